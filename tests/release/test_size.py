"""A publish asks before a site loses most of its pages or words, or becomes enormous; a small one may change as it likes."""

MANY = {f"posts/p{number}/index.html": "<h1>Post</h1>" for number in range(20)}


def test_many_pages_gone_need_a_word(site, capsys):
    """More than five pages and a fifth of the site vanish only if somebody says that this is meant."""
    site.write(MANY)
    site.publish()
    for name in list(MANY)[:6]:
        (site.content / name).unlink()

    refused, allowed = site.publish(), site.publish("--allow-shrink")

    assert (refused, allowed) == (1, 0)
    assert "6 of 22 pages would be gone; if that is meant, add --allow-shrink" in capsys.readouterr().err


def test_five_pages_gone_are_everyday(site):
    """A few pages may go without a question."""
    site.write(MANY)
    site.publish()
    for name in list(MANY)[:5]:
        (site.content / name).unlink()

    assert site.publish() == 0


def test_small_site_grows_and_shrinks_freely(site):
    """The first photographs, a long post or forty changes are no accident, and taking them away again is none either."""
    site.publish()
    site.write({"photo.jpg": "x" * 9_000_000, "posts/long/index.html": "<p>word</p>" * 20_000, **MANY})
    grown = site.publish()
    site.write({"photo.jpg": "", "posts/long/index.html": "<p>word</p>"})

    assert (grown, site.publish()) == (0, 0)


def test_site_that_becomes_enormous(site, capsys):
    """Three times the bytes, and more than a web space or a backup takes without notice, need a word."""
    site.publish()
    site.write({f"video{number}.mp4": "x" * 9_900_000 for number in range(11)})

    refused, allowed = site.publish(), site.publish("--allow-growth")

    assert (refused, allowed) == (1, 0)
    assert "to 109 MB; if that is meant, add --allow-growth" in capsys.readouterr().err


def test_pages_that_lose_their_text(site, capsys):
    """A broken template that empties most pages is stopped, although every page is still there."""
    site.write(dict.fromkeys(MANY, "<p>Words that people came for.</p>" * 20))
    site.publish()
    site.write(dict.fromkeys(MANY, "<p>Words</p>"))

    refused, allowed = site.publish(), site.publish("--allow-shrink")

    assert (refused, allowed) == (1, 0)
    assert (
        "20 of 22 pages would lose more than half of their bytes; if that is meant, add --allow-shrink"
        in capsys.readouterr().err
    )
