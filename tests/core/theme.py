"""The theme's templates, compiled once for a process of tests."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.core.output.jinja_environment import make_environment
from plugins.core.site.dependencies import Render

THEME = Path(__file__).resolve().parents[2] / "theme"


@cache
def make_renderer(zone: str) -> Render:
    """Return what fills the theme's templates, with dates on the clocks of a zone."""
    made = make_environment(THEME / "templates", ZoneInfo(zone))

    def rendered(template: str, inputs: Mapping[str, Any]) -> str:
        return made.get_template(template).render(inputs)

    return rendered
