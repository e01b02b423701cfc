"""Page furniture: what the page says about itself. 第02版 工会新闻 · 2025年1月16日 星期四 · 责任编辑：甲 美编：乙 · 电话 …

A line is furniture only if every word of it is; a name of a page (工会新闻) only beside a page number or a date.
"""

import datetime
import re

from .names import is_name, split_names, tidy
from .results import Furniture
from .source import HAN

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_DUTY = (
    r"(?:本[版报期])?(?:责任编辑|执行编辑|责编|责校|主编|副主编|执行主编|编辑|编审|美术编辑|美编|版式设计|版式|排版|组版|制版|视觉|图片编辑|图编|校对|责任校对|校检|检校|监制|审校"
    r"|值班主任|值班编委|值班总编|值班总编辑|值班编辑|总编辑|统筹|策划|责任美编|见习编辑|首席编辑|设计|制图|终审|复审|初审|审读)"
)
_PATTERNS = {
    "date": r"(?:(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s?年\s?(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日"
    r"|(?P<y2>\d{4})[-./](?P<m2>\d{1,2})[-./](?P<d2>\d{1,2})(?!\d))",
    "weekday": r"[（(]?(?:星期|周|礼拜)[一二三四五六日天](?![\u4e00-\u9fff])[）)]?",
    "lunar": r"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?[闰正一二三四五六七八九十冬腊]*月?[初一二三四五六七八九十廿卅]*|农历[闰正一二三四五六七八九十冬腊]+月[初一二三四五六七八九十廿卅]+",
    "number": r"(?:版次[：:\s]*)?第?\s*(?P<number>[A-Z]?\d{1,2})\s*版(?!面)|版次[：:\s]*(?P<number2>[A-Z]?\d{1,2})|第?(?P<number3>[一二三四五六七八九十]{1,3})版(?!面)"
    r"|(?P<number4>[A-D]\d{1,2}|0\d|(?<![\d.])[1-9]\d?)(?![\d.%℃年月日])(?=$|[\s|｜·:：/])",
    "issue": r"[（(]?(?:总|本报)?第\s*\d{1,6}\s*期[）)]?|今日\s*\d+\s*版|(?:国内统一(?:连续出版物号|刊号)|统一刊号)[：:\s]*(?:CN)?\s*[\d\-—/]+|CN\s*\d+\s*[-—]\s*\d+|邮发代号[：:\s]*\d+\s*[-—]\s*\d+|零售价?[：:\s]*[\d.]+元?",
    "name_label": rf"(?:版名|版面名称)[：:\s]*(?P<name>[{HAN}·]{{2,10}})",
    "staff": rf"(?P<duty>{_DUTY})(?:\s*[：:/／]\s*|\s+)(?P<names>[{HAN}·、，\s]+?)(?=\s*(?:$|[|｜●■□★]|{_DUTY}(?:\s*[：:/／]|\s)|(?:联系)?(?:电话|热线|邮箱)|E-?mail|\d))",
    "contact": r"(?:新闻|投诉|报料|投稿|联系|编辑部|服务|维权|订报|发行|广告|本版|值班|办公|读者)?(?:热线)?(?:电话|热线|传真|邮箱|信箱|电子邮箱|微信号?|QQ|微博|邮编|邮政编码|E-?mail|网址)(?:\s*[：:/]\s*|\s*)"
    r"(?P<contact>[\d()（）\-—－、，;；\s转]{5,}|[\w.+-]+@[\w.-]+|(?:https?://)?[\w-]+(?:\.[\w-]+)+\S*)",
    "address": r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[\w./-]+",
    "paper": rf"《?(?P<paper>[{HAN}]{{1,6}}(?:日报|晚报|午报|早报|时报|工人报|职工报|工报|报))》?(?=$|[\s|｜·●])",
    "notice": r"(?:扫一?扫|扫码|长按|扫描)[^。]{0,12}(?:二维码|关注|看视频|阅读|公众号)[^。]{0,8}$|版权所有[^。]{0,20}$|广告$|公益广告$",
}
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_SEPARATORS = re.compile(r"[\s|｜·•●■□★◆▪/／—–\-_:：]+")
_FREE = re.compile(rf"[{HAN}]{{2,8}}(?=$|[\s|｜·•●■□★◆▪/／—–\-])")
_IMPRINT_LABEL = re.compile(
    r"(?:本报|本社)?(?:社址|地址|邮编|邮政编码|发行部?|印刷|承印|广告(?:部|经营许可证|发布登记)|定价|零售|月价|年价|总编室|办公室|编辑部|法律顾问|微信公众号|网址|客户端|主管|主办|出版|传真)[：:]"
)
_PAGE_NAMES = re.compile(
    rf"[{HAN}]{{0,4}}(?:新闻|要闻|副刊|综合|专版|专刊|特刊|时事|国内|国际|文体|体育|财经|版面)"
)


def read_furniture(text):
    """[(kind, match or text)] if the whole line is furniture, else []."""
    if len(text) > 200:
        return []
    if len(_IMPRINT_LABEL.findall(text)) >= 2 or (_IMPRINT_LABEL.match(text) and len(text) < 60):
        return [("imprint", text)]
    found, at, free = [], 0, []
    while at < len(text):
        gap = _SEPARATORS.match(text, at)
        if gap:
            at = gap.end()
            continue
        for kind, pattern in _COMPILED.items():
            match = pattern.match(text, at)
            if match and match.end() > at and (kind != "staff" or _names_staff(match)):
                found.append((kind, match))
                at = match.end()
                break
        else:
            match = _FREE.match(text, at)
            if not match:
                return []
            free.append(("name", match[0]))
            at = match.end()
    if free and (len(free) > 1 or not {"number", "date"} & {kind for kind, _ in found}):
        return []
    return found + free


def _names_staff(match):
    """设计 之美 is no line of furniture: without a colon, what follows must be names with known surnames."""
    names, unread = split_names(match["names"])
    strictly = not re.search("[：:/／]", match[0])
    return bool(names) and not unread and all(is_name(tidy(name), strictly) for name in names)


def is_page_name(text):
    """May this short line, at the head of the page, be the page's name? 工会新闻, 要闻, 副刊."""
    return bool(_PAGE_NAMES.fullmatch(text))


def note(furniture: Furniture, found):
    """Keep what a line of furniture tells. The first page number, name and date win."""
    for kind, value in found:
        groups = (
            {} if isinstance(value, str) else {key: text for key, text in value.groupdict().items() if text}
        )
        if kind == "date":
            furniture.date = furniture.date or _date(*groups.values())
        elif kind == "number" and not furniture.number:
            number = next(iter(groups.values()))
            furniture.number = number if number[0].isalpha() else f"{_count(number):02d}"
        elif kind in {"name", "name_label"}:
            furniture.name = furniture.name or groups.get("name", "" if groups else value)
        elif kind == "paper":
            furniture.paper = furniture.paper or groups["paper"]
        elif kind == "staff":
            furniture.staff += [(groups["duty"], tidy(name)) for name in split_names(groups["names"])[0]]


def _date(year, month, day):
    try:
        return datetime.date(_year(year), _count(month), _count(day))
    except ValueError:
        return None


def _year(text):
    return int("".join(str(_DIGITS.get(character, character)) for character in text))


def _count(text):
    """12 and 十二 → 12."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = _DIGITS.get(ones, 0) if ones else 0
    return value + (10 * (_DIGITS.get(tens, 1) if tens else 1) if ten else 0)
