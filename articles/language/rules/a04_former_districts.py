"""Districts and counties of Beijing that are no more."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

# Merged on 1 July 2010; counties that became districts between 1997 and 2015.
TODAY = {"崇文区": None, "宣武区": None}
TODAY |= {f"{name}县": f"{name}区" for name in ("密云", "延庆", "昌平", "大兴", "平谷", "怀柔", "顺义")}
TODAY |= {"通县": None, "房山县": "房山区", "朝阳县": None}
NAME = re.compile(f"(?<!市)(?:{'|'.join(TODAY)})(?!志|城|委县)")
THEN = re.compile(r"原|老|旧|从前|当时|曾|当年|那时|前身|属于?|还是|时的|时期|年代|(?:19|200)\d{1,2}年")
LOOK_BACK = 16  # characters in which a word says that it is history


@rule(
    "A04",
    _("Former district"),
    _("This district or county of Beijing no longer exists under this name."),
    examples=[("密云县总工会", "密云区总工会")],
)
def former_districts(reading):
    for field in reading.fields:
        for match in NAME.finditer(field.text):
            before = field.text[max(0, match.start() - LOOK_BACK) : match.start()]
            if not THEN.search(before) and (match[0] != "朝阳县" or before.endswith("北京")):
                yield field.found(*match.span(), TODAY[match[0]])
