"""A preview for each test."""

import pytest

from tests.preview.preview import Preview, furnish


@pytest.fixture
def preview(tmp_path):
    """A site of two pages, not started yet; it is ended with the test."""
    made = Preview(tmp_path)
    furnish(made)
    yield made
    if made.process and made.process.poll() is None:
        made.end()


@pytest.fixture
def shown(preview):
    """The preview, started, after its first build."""
    preview.start()
    preview.shows("hello")
    return preview
