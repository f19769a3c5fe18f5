"""Fill a fresh Roundup: `seed_roundup.py TRACKER SEED.jsonl ENV`. Stamps go into the database: no interface sets them."""

import json
import os
import secrets
import sys
from pathlib import Path

from roundup import date, instance, password
from roundup.hyperdb import Date

STATUSES = {"new": "unread", "open": "in-progress", "resolved": "resolved", "rejected": "wont-do"}


def main(tracker: str, seed: str, environ: str) -> None:
    """Make the issues with the numbers of the seed, one more that is confidential, and two users."""
    db = instance.open(tracker).open("admin")
    db.status.create(name="wont-do", order=9)
    statuses = {db.status.get(each, "name"): each for each in db.status.list()}
    made: dict[tuple[str, str], str] = {}

    def named(kind: str, name: str) -> str:
        return made.get((kind, name)) or made.setdefault((kind, name), db.getclass(kind).create(name=name))

    def stamp(text: str) -> str:
        return db.to_sql_value(Date)(date.Date(text.rstrip("Z").replace("T", ".")))

    for line in Path(seed).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        number = db.issue.create(
            title=row["title"], status=statuses[STATUSES[row["status"]]], category=named("category", row["queue"]), priority="1",
            keyword=[named("keyword", label) for label in row["labels"]],
        )  # fmt: skip
        assert number == str(row["number"])
        changed = row["ended"] or row["created"]
        db.sql("update _issue set _creation=?, _activity=? where id=?", (stamp(row["created"]), stamp(changed), number))
    hidden = db.issue.create(title="Confidential", status=statuses["unread"], category=named("category", "Accounts"),
                             confidential=True)  # fmt: skip
    db.sql("update _issue set _creation=?, _activity=? where id=?", (*[stamp("2026-10-20T08:00:00Z")] * 2, hidden))
    words = {}
    for variable, name, roles in (
        ("ROUNDUP_PASSWORD", "glassbox", "Counts"),
        ("ROUNDUP_PASSWORD_NOBODY", "nobody", "Nothing"),
    ):
        words[variable] = secrets.token_urlsafe(18)
        db.user.create(
            username=name, roles=roles, address=f"{name}@example.test", timezone="America/New_York",
            password=password.Password(words[variable], config=db.config),
        )  # fmt: skip
    db.commit()
    db.close()
    os.umask(0o077)
    Path(environ).write_text("".join(f"{name}={value}\n" for name, value in words.items()), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
