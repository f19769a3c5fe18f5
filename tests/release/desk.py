"""What a test of publishing works with."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.publish import main
from tests.release.tiny_site import NEEDED, SITE, build


@dataclass(frozen=True)
class Desk:
    """What a test works with: a folder of content and the live address."""

    content: Path
    live: Path

    def write(self, files: Mapping[str, str]) -> None:
        """Put files into the content, which is the site of the tiny builder."""
        for name, text in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def arguments(self, *more: str) -> list[str]:
        """The command line of a publish; the first one says that it is."""
        kept = self.live.with_name(f".{self.live.name}.releases") / "published.json"
        first = [] if kept.exists() or (self.live.is_dir() and any(self.live.iterdir())) else ["--first"]
        return ["--to", str(self.live), "--content", str(self.content), "--siteurl", SITE, *first, *more]

    def publish(self, *more: str) -> int:
        """Publish within this process."""
        return main(self.arguments(*more), build=build)

    def rollback(self, *more: str) -> int:
        """Roll back within this process."""
        return main(["--to", str(self.live), "--rollback", *more])

    def home(self) -> str:
        """What a visitor reads on the home page."""
        return (self.live / "index.html").read_text(encoding="utf-8")

    def releases(self) -> list[str]:
        """The complete releases beside the live address, by their rising number."""
        names = (path.name for path in self.beside() if path.is_dir() and path.name.startswith("20"))
        return sorted(names, key=lambda name: int(name.rpartition("-")[2]))

    def beside(self) -> list[Path]:
        """Everything in the folder of releases."""
        return sorted(self.live.with_name(f".{self.live.name}.releases").iterdir())


def new_desk(folder: Path) -> Desk:
    """A content folder with the two pages every site needs, and a live address that does not exist yet."""
    desk = Desk(folder / "content", folder / "www" / "site")
    desk.write(NEEDED)
    return desk
