"""The account of a Word file: what became of each of its lines."""

import re

from articles.ingest.page_text.results import Part

# What a correspondent adds for the newsroom alone. It must never be printed.
_PRIVATE = re.compile("电话|手机|联系方式|联系人|邮箱|微信|银行|开户|账号|卡号|身份证|通讯地址|邮编|单位地址")
_NUMBER = re.compile(r"\d[\d\s-]{6,}|[\w.+-]+@[\w-]+\.")
LONGEST_PRIVATE = 120


class Fates:
    def __init__(self):
        self._lines = {}

    def add(self, block, part=None, remark=""):
        """`block` became `part`; said again, it became that, too. `remark` is a code of `sentences.REMARKS`."""
        line = self._lines.setdefault(
            id(block), {"text": block.text, "parts": [], "remark": "", "picture": block.picture}
        )
        if part and part.value not in line["parts"]:
            line["parts"].append(part.value)
        line["remark"] = remark or line["remark"]

    def set(self, block, part):
        self._lines[id(block)]["parts"] = [part.value]

    @staticmethod
    def is_private(block):
        text = block.text
        return len(text) <= LONGEST_PRIVATE and bool(_PRIVATE.search(text) and _NUMBER.search(text))

    @property
    def lines(self):
        return list(self._lines.values())

    @property
    def left_out(self):
        """The private lines, for the note to the desk."""
        return [
            line["text"]
            for line in self._lines.values()
            if line["remark"] == "contact" and Part.LEFTOVER.value in line["parts"]
        ]
