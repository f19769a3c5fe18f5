"""The elements and attributes of HTML, and those that a page may have."""

ALLOWED = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd",
    "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
}  # fmt: skip
# HTML's other elements, living and dead (html.spec.whatwg.org, "Index" and "Obsolete features"): they are taken out.
TAKEN_OUT = {
    "acronym", "address", "applet", "area", "article", "aside", "audio", "base", "basefont", "bgsound", "big", "blink",
    "body", "button", "canvas", "center", "command", "content", "data", "datalist", "dialog", "dir", "embed", "fieldset",
    "font", "footer", "form", "frame", "frameset", "h1", "head", "header", "hgroup", "html", "iframe", "image", "input",
    "isindex", "keygen", "label", "legend", "link", "listing", "main", "map", "marquee", "math", "menu", "menuitem", "meta",
    "meter", "multicol", "nav", "nextid", "nobr", "noembed", "noframes", "noscript", "object", "optgroup", "option", "output",
    "param", "picture", "plaintext", "portal", "progress", "rb", "rtc", "script", "search", "section", "select", "shadow",
    "slot", "source", "spacer", "strike", "style", "svg", "template", "textarea", "title", "track", "video", "xmp",
}  # fmt: skip
EVERYWHERE = {"title", "lang", "dir", "id"}
ATTRIBUTES = {
    "a": {"href", "name"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "align"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **{tag: {"align"} for tag in ("div", "p", "h2", "h3", "h4", "h5", "h6")},
}
# What only the converters write; GitHub's alerts have the classes of Python-Markdown's admonitions, footnotes too.
CLASSES = {
    "admonition", "admonition-title", "attention", "caution", "codehilite", "danger", "error", "filename", "footnote",
    "footnote-backref", "footnote-ref", "hint", "hll", "important", "language", "linenodiv", "linenos", "note", "scroll",
    "task", "tip", "toc", "warning",
}  # fmt: skip
RESERVED_IDS = {"main", "content", "top", "search"}  # the theme's own
# Their end tags may be left out, or they have none (html.spec.whatwg.org, "Optional tags", "Void elements").
ENDLESS = {
    "br", "caption", "col", "colgroup", "dd", "dt", "hr", "img", "input", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th",
    "thead", "tr", "wbr",
}  # fmt: skip
