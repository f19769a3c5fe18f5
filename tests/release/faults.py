"""Calls of the operating system that fail for once, and a row of publishes around them."""

import os


def publish_many(site, *numbers, way=()):
    """Publish one release after the other and return the exit statuses."""
    statuses = []
    for number in numbers:
        site.write({"index.html": f"<p>{number}</p>"})
        statuses.append(site.publish(*way))
    return statuses


def refuse_once(monkeypatch, name, number, is_meant=lambda *_paths: True):
    """Have a call of the operating system fail for once."""
    real, left = getattr(os, name), [True]

    def call(*paths, **options):
        if left and is_meant(*paths):
            left.clear()
            raise OSError(number, os.strerror(number), str(paths[0]))
        return real(*paths, **options)

    monkeypatch.setattr(os, name, call)
