"""Which line under a picture is its caption, and who took it."""

import re

from articles.ingest.page_text.credits import read_credit
from articles.ingest.page_text.kinds import Kind
from articles.ingest.page_text.leads import split_tail

from .head import item_of

LONGEST = 160  # characters
_MARK = re.compile(
    r"[▲△▼▽↑↓←→◀▶◁▷]\s*|(?:图片?(?:说明|说|注)?|题图|配图|照片)\s*[①-⑩\d一二三四五六七八九十]{0,2}\s*[：:]\s*|[（(](?:图片?说明)[）)]\s*"
)
_SAYS_PICTURE = re.compile(
    r"[▲△▼▽↑↓]|(?:[上下左右]?图|图片|照片)(?:片?说明|说|注|为|中|[①-⑩\d一二三四五六七八九十]{0,2}[：:])|资料(?:图片?|照片)"
)
_PHOTO_CREDIT = re.compile(r"(?:摄|摄影|供图|图片提供|提供|/图|／图|资料图片?)[）)]?$")
_ENDS_SENTENCE = re.compile(r"[。！？!?]$")


def is_caption(block, above, normal):
    """May this line, right under a picture, be its caption? `above`: the picture; `normal`: the size of the text."""
    if block.kind != "text" or block.points:
        return False
    if block.role == "caption":
        return True
    text = block.text.strip()
    if block.role or len(text) > LONGEST or item_of(block).lead:
        return False
    if _SAYS_PICTURE.match(text) or _PHOTO_CREDIT.search(text):
        return True
    if block.group == above.group:
        return len(text) <= 80
    is_small = 0 < block.size < normal
    if block.is_bold and not _ENDS_SENTENCE.search(text) and block.align != "center" and not is_small:
        return False  # a sub-heading
    if block.align == "center" or is_small:
        return len(text) <= 100
    return len(text) <= 40 and not block.is_indented and not block.is_bold


def is_photo_credit(block):
    """王伟 摄, alone on a line."""
    item = item_of(block)
    return item.kind == Kind.CREDIT and any(person.role.photographs for person in item.credit.people)


def read_caption(text):
    """(caption, credit as printed, people): ▲图为职工在驿站休息。本报记者 王伟 摄 → its three parts."""
    text = " ".join(_MARK.sub("", text.strip(), count=1).split())
    whole = read_credit(text)
    if (
        whole
        and whole.has_role
        and not whole.unread
        and any(person.role.photographs for person in whole.people)
    ):
        return "", text.strip("（）()"), whole.people
    caption, printed, credit, _source = split_tail(text)
    if printed and credit and any(person.role.photographs for person in credit.people):
        return caption, printed.strip("（）() "), credit.people
    return text, "", []
