"""Comments behind a value: those that say something of it, and those that begin where an author meant a `#`."""

import re

COMMENT = re.compile(r"(?P<gap>[ \t]+)#(?P<first>.?)")
CURE = "; a comment has two spaces before its `#` and one behind it"


def explain_comment(rest: str, value: str | None, style: str | None) -> str:
    """Explain why what stands behind a value, up to the end of its line, may be a part of it; empty if it is not.

    A comment is plain to see where it stands as yamllint has it, behind two spaces, with one behind its `#`; behind a value in
    quotes, or where no value is, the space behind `#` is enough.
    """
    match = COMMENT.match(rest)
    if not match or (match["first"] in ("", " ", "\t") and (style or value is None or match["gap"] != " ")):
        return ""
    if value is None:
        return "holds nothing but a comment, since ` #` begins one"
    return "ends before the ` #`, since that begins a comment"
