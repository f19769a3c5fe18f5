"""The allow-list of drawings, from `allowed.txt`: elements, attributes and words of CSS."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
PREFIXES = {"{http://www.w3.org/1999/xlink}": "xlink:", "{http://www.w3.org/XML/1998/namespace}": "xml:"}


@dataclass(frozen=True, slots=True)
class AllowList:
    """The names of `allowed.txt`; elements, attributes and references with what is done with them."""

    elements: Mapping[str, str]
    attributes: Mapping[str, str]
    references: Mapping[str, str]
    refused_namespaces: frozenset[str]
    functions: frozenset[str]
    rules: frozenset[str]

    def find_attribute_kind(self, name: str) -> str:
        """Return the kind of check that an attribute gets; empty if it is not allowed."""
        return self.attributes.get(name) or self.attributes.get(name.partition("-")[0] + "-*", "")


@cache
def read_allow_list() -> AllowList:
    """Read the list once."""
    found: dict[str, dict[str, str]] = {}
    for line in Path(__file__).with_name("allowed.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            head, names = line.partition("  #")[0].split(": ", 1)
            section, _, kind = head.partition(" ")
            found.setdefault(section, {}).update(dict.fromkeys(names.split(), kind))
    return AllowList(
        elements=found["element"],
        attributes=found["attribute"],
        references=found["reference"],
        refused_namespaces=frozenset("{" + name + "}" for name in found["namespace"]),
        functions=frozenset(found["function"]),
        rules=frozenset(found["rule"]),
    )


def split_name(tag: str) -> tuple[str, str]:
    """Split lxml's `{namespace}name` into `{namespace}` (empty where there is none) and the name."""
    namespace, brace, name = tag.rpartition("}")
    return namespace + brace, name
