"""Double quotation marks inside double ones, single ones outside."""

from django.utils.translation import gettext_lazy as _

from articles.language.marks import pairs
from articles.language.rule import rule

MARKS = {"“": "”", "‘": "’"}


@rule(
    "P04",
    _("Order of quotation marks"),
    _("Double quotation marks stand outside, single ones inside them."),
    source="GB/T 15834—2011 4.8.3.5",
    severity="error",
    examples=[("“他说“慢就是快”。”", "“他说‘慢就是快’。”"), ("这里叫‘充电站’。", "这里叫“充电站”。")],
)
def nested_quotes(reading):
    for field in reading.fields:
        for start, line in field.lines:
            found = pairs(line, MARKS)
            if found.alone:  # first these, else one does not know what is inside what
                continue
            for pair in found.closed:
                inner = line[pair.start + 1 : pair.end - 1]
                outer = None if pair.parent is None else line[pair.parent]
                if line[pair.start] == "“" and outer == "“":
                    mended = f"‘{inner}’"
                elif (
                    line[pair.start] == "‘"
                    and outer is None
                    and any("\u3400" <= c <= "\u9fff" for c in inner)
                ):
                    mended = f"“{inner.replace('“', '‘').replace('”', '’')}”"
                else:
                    continue
                yield field.found(start + pair.start, start + pair.end, mended)
