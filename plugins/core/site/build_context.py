"""What a build is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.core.history.ledger import Ledger
from plugins.core.history.versions import History
from plugins.core.settings.site_settings import Config
from plugins.core.source.entries.kind import Kind


@dataclass(frozen=True, slots=True)
class BuildContext:
    """What a build is given: settings, the content folder, the site's address, kinds, the past, and the present (aware, UTC).

    Without a ledger, moments of publication are estimated. With `drafts`, as in the live preview, the site also has what is not
    public yet.
    """

    config: Config
    content: Path
    url: str
    kinds: Sequence[Kind]
    history: History
    now: datetime
    ledger: Ledger | None = None
    drafts: bool = False
