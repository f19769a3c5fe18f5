"""Text for generated posts: the same seed gives the same words."""

from random import Random

TEXT = """
server printer password network laptop screen meeting update ticket colleague office morning window account mailbox
backup cable folder version request service system change answer question problem device phone access database
quietly slowly again later before after with without because although every another first last new old safe short
moves opens starts ends waits works breaks returns helps shows asks tells keeps needs finds brings the a our your
"""
SYLLABLES = """
ba bel cor dan el fin gar hol in jor kal lem mar nor or pan quil ros sen tor ul van wes yor zan
da fer gan hin jen kel lor min nas por rin sal ten vor wick
"""
COMMON = TEXT.split()
STARTS, ENDS = (row.split() for row in SYLLABLES.strip().splitlines())
RARE = [start + middle + end for start in STARTS for middle in ("", "a", "e") for end in ENDS]
VOCABULARY = COMMON + RARE
WEIGHTS = [1 / (rank + 3) for rank in range(len(VOCABULARY))]  # few words often, many words seldom, as people write
CUMULATIVE = [sum(WEIGHTS[: rank + 1]) for rank in range(len(WEIGHTS))]
STATES = ("good", "slow", "off")
MARKED = ("**{}**", "*{}*", "`{}`", "[{0}](https://docs.example.com/{0})")
SHELL = """for host in $(cat {0}.txt); do
  ssh "$host" systemctl restart {1}
done
journalctl -u {1} -n {2} | sort"""
PYTHON = """def {0}(limit: int = {2}) -> int:
    # Count {1}.
    return sum(1 for line in open("{1}.log") if len(line) > limit)"""
YAML = """{0}:
  replicas: {2}
  owners:
    - {1}
  enabled: true"""
POWERSHELL = """Get-Service -Name {0} |
  Where-Object {{ $_.Status -eq 'Stopped' }} |
  Restart-Service -Verbose  # {1}, {2} times"""
PROGRAMS = {"sh": SHELL, "python": PYTHON, "yaml": YAML, "powershell": POWERSHELL}


def choose_words(random: Random, count: int) -> list[str]:
    """Return some words."""
    return random.choices(VOCABULARY, cum_weights=CUMULATIVE, k=count)


def make_plain_sentence(random: Random) -> str:
    """Eight to nineteen words with a capital and a full stop."""
    return " ".join(choose_words(random, random.randint(8, 19))).capitalize() + "."


def make_sentence(random: Random) -> str:
    """Return the same in Markdown: in two of five one word is strong, emphasised, in code or a link to another host."""
    said = choose_words(random, random.randint(8, 19))
    if random.random() < 0.4:
        place = random.randrange(1, len(said) - 1)
        said[place] = random.choice(MARKED).format(said[place])
    return said[0].capitalize() + " " + " ".join(said[1:]) + "."


def make_paragraph(random: Random, least: int = 1, most: int = 3) -> str:
    """Return some sentences."""
    return " ".join(make_sentence(random) for _ in range(random.randint(least, most)))


def make_heading(random: Random) -> str:
    """Return a second-level heading of two to five words."""
    return "## " + " ".join(choose_words(random, random.randint(2, 5))).capitalize()


def make_list(random: Random) -> str:
    """Return a list of three to six, numbered or not."""
    numbered = random.random() < 0.3
    signs = [f"{number}." if numbered else "-" for number in range(1, random.randint(4, 7))]
    return "\n".join(f"{sign} {' '.join(choose_words(random, random.randint(5, 12)))}" for sign in signs)


def make_table(random: Random) -> str:
    """Four columns and four to seven rows."""
    rows = [
        f"| {choose_words(random, 1)[0]} | {random.choice(STATES)} | {random.randint(1, 500)} "
        f"| {' '.join(choose_words(random, 4))} |"
        for _ in range(random.randint(4, 7))
    ]
    return "\n".join(["| What | How | Number | Why |", "|---|---|---:|---|", *rows])


def make_code(random: Random) -> str:
    """Return a fenced block in one of four languages."""
    language = random.choice(sorted(PROGRAMS))
    return f"```{language}\n{PROGRAMS[language].format(*choose_words(random, 2), random.randint(2, 900))}\n```"


def make_body(random: Random, link: str) -> str:
    """About 409 words: three or four headings, two lists, a table, a code block, links to other hosts and the one given."""
    parts = [
        *(make_paragraph(random, 2, 4), make_paragraph(random, 2, 4)),
        *(make_heading(random), make_paragraph(random), make_list(random)),
        *(make_heading(random), make_paragraph(random), make_table(random)),
        *(make_heading(random), make_code(random), make_paragraph(random), make_list(random)),
        f"More on this stands in {link}, for the {choose_words(random, 1)[0]} there.",
        make_paragraph(random),
    ]
    if random.random() < 0.5:
        parts += [make_heading(random), make_paragraph(random)]
    return "\n\n".join(parts) + "\n"
