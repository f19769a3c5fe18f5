"""JSON as every machine writes it."""

import json
from typing import Any


def serialize_json(value: Any) -> bytes:
    """A value as JSON in UTF-8, one line, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8") + b"\n"
