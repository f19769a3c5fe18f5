"""What a vendor says that its interface answers, for fakes that must not answer anything else."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

CONTRACTS = Path(__file__).parents[2] / "data" / "contracts"


@cache
def validator(file: str, path: str, method: str) -> Draft202012Validator:
    """Knows every good answer of one question, by a trimmed copy of the vendor's OpenAPI description."""
    document = adapted(json.loads((CONTRACTS / file).read_text(encoding="utf-8")))
    steps = ["paths", path, method, "responses", "200", "content", "application/json", "schema"]
    pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
    return Draft202012Validator({**document, "$ref": f"#/{pointer}"})


def adapted(value: Any) -> Any:
    """OpenAPI 3.0 as JSON Schema: what may be null says so in another way."""
    if isinstance(value, list):
        return [adapted(each) for each in value]
    if not isinstance(value, dict):
        return value
    changed = {key: adapted(each) for key, each in value.items() if key != "nullable"}
    return {"anyOf": [changed, {"type": "null"}]} if value.get("nullable") is True else changed


def keep(file: str, path: str, method: str, answer: Any) -> Any:
    """The answer, if it is one that the vendor describes."""
    errors = [
        f"{'/'.join(map(str, error.path))}: {error.message[:200]}"
        for error in validator(file, path, method).iter_errors(answer)
    ]
    assert errors == []
    return answer
