"""Mistakes are shown in the page, and heal on save."""

from tests.preview.preview import eventually


def test_broken_file(shown):
    """Every page names the file, line, field and cure of each mistake, in escaped words; the rest of the site is up."""
    shown.write("content/a.md", "MISTAKE")
    shown.write("content/b.md", "MISTAKE")

    for page in ("/", "/posts/vpn/", "/nothing/"):
        shown.shows("2 mistakes", page)
        text = shown.get(page).text
        assert (
            "content/a.md:2</code> <strong>title:</strong> &#x27;MISTAKE&#x27; is &lt;wrong&gt;; write another" in text
        )
        assert "content/b.md:2" in text
    assert "one code a day" in shown.get("/posts/vpn/").text
    assert shown.get("/posts/vpn/").status == 200
    eventually(lambda: shown.said(r"^content/a\.md:2: title:"), "the terminal says it too")


def test_very_many_mistakes(shown):
    """A page shows the first fifty causes and says how many more there are."""
    for number in range(60):
        shown.write(f"content/{number:02}.md", f"{number:02} MISTAKE")

    shown.shows("60 mistakes")

    text = shown.get().text
    assert text.count("<li>") == 50
    assert "10 more are named by <code>make check</code>" in text


def test_nothing_can_be_shown(shown):
    """Broken settings or templates give a page with file, line and cure in place of every page; files still come."""
    shown.write("content/style.css", "body {}")
    shown.shows("body {}", "/style.css")

    shown.write("content/broken.md", "UNUSABLE")

    shown.shows("cannot be shown")
    for page in ("/", "/posts/vpn/", "/nothing/"):
        answer = shown.get(page)
        assert answer.status == 500
        assert (
            "config/site.yaml:3</code> <strong>timezone:</strong> is &lt;no&gt; zone; write Europe/Berlin"
            in answer.text
        )
        assert "one code a day" not in answer.text
        assert "live.js" in answer.text
    assert shown.get("/style.css").status == 200


def test_unforeseen_exception(shown):
    """A traceback is shown, and never run."""
    shown.write("content/broken.md", "CRASH")

    shown.shows("ZeroDivisionError")
    text = shown.get().text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text


def test_each_failure_heals(shown):
    """Whatever was wrong, also a build that took its process with it, the save that mends it brings the site back."""
    said = {
        "UNUSABLE": "glassbox-error", "CRASH": "ZeroDivisionError", "MISTAKE": "glassbox-notice", "DIE": "ended with status 7",
    }  # fmt: skip
    for word, words in said.items():
        shown.write("content/broken.md", word)
        shown.shows(words)

        shown.write("content/broken.md", f"mended after {word.lower()}")

        shown.shows(f"mended after {word.lower()}", "/broken/")
        shown.hides(words)
        assert shown.get().status == 200
    eventually(lambda: shown.said("no mistake any more"), "the terminal says it too")


def test_broken_from_the_start(preview):
    """A site that cannot be built when the preview starts says why, and heals like any other."""
    preview.write("content/broken.md", "UNUSABLE")
    preview.start().shows("Europe/Berlin")

    preview.write("content/broken.md", "mended")

    preview.shows("hello")
