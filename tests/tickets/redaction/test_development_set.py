"""The labelled development set beside the repository, scored with its own score.py against its goals."""

import json
import subprocess
import sys

from scripts.tickets.redaction.redactor import Redactor
from tests.tickets.redaction.titles import PRIVACY, ROOT, needs_development_set

pytestmark = needs_development_set


def test_goals_are_met(tmp_path):
    """Every goal of goals.json that is about text is met on the development set."""
    command = f"{sys.executable} -m scripts.redact --jsonl --config {tmp_path}"
    score = [sys.executable, str(PRIVACY / "score.py"), "--set", "dev", "--show", "20", "--cmd", command]

    done = subprocess.run(
        [*score, "--check", str(PRIVACY / "goals.json")], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_staff_list_takes_no_clean_word():
    """With the directory of the set's people no more of the clean titles are changed than the goal allows."""
    people = (PRIVACY / "directory_dev.txt").read_text(encoding="utf-8").splitlines()
    redactor = Redactor((), people)
    records = map(json.loads, (PRIVACY / "dev.jsonl").read_text(encoding="utf-8").splitlines())
    clean = [record["text"] for record in records if record["clean"]]

    changed = [text for text in clean if redactor.redact(text).text != text]

    assert len(changed) <= 0.06 * len(clean), changed
