"""The base of all records: one YAML document, typed and frozen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict

from plugins.core.source.document_path import Place


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that is wrong between fields: where, and what would be right."""

    place: Place
    message: str


class Record(BaseModel):
    """A frozen model without unknown keys; `mistakes` adds what no single field can tell.

    `former_fields` are fields that an earlier Glassbox had, with what to do about each; {name} is the file's name. `is_content` is
    for records of content/, whose files people bring along from other generators.
    """

    former_fields: ClassVar[Mapping[str, str]] = {}
    is_content: ClassVar[bool] = False

    # built when first read: who reads posts does not wait for weeks
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)

    def mistakes(self) -> Iterable[Mistake]:
        """Yield the mistakes between the fields of this record."""
        return ()


RecordType = TypeVar("RecordType", bound=Record)


def find_repeated_keys(name: str, keys: Sequence[str], cure: str) -> Iterator[Mistake]:
    """Yield a mistake for each key that stands twice."""
    counts = Counter(keys)
    for index, key in enumerate(keys):
        if counts[key] > 1 and keys.index(key) != index:
            yield Mistake((name, index), f"has the id {key!r} a second time; {cure}")
