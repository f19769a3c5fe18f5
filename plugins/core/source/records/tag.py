"""States and sorts as readers see them: words with colours and an icon, all said by the record that has them."""

from enum import StrEnum
from typing import Literal, Self

Tone = Literal["good", "caution", "bad", "accent", "resting"]


class Tag(StrEnum):
    """One of some words that an author may type, with what the theme shows for it (macros/tag.html).

    A member is its word, the words that readers see, a tone for its colours, and the name of an icon in
    theme/templates/icons/, if it has one: `OPEN = "open", "Still open", "caution", "clock"`.
    """

    label: str
    tone: Tone
    icon: str

    def __new__(cls, word: str, label: str = "", tone: Tone = "resting", icon: str = "") -> Self:
        """Make a member; without a label it is the word, with a capital."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label, member.tone, member.icon = label or word.replace("-", " ").capitalize(), tone, icon
        return member

    @property
    def definition(self) -> tuple[str, str, Tone, str]:
        """What a member is made of, for another Tag that has the same one."""
        return self.value, self.label, self.tone, self.icon
