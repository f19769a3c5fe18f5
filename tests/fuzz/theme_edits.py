"""What a department changes in its theme, its settings of Pelican and its code: a file, words in it, and other words."""

# file, words that stand there, what takes their place
THEME = (
    ("theme/templates/base.html", "</body>", "<p>A word</p></body>"),
    ("theme/templates/base.html", "</body>", "{{ frame.name }}</body>"),
    ("theme/templates/home.html", "{% block", "{# a remark #}{% block"),
    ("theme/templates/page.html", "{% extends", "{# a remark #}{% extends"),
    ("theme/templates/list.html", "<h1>", "<h1>All: "),
    ("theme/templates/macros/card.html", "<li", '<li data-a="1"'),
    ("theme/templates/partials/footer.html", "<footer", '<footer data-b="1"'),
    ("theme/templates/partials/header.html", "<header", '<header data-c="1"'),
    ("theme/templates/icons/mark.svg", "<svg", '<svg data-d="1"'),
    ("theme/templates/icons/feed.svg", "<svg", '<svg data-e="1"'),
    ("theme/templates/icons/forward.svg", "<svg", '<svg data-f="1"'),
    ("theme/static/css/base.css", "{", "{ /* g */"),
    ("theme/static/css/tokens.css", ":root", ":root, .h"),
)
BROKEN = (
    ("theme/templates/base.html", "</body>", "{% if %}</body>"),
    ("theme/templates/post.html", "{% block", "{{ nothing_like_it }}{% block"),
    ("theme/templates/macros/card.html", "<li", "{{ card.nowhere }}<li"),
    ("theme/templates/macros/date.html", "<time", "{{ 1 // 0 }}<time"),
    ("theme/templates/week.html", "{% extends", "{% extends 'gone.html' %}{% extends"),
    ("theme/templates/partials/footer.html", "<footer", "{{ frame.missing }}<footer"),
)
CODE = (
    ("plugins/home/__init__.py", "LATEST = 12", "LATEST = 2"),
    ("plugins/core/site/index.py", "NEWEST = 30", "NEWEST = 1"),
    ("plugins/core/source/markdown/converter.py", '"""', '"""Now with other words. '),
    ("plugins/feeds/__init__.py", '"""', '"""Now with other words. '),
    ("publishconf.py", "STRICT = True", "STRICT = True  # as it was"),
)
