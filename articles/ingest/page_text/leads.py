"""How a story begins and ends: the dateline 电头 with its credit, and the marks at a paragraph's tail.

本报讯（记者 甲 通讯员 乙） · 本报北京1月15日电 · 新华社北京1月15日电（记者 甲、乙） · 据新华社 … 报道
（下转第2版） · （上接第1版） · （王伟） · （据新华社） · 甲 摄
"""

import re
from dataclasses import dataclass

from .credits import Credit, has_role_word, read_credit
from .names import is_name
from .results import Role
from .source import HAN

_SET_OFF = r"(?=[\s（(：:]|$)"
_AGENCY = rf"(?:新华社|中新社|中国新闻社|中新网|人民网|新华网|央视新闻|[{HAN}]{{2,8}}(?:社|网|报|台|客户端))"
_OWN = re.compile(
    rf"(?:本报|本刊|本网)(?:综合|特)?讯|本报[{HAN}\d]{{0,14}}日(?:讯|电)|本报(?:综合|[{HAN}]{{2,8}})(?:消息|电){_SET_OFF}"
    rf"|[{HAN}]{{2,8}}[报网](?:[—-]+[{HAN}]{{2,6}})?讯{_SET_OFF}"
)
_FOREIGN = re.compile(
    rf"(?:综合|据)?\s*(?P<agency>{_AGENCY})(?:[、，和及\s]*{_AGENCY})*\s*[{HAN}\s]{{0,12}}?\d{{1,2}}月?\d{{0,2}}日?\s*(?:电|讯|消息){_SET_OFF}"
    rf"|(?:综合|据)?\s*(?P<agency2>新华社|中新社|中国新闻社)(?:专特)?(?:电|讯|消息){_SET_OFF}"
    rf"|(?P<agency3>新华社)[{HAN}\s\d]{{2,16}}?(?:电|讯){_SET_OFF}"
)
_REPORTED = re.compile(
    rf"(?:综合|据)\s*(?P<agency>新华社|中新社|《[^》]{{2,12}}》|[{HAN}]{{2,6}}(?:网|报|社)){_SET_OFF}"
)
_PARENS = re.compile(r"\s*[（(]([^（）()]{2,80})[）)]")
_RUN = re.compile(
    rf"\s*(?:(?:本报|特约|见习|实习)*(?:记者|通讯员|实习生)[：:\s]*(?:[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})?(?:[、\s]+|$))+)+(?:报道[：:]?)?"
)
_RUN_REPORTS = re.compile(rf"\s*(?:本报|特约|见习)*(?:记者|通讯员)[：:\s]*[{HAN}·、\s]{{2,30}}?报道[：:，]?")
_TAIL_PARENS = re.compile(r"[（(]([^（）()]{2,60})[）)]\s*$")
_TAIL_LINE = re.compile(
    rf"(?<=[。！？!?…”’』」）)】])\s*(?:(?:文字?|图片?|摄影|供图)[/：:]\s*|(?:本报|{_AGENCY})?[{HAN}]{{0,4}}(?:记者|通讯员)\s*)?[{HAN}·/／、\s]{{2,40}}$"
)
_TURN = re.compile(
    r"[（(【\[]?\s*[▶►→》>▲◆★]*\s*(?:下转|上接|紧接|转|接)\s*第?\s*(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*版[^（）()。]{0,16}[）)】\]]?"
)
_SOURCE = re.compile(
    r"(?:来源|转自|稿源|据|原载)[：:\s]*(?P<name>《[^》]{2,12}》|[^，。；\s（）]{2,16}?)(?:报道|消息|电|微信公众号|客户端)?$"
)


@dataclass
class Lead:
    """The beginning of a story's first paragraph. `strong`: no other paragraph begins like this."""

    dateline: str = ""
    credit: Credit | None = None
    credit_text: str = ""
    rest: str = ""
    source: str = ""
    strong: bool = True


def read_lead(text):
    """The dateline and credit that a paragraph begins with, or None. `rest` is the paragraph without them."""
    own, foreign = _OWN.match(text), _FOREIGN.match(text)
    match, source, strong = own or foreign, "", True
    if foreign and not own:
        source = next(filter(None, foreign.groupdict().values()))
    elif not own:
        match = _REPORTED.match(text)
        source = match["agency"].strip("《》") if match else ""
        strong = False
    end = match.end() if match else 0
    credit_text, credit = _credit_at(text, end, run=bool(own))
    if not match and not credit:
        return None
    dateline, rest = text[:end], text[end + len(credit_text) :]
    if not credit_text and rest[:1] in {"：", ":"}:
        dateline, rest = dateline + rest[0], rest[1:]
    return Lead(dateline.strip(), credit, credit_text.strip(), rest.strip(), source, strong or bool(credit))


def _credit_at(text, at, run):
    parens = _PARENS.match(text, at)
    if parens and has_role_word(parens[1]):
        return parens[0], read_credit(parens[1])
    if run:
        for pattern in (_RUN_REPORTS, _RUN):
            match = pattern.match(text, at)
            credit = match and read_credit(match[0])
            if credit and not credit.unread:
                return match[0], credit
    return "", None


def split_turn(text):
    """(text without it, 下转第2版 as printed) for a turn at the beginning or the end, else (text, "")."""
    match = _TURN.match(text)
    if match and (match[0][0] in "（(【[" or len(text) - match.end() < 2):
        return text[match.end() :].strip(), match[0].strip()
    for match in _TURN.finditer(text):
        if match.end() == len(text) and (match[0].lstrip()[:1] in "（(【[▶►→》>▲◆★" or "下转" in match[0]):
            return text[: match.start()].strip(), match[0].strip()
    return text, ""


def split_tail(text):
    """(text without it, the credit as printed, Credit or None, source) for what signs a paragraph at its end."""
    match = _TAIL_PARENS.search(text)
    if match and match.start() > 0:
        inner = match[1]
        source = _SOURCE.fullmatch(inner.strip())
        if source:
            return text[: match.start()].rstrip(), match[0].strip(), None, source["name"].strip("《》")
        credit = read_credit(inner, default=Role.CORRESPONDENT)
        if credit and (credit.has_role or _sentence_ends(text[: match.start()])):
            return text[: match.start()].rstrip(), match[0].strip(), credit, ""
    match = _TAIL_LINE.search(text)
    if match:
        credit = read_credit(match[0])
        if (
            credit
            and credit.has_role
            and not credit.unread
            and all(is_name(person.name) for person in credit.people)
        ):
            return text[: match.start()].rstrip(), match[0].strip(), credit, credit.paper
    return text, "", None, ""


def read_source(text):
    """新华社 for （据新华社） or 来源：新华社, when that is the whole text; else ""."""
    match = re.fullmatch(
        r"[（(]?\s*(?:来源|转自|稿源|据)[：:\s]*([^，。；（）()\s]{2,16}?)(?:报道|消息|电)?\s*[）)]?", text
    )
    return match[1].strip("《》") if match else ""


def _sentence_ends(text):
    return text.rstrip().endswith(tuple("。！？!?…”’』」"))
