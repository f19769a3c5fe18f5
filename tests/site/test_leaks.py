"""What is not for readers, or not yet, leaves no byte in the output: not in pages, feeds, search, data or names of files."""

from tests.plugins.week_files import add_checksum
from tests.site.canaries import SVG, find_canaries, make_canary
from tests.site.site_project import SiteProject
from tests.site.standard_content import CHANGE_FILE, PROJECT_FILE, WEEK_FILE

HIDDEN = {"draft": "status: draft", "withdrawn": "status: withdrawn", "board": "audiences: [board]"}


def hide(site_project: SiteProject, name: str, line: str) -> None:
    """Write one of every kind that is not out, with a word of its own in every field, every body, every image and every name."""
    word = {field: make_canary(f"{name}{field}") for field in ("title", "text", "impact", "summary", "role", "about")}
    slug = f"zq-{name}-zq"
    head = f"---\n{line}\n"
    links = f"![{word['text']}]({{static}}/images/{slug}.svg) [{word['text']}]({{static}}/files/{slug}.txt)"
    site_project.write(f"content/images/{slug}.svg", SVG.format(name=name))
    site_project.write(f"content/files/{slug}.txt", make_canary(f"{name}file"))
    site_project.write(
        f"content/posts/2026/{slug}-post.md",
        f"{head}title: {word['title']}\ndate: 2026-11-20\nauthors: {slug}\nsummary: {word['summary']}\n"
        f"action: {word['impact']}\nslug: {slug}\ntopics: [travel]\n---\n{links}\n",
    )
    change = CHANGE_FILE.format(id=f"{slug}-change", title=word["title"], impact=word["impact"], text=links)
    site_project.write(f"content/changes/{slug}-change.md", change.replace("---\n", head, 1))
    site_project.write(
        f"content/pages/{slug}-page.md", f"{head}title: {word['title']}\nmenu: {word['text']}\n---\n{links}\n"
    )
    project = PROJECT_FILE.format(id=slug, title=word["title"], summary=word["summary"], text=word["text"])
    site_project.write(f"content/projects/{slug}.yaml", f"{line}\n{project}")
    site_project.write(
        f"content/people/{slug}.yaml",
        f"{line}\nname: {word['title']}\nrole: {word['role']}\nask_me_about: [{word['text']}]\nabout: {word['about']}\n",
    )


def test_what_is_not_out_leaves_no_byte(site_project):
    """Drafts, withdrawn things and what is for another audience show nowhere, nor do their images, attachments and names."""
    site_project.post("sound")
    for name, line in HIDDEN.items():
        hide(site_project, name, line)
    site_project.commit("2026-11-20 10:00")

    built = site_project.built()

    assert built.mistakes() == ""
    assert "posts/sound/index.html" in built.files
    assert find_canaries(built.everything()) == set()


def test_published_from_the_same_files(site_project):
    """The test above would find what it looks for: the same files, published, show nearly every one of those words."""
    hide(site_project, "open", "status: published")
    site_project.commit("2026-11-20 10:00")

    found = find_canaries(site_project.built().everything())

    fields = ("title", "text", "impact", "summary", "role", "about", "image", "file")
    assert found >= {make_canary(f"open{field}").encode() for field in fields} | {b"zq-open-zq"}


def test_future_dates(site_project):
    """A post, a change and an update dated tomorrow leave nothing today, not even the image that only they show."""
    site_project.write("content/images/zq-later-zq.svg", SVG.format(name="later"))
    image = "![zqlatertextzq]({static}/images/zq-later-zq.svg)"
    site_project.post("zq-later-zq", image, date="2026-11-25", title="zqlatertitlezq", topics="[travel]")
    change = CHANGE_FILE.format(id="zq-later-zq", title="zqlatertitlezq", impact="zqlaterimpactzq", text=image)
    site_project.write("content/changes/zq-later-zq.md", change.replace("2026-11-19", "2026-11-25 09:00"))
    project = PROJECT_FILE.format(id="vpn", title="A VPN", summary="It began", text="Soon.")
    update = (
        "updates:\n  - date: 2026-11-25\n    id: zq-later-zq\n    summary: zqlatersummaryzq\n"
        f"    path_to_green: zqlaterpathzq\n    text: |\n      {image} [zqlinkzq]({{filename}}/posts/2026/zq-later-zq.md)\n"
    )
    site_project.write("content/projects/vpn.yaml", project.replace("updates:\n", update))
    site_project.commit("2026-11-20 10:00")

    built = site_project.built()

    assert built.mistakes() == ""
    assert "It began" in built.text("projects/vpn/index.html")
    assert "feeds/topics/travel.xml" not in built.files
    assert find_canaries(built.everything()) == set()


def test_project_that_was_for_few(site_project):
    """What a project said while it was a draft, or for the board only, is not told by its page's history later."""
    path = "content/projects/vpn.yaml"
    project = PROJECT_FILE.format(id="vpn", title="A VPN", summary="It began", text="Soon.")
    steps = {
        "2026-11-01 10:00": "audiences: [board]\n" + project.replace("A VPN", "zqboardtitlezq"),
        "2026-11-02 10:00": "status: draft\n" + project.replace("A VPN", "zqdrafttitlezq"),
        "2026-11-03 10:00": project,
        "2026-11-04 10:00": project.replace("A VPN", "The VPN"),
    }
    for moment, text in steps.items():
        site_project.write(path, text)
        site_project.commit(moment)

    built = site_project.built()

    assert "Renamed from “A VPN” to “The VPN”." in built.text("projects/vpn/index.html")
    assert find_canaries(built.everything()) == set()


def test_keys_of_tickets(site_project):
    """The keys of tickets are never shown, nor is a proposed title that nobody took, nor the checksum of a pull's file."""
    week = add_checksum(
        "complete: true\nminimum_count: 3\nreceived: {this: 9}\nresolved: {this: 8}\nopen: {this: 7}\nmedian_hours: {}\n"
        "p90_hours: {}\nproposed:\n  - {ticket: zq-key-zq, resolved: 2026-11-10, title: The zq-proposed-zq title}\n"
    )
    words = "titles:\n  - {ticket: zq-key-zq, title: The title}\ndeclined: [zq-declined-zq]\n"
    site_project.write("content/weeks/2026-W46.yaml", WEEK_FILE.format(intro="a", highlight="b", thanks="c") + words)
    site_project.write("content/weeks/2026-W46.tickets.yaml", week)
    site_project.commit("2026-11-20 10:00")

    built = site_project.built()

    assert "The title" in built.text("weeks/2026-w46/index.html")
    assert b"sha256-" not in built.everything()
    assert find_canaries(built.everything()) == set()
