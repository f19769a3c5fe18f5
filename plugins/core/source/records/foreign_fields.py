"""Fields of other site generators in front matter, and what to write in their place: `foreign_fields.toml`."""

from collections.abc import Container, Mapping, Sequence
from functools import cache
from pathlib import Path

ForeignField = tuple[Sequence[str], str]  # the fields that may take its place here, and the advice


def explain_foreign_field(name: str, fields: Container[str]) -> str:
    """Return what to write in place of a field that another generator knows; empty for any other name."""
    here, advice = read_foreign_fields().get(normalize_field(name), ((), ""))
    if not advice:
        return ""
    own = next((each for each in here if each in fields), "")
    return advice.format(here=own) if own or not here else "is not a field here; delete this line"


def normalize_field(name: str) -> str:
    """Return a name as it is compared."""
    return name.casefold().replace("-", "").replace("_", "")


@cache
def read_foreign_fields() -> Mapping[str, ForeignField]:
    """Read the list once."""
    import tomllib

    text = Path(__file__).with_name("foreign_fields.toml").read_text(encoding="utf-8")
    return {
        name: (each.get("here", ()), each["advice"]) for each in tomllib.loads(text)["field"] for name in each["names"]
    }
