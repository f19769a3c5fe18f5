"""Text for generated posts: the same seed gives the same words."""

from random import Random

TEXT = """
server printer password network laptop screen meeting update ticket colleague office morning window account mailbox
backup cable folder version request service system change answer question problem device phone access database
quietly slowly again later before after with without because although every another first last new old safe short
moves opens starts ends waits works breaks returns helps shows asks tells keeps needs finds brings the a our your
"""
WORDS = TEXT.split()


def sentence(random: Random) -> str:
    """Eight to eighteen words with a capital and a full stop."""
    words = random.choices(WORDS, k=random.randint(8, 18))
    return " ".join(words).capitalize() + "."


def paragraph(random: Random) -> str:
    """Three to five sentences, some words strong or in code."""
    text = " ".join(sentence(random) for _ in range(random.randint(3, 5)))
    word = random.choice(WORDS)
    return text.replace(f" {word} ", f" **{word}** ", 1)


def heading(random: Random) -> str:
    """A second-level heading of three words."""
    return "## " + " ".join(random.choices(WORDS, k=3)).capitalize()


def bullets(random: Random) -> str:
    """A list of four."""
    return "\n".join(f"- {sentence(random)}" for _ in range(4))


def table(random: Random) -> str:
    """Three columns and four rows."""
    rows = [" | ".join(random.choices(WORDS, k=3)) for _ in range(4)]
    return "\n".join(f"| {row} |" for row in ("What | Before | After", "---|---|---", *rows))


def code(random: Random) -> str:
    """A fenced block of a shell script."""
    rows = [f"echo {random.choice(WORDS)} | sort -u > {random.choice(WORDS)}.txt" for _ in range(4)]
    return "```sh\n" + "\n".join(rows) + "\n```"


def body(random: Random, link: str) -> str:
    """About 400 words with three headings, a list, a table, a code block and a link."""
    parts = [
        *(paragraph(random), paragraph(random)),
        *(heading(random), paragraph(random), bullets(random)),
        *(heading(random), paragraph(random), table(random)),
        f"More on this stands [in an earlier post]({link}).",
        *(heading(random), code(random), paragraph(random)),
    ]
    return "\n\n".join(parts) + "\n"
