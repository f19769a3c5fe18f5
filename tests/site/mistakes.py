"""One of each kind of mistake that a site may hold: the file, its text, and what must be said."""

from dataclasses import dataclass

from tests.site.standard_content import PROJECT_FILE

POST = "---\nid: {id}\ntitle: {title}\ndate: {date}\nauthors: ana-berg\n{more}---\n\n{body}\n"


def post(id="wrong", title="A title", date="2026-11-20", more="", body="Words.") -> str:
    """Return a post's text."""
    return POST.format(id=id, title=title, date=date, more=more, body=body)


@dataclass(frozen=True)
class Mistake:
    """A file that is wrong, and a part of the message about it."""

    path: str
    text: str
    said: str


A_POST = "content/posts/2026/wrong.md"
VPN = PROJECT_FILE.format(id="vpn", title="A VPN", summary="It begins", text="Soon.")

MISTAKES = {
    "unknown key": Mistake(A_POST, post(more="sumary: x\n"), "wrong.md:6: sumary: is not a field here; did you mean `summary`"),
    "bad date": Mistake(A_POST, post(date="friday"), "wrong.md:4: date: 'friday' is not a date"),
    "no title": Mistake(A_POST, "---\ndate: 2026-11-20\n---\nWords.\n", "title: is missing"),
    "no front matter": Mistake(A_POST, "Words.\n", "wrong.md:1: does not start with a line `---`"),
    "nobody": Mistake(A_POST, post(more="projects: [nothing]\n"), "'nothing' is no project"),
    "dangling link": Mistake(A_POST, post(body="[x]({filename}/posts/2026/no.md)"), "leads nowhere"),
    "dangling image": Mistake(A_POST, post(body="![x]({static}/images/no.png)"), "leads nowhere"),
    "relative link": Mistake(A_POST, post(body="[x](../other/)"), "'../other/'"),
    "link from the root": Mistake(A_POST, post(body="[x](/help/)"), "'/help/'"),
    "image of another host": Mistake(A_POST, post(body="![x](https://example.net/x.png)"), "'https://example.net/x.png'"),
    "control character": Mistake(A_POST, post(title='"a \\x07 bell"'), "control character"),
    **{
        f"a sign that {does}": Mistake(A_POST, post(title=f'"abc {sign} def"'), "wrong.md:3: title:")
        for does, sign in (("turns text", "\\u202e"), ("isolates text", "\\u2066"), ("ends a line unseen", "\\u2028"))
    },
    "duplicate id": Mistake("content/posts/2026/the-other.md", post(id="sound"), "already the id of"),
    "duplicate address": Mistake("content/posts/2026/other.md", post(id="other", more="slug: sound\n"), "give it another slug"),
    "address of the site": Mistake("content/pages/posts.md", "---\ntitle: Posts\n---\nWords.\n", "would have the address /posts/"),
    "duplicate key": Mistake(A_POST, post(more="title: B\n"), "stands here a second time"),
    "wrong YAML": Mistake("content/projects/vpn.yaml", VPN.replace("state: on-track", "state: [on-track"), "vpn.yaml:"),
    "tab": Mistake("content/projects/vpn.yaml", VPN.replace("    summary", "\tsummary"), "tab"),
    "off track without a way back": Mistake(
        "content/projects/vpn.yaml", VPN.replace("on-track", "off-track"), "add `path_to_green`"
    ),
    "no week": Mistake("content/weeks/2026-W54.yaml", "intro: Hello\n", "is no week"),
    "a stray file": Mistake("content/notes.txt", "x", "nothing reads this file"),
    "a file of the wrong sort": Mistake("content/images/run.exe", "x", "are not published"),
    "an image with a script": Mistake(
        "content/images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>1</script></svg>', "script"
    ),
    "settings": Mistake("config/topics.yaml", "security: {nam: Security}\n", "topics.yaml:1:"),
    "no settings": Mistake("config/site.yaml", "name: IT\n", "tagline: is missing"),
    "plugins where they once stood": Mistake(
        "config/site.yaml",
        "name: A\ntagline: B\nurl: https://it.example.com\ntimezone: Europe/Berlin\nplugins: [our_kind]\n",
        "site.yaml:5: plugins: is gone: name your kinds in `PLUGINS` of pelicanconf.py, and delete this line",
    ),
}  # fmt: skip
# Without settings there is no site to show, so a preview stops there as well.
UNSHOWABLE = {"settings", "no settings", "plugins where they once stood"}
