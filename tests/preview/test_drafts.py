"""What is not public yet can be looked at in the preview, under a bar that says so."""

from tests.preview.preview import eventually


def test_draft_bears_a_bar(shown):
    """A draft's page says why nobody else sees it; no other page does; the bar goes away with the reason."""
    shown.write("content/words.md", "DRAFT of mine")

    shown.shows("Not public yet: it is a &lt;draft&gt;.", "/words/")
    assert "Not public yet" not in shown.get("/").text

    version = shown.version_token("/words/")
    shown.write("content/words.md", "words of mine")

    shown.hides("Not public yet", "/words/")
    with shown.listening("/words/", version) as events:
        assert next(events)[0] == "reload"
    eventually(lambda: shown.said(r"words\.md: 1 page changed"), "no build")
