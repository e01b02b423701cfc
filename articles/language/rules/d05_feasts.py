"""A festival on the wrong day."""

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

FEASTS = {
    "元旦": (1, 1), "国际妇女节": (3, 8), "国际劳动妇女节": (3, 8), "植树节": (3, 12), "国际消费者权益日": (3, 15), "全民国家安全教育日": (4, 15),
    "国际劳动节": (5, 1), "劳动节": (5, 1), "青年节": (5, 4), "国际护士节": (5, 12), "全国科技工作者日": (5, 30), "国际儿童节": (6, 1),
    "儿童节": (6, 1), "世界环境日": (6, 5), "建党节": (7, 1), "建军节": (8, 1), "中国医师节": (8, 19), "教师节": (9, 10), "烈士纪念日": (9, 30),
    "国庆节": (10, 1), "国际老年人日": (10, 1), "环卫工人节": (10, 26), "记者节": (11, 8), "全国消防日": (11, 9), "国家宪法日": (12, 4), "国家公祭日": (12, 13),
}  # fmt: skip
NAMED = re.compile(
    r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:是|为|迎来|，)?(?:第\d{1,3}个|一年一度的)?(?:我国|中国|全国|首都|北京市?|“[三五六七八]一”)?(?:的)?"
    rf"(?P<name>{'|'.join(sorted(FEASTS, key=len, reverse=True))})(?!前|后|期间|假期|来临|将至|临近)"
)


@rule(
    "D05",
    _("Festival on another day"),
    _("This festival has another date."),
    severity="error",
    examples=[("5月2日国际劳动节", "5月1日国际劳动节")],
)
def feasts(reading):
    for field in reading.fields:
        for match in NAMED.finditer(field.text):
            month, day = FEASTS[match["name"]]
            if (int(match["month"]), int(match["day"])) != (month, day):
                rest = field.text[match.end("day") : match.end()]
                yield field.found(
                    *match.span(),
                    f"{month}月{day}{rest}",
                    message=format_lazy(_("{feast} is on another date."), feast=match["name"]),
                )
