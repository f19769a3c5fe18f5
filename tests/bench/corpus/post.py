"""The posts that every generator gets: the same seed gives the same posts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from tests.bench.corpus.words import choose_words, make_body, make_plain_sentence

SEED = 20261120
BEGIN = datetime(2020, 1, 6, 8)  # noqa: DTZ001  every generator reads it on a clock of its own
YEARS = timedelta(days=5 * 365)
TOPICS = (
    "accounts", "backups", "email", "hardware", "meetings", "network",
    "patches", "phones", "printing", "security", "training", "wifi",
)  # fmt: skip
AUTHORS = {
    "ana-berg": "Ana Berg", "ben-okoro": "Ben Okoro", "chloe-dubois": "Chloe Dubois", "dev-patel": "Dev Patel",
    "ella-nystrom": "Ella Nystrom", "farid-aziz": "Farid Aziz", "greta-lang": "Greta Lang", "hugo-silva": "Hugo Silva",
}  # fmt: skip
SERVICES = ("desk", "files", "lines", "mail", "print", "sites")
LINK = "@link@"  # where a post's body names another post, each generator in its own words


@dataclass(frozen=True)
class Post:
    """One post, whatever form it is written in; `target` is the post that its body links in place of LINK."""

    name: str
    title: str
    moment: datetime
    author: str
    topics: tuple[str, ...]
    service: str
    summary: str
    target: int
    body: str

    @property
    def path(self) -> str:
        """Where it stands below the folder of posts."""
        return f"{self.moment.year}/{self.name}.md"


def make_posts(count: int) -> Iterator[Post]:
    """Yield posts of about 409 words over five years, oldest first."""
    random = Random(SEED)
    for number in range(count):
        yield Post(
            name=f"post-{number:05}",
            title=f"{' '.join(choose_words(random, random.randint(4, 7))).capitalize()} {number}",
            moment=BEGIN + YEARS * number / count // timedelta(minutes=1) * timedelta(minutes=1),
            author=random.choice(list(AUTHORS)),
            topics=tuple(sorted(random.sample(TOPICS, random.randint(1, 4)))),
            service=random.choice(SERVICES),
            summary=make_plain_sentence(random)[:190],
            target=random.randrange(count),
            body=make_body(random, LINK),
        )
