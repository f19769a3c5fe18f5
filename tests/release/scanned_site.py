"""A department whose site is scanned: a config folder with its lists, content with one person, and the files of a built site."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.release.leak_scan.allowed import load_allowed
from scripts.release.leak_scan.scan import Rules, find_leaks
from scripts.release.leak_scan.staff import load_staff
from scripts.release.store.manifest import compute_digest
from scripts.release.store.tree import read_tree

URL = "https://it.nordhaven.example"
STAFF = "# one name a line\nAnn Ashton\nPetersen, Wiebke\nMarit Holm\nJosé María Núñez\nRose\n"


@dataclass(frozen=True)
class ScannedSite:
    """Its folder."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def rules(self) -> Rules:
        """What its lists say."""
        config, content = self.folder / "config", self.folder / "content"
        return Rules(load_allowed(config, URL), load_staff(config, content), content, config, URL)

    def scan(self, files: Mapping[str, str], known: frozenset[str] = frozenset()) -> tuple[list[str], frozenset[str]]:
        """What is said of the files of a site, and the digests of the clean ones."""
        for name, text in files.items():
            self.write(f"site/{name}", text)
        tree = read_tree(self.folder / "site")
        digests = {file: compute_digest(tree.root / file) for file in tree.files}
        problems, clean = find_leaks(tree, digests, known, self.rules())
        return [str(problem) for problem in problems], clean

    def said(self, text: str, file: str = "a/index.html") -> str:
        """What is said of one file."""
        return "\n".join(self.scan({file: text})[0])


def make_scanned_site(folder: Path) -> ScannedSite:
    """A department with five people on its staff list, one of whom has a page."""
    site = ScannedSite(folder)
    site.write("config/staff.txt", STAFF)
    site.write(
        "config/scan-allowed.txt",
        "it@nordhaven.example  # the help site\nwww.bsi.example\n*.python.example\n@press.example\n",
    )
    site.write("content/people/marit-holm.yaml", "name: Marit Holm\nrole: Head of IT\n")
    return site
