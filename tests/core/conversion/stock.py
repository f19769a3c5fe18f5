"""Stock Python-Markdown with the extensions of Glassbox."""

from markdown import Markdown

from plugins.core.conversion.lean import Alignment
from plugins.core.conversion.trees import heading_id

EXTENSIONS = ("abbr", "sane_lists", "fenced_code", "codehilite", "tables", "def_list")
CODE = {"guess_lang": False, "css_class": "codehilite"}
BODIES = Markdown(
    extensions=[*EXTENSIONS, "footnotes", "toc", Alignment()],
    extension_configs={"codehilite": CODE, "toc": {"slugify": heading_id, "marker": ""}},
)
FIELDS = Markdown(extensions=[*EXTENSIONS, Alignment()], extension_configs={"codehilite": CODE})
