"""The form of an export, as far as it is known."""

from dataclasses import dataclass

MAX_MEGABYTES = 500


@dataclass(frozen=True, slots=True)
class ExportForm:
    """What is known of an export's form; None for what is to be found out.

    `quotes` is none (a quotation mark is a letter like others) or double. `rows` is the key of the list in a JSON object.
    """

    format: str | None = None
    delimiter: str | None = None
    quotes: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    rows: str | None = None
    max_megabytes: int = MAX_MEGABYTES
