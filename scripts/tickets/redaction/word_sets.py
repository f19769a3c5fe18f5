"""Sets of words, written as one reads them."""


def words_in(text: str) -> frozenset[str]:
    """The words of a text, parted by spaces."""
    return frozenset(text.split())
