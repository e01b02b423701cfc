"""Units of measurement."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

NAMES = {"平米": "平方米", "公分": "厘米", "立方": "立方米", "华里": "里", "㎡": "平方米", "m2": "平方米"}
NAMES |= {"km": "公里", "kg": "公斤"}
UNIT = re.compile(
    r"摄氏(?P<degrees>\d+(?:\.\d+)?)度|(?<!水)(?P<square>平米)(?!尺)"
    r"|(?<=[\d一二三四五六七八九十百千万亿余多几])(?P<unit>公分|立方(?![米厘分毫体])|华里|㎡|[Mm]2|[Kk][Mm](?![A-Za-z/])|[Kk][Gg](?![A-Za-z/]))"
)


@rule(
    "N16",
    _("Unit of measurement"),
    _("Legal units are named in full and in Chinese."),
    source="GB 3100—93",
    examples=[("约40平米", "约40平方米"), ("骑行60KM", "骑行60公里"), ("摄氏36度", "36摄氏度")],
)
def units(reading):
    for field in reading.fields:
        for match in UNIT.finditer(field.text):
            if match["degrees"]:
                yield field.found(*match.span(), f"{match['degrees']}摄氏度")
            else:
                latin = match[0].lower() in ("km", "kg")
                yield field.found(*match.span(), NAMES[match[0].lower()], severity="hint" if latin else None)
