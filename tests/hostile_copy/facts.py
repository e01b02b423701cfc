"""Names and figures of the web platform from which payloads are made.

From the specifications: HTML (tags, event handlers, obsolete features, named references), SVG 1.1
and 2, MathML Core and MathML 3, UI Events, Pointer Events, CSS Animations and Transitions, Fullscreen,
Encrypted Media, Payment, Gamepad, XML 1.0, RFC 3986. Which of them browsers were tricked with is told
by OWASP's filter evasion sheet (CC BY-SA 4.0), PortSwigger's cheat sheet, html5sec.org and the tests of
DOMPurify (Apache-2.0 or MPL-2.0) and ammonia (MIT or Apache-2.0): the shapes are facts taken from there, the strings are
made here.
"""

# ruff: noqa: SIM905 - lists of names are read as lines of words

EVENTS = """
abort afterprint afterscriptexecute animationcancel animationend animationiteration animationstart auxclick
beforecopy beforecut beforeinput beforematch beforepaste beforeprint beforescriptexecute beforetoggle beforeunload
begin blur bounce cancel canplay canplaythrough change click close command compositionend compositionstart
compositionupdate contentvisibilityautostatechange contextlost contextmenu contextrestored copy cuechange cut
dblclick drag dragend dragenter dragexit dragleave dragover dragstart drop durationchange emptied encrypted end
ended error finish focus focusin focusout formdata fullscreenchange fullscreenerror gamepadconnected
gamepaddisconnected gotpointercapture hashchange input invalid keydown keypress keyup languagechange load
loadeddata loadedmetadata loadend loadstart lostpointercapture message messageerror mousedown mouseenter mouseleave
mousemove mouseout mouseover mouseup mousewheel mozfullscreenchange offline online pagehide pagereveal pageshow
pageswap paste pause play playing pointercancel pointerdown pointerenter pointerleave pointermove pointerout
pointerover pointerrawupdate pointerup popstate progress ratechange readystatechange rejectionhandled repeat reset
resize scroll scrollend scrollsnapchange scrollsnapchanging search securitypolicyviolation seeked seeking select
selectionchange selectstart show slotchange stalled start storage submit suspend timeupdate toggle touchcancel
touchend touchmove touchstart transitioncancel transitionend transitionrun transitionstart unhandledrejection
unload visibilitychange volumechange waiting waitingforkey webkitanimationend webkitanimationiteration
webkitanimationstart webkitfullscreenchange webkitfullscreenerror webkitmouseforcechanged webkitmouseforcedown
webkitmouseforceup webkitmouseforcewillbegin webkitplaybacktargetavailabilitychanged webkitpresentationmodechanged
webkittransitionend webkitwillrevealbottom wheel zoom
""".split()

HTML_TAGS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div
dl dt element em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark
marquee menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output
p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select
selectedcontent shadow slot small source spacer span strike strong style sub summary sup table tbody td template
textarea tfoot th thead time title tr track tt u ul var video wbr xmp x-copy
""".split()

SVG_TAGS = """
a animate animateMotion animateTransform circle clipPath color-profile cursor defs desc discard ellipse feBlend
feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face foreignObject g glyph handler
hatch image line linearGradient listener marker mask mesh metadata missing-glyph mpath path pattern polygon polyline
radialGradient rect script set solidcolor stop style svg switch symbol tbreak text textArea textPath title tref tspan
unknown use view
""".split()

MATH_TAGS = """
abs annotation annotation-xml apply ci cn maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi
mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup
msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics share
""".split()

# In which the parser takes what follows for text, so that what ends it decides.
RAW_TAGS = "iframe noembed noframes noscript plaintext script style textarea title xmp".split()
# Where HTML begins again within SVG and MathML.
INTEGRATION = {
    "svg": "desc foreignObject title".split(),
    "math": ["mi", "mn", "mo", "ms", "mtext", 'annotation-xml encoding="text/html"'],
}
FORMATTING = "a b big code em font i nobr s small strike strong tt u".split()
TABLES = "caption col colgroup tbody td tfoot th thead tr".split()

# Names of the page and of its forms that an element's id or name can stand before.
CLOBBERED = """
activeElement addEventListener all anchors attributes baseURI body characterSet childNodes children cookie
createElement currentScript defaultView documentElement domain firstChild forms getElementById head images
implementation importNode innerHTML lastChild links location namespaceURI nextSibling nodeName nodeType
ownerDocument parentNode previousSibling querySelector querySelectorAll referrer remove removeChild scripts
setAttribute submit tagName textContent title top url window
""".split()

BLANKS = "\t \n \r \f \v \x00 \x01 \x1b \x1f \x7f".split(" ")
WIDE_BLANKS = [
    "\x85",
    "\xa0",
    "\u1680",
    "\u180e",
    "\u2000",
    "\u2028",
    "\u2029",
    "\u202f",
    "\u205f",
    "\u3000",
    "\ufeff",
]
UNSEEN = [
    "\xad",
    "\u034f",
    "\u061c",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202e",
    "\u2060",
]
UNSEEN += ["\u2066", "\u2069", "\ufe0f", "\U000e0001", "\U000e0061"]
# Letters that another case, a normal form or a careless eye makes into these.
LOOKALIKES = {
    "a": "аａ𝐚ª", "c": "сｃ𝐜", "e": "еｅℯ", "i": "іｉıⅰ", "j": "јｊ𝐣", "k": "\u212aｋ", "o": "оｏº", "p": "рｐ",
    "r": "ｒ𝐫", "s": "ſѕｓ", "t": "ｔ𝐭", "v": "ѵｖⅴ", "<": "＜‹〈﹤≮", ">": "＞›〉﹥≯", "(": "（﹙⁽", '"': "＂“ʺ", "'": "＇‘ʹ", "/": "／⁄∕",
}  # fmt: skip
# Bytes that old charsets take for "<" and ">", or that swallow the quote that follows.
CHARSETS = [
    "+ADw-{}+AD4-",
    "\x1b(J{}\x1b(B",
    "\x1b$@{}\x1b(B",
    "\xbc{}\xbe",
    "\xc0\xbc{}\xc0\xbe",
    "\x8f{}",
    "\xe4{}",
]
