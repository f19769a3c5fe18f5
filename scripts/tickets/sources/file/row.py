"""One row of an export: where it stands and its cells."""

from datetime import datetime
from typing import TypeAlias

Cell: TypeAlias = str | datetime | None
Row: TypeAlias = tuple[int, tuple[Cell, ...]]
