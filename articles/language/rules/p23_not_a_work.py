"""Title marks around what is no work: an event, a certificate."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

NOT_A_WORK = re.compile(
    "《([^《》\n]{1,30}?)(?:(活动|会议|座谈会|推进会|培训班|讲座|论坛|运动会|课程)"
    "|(会员证|毕业证|驾驶证|身份证|资格证|证书|营业执照|总工会))》"
)


@rule(
    "P23",
    _("Title marks around what is no work"),
    _("Events, courses, certificates and organisations take no title marks."),
    source="GB/T 15834—2011 A.13",
    examples=[("凭《工会会员证》参观", "凭工会会员证参观"), ("《法律讲座》开讲", "“法律讲座”开讲")],
)
def not_a_work(reading):
    for field in reading.fields:
        for match in NOT_A_WORK.finditer(field.text):
            name = match[0][1:-1]
            yield field.found(*match.span(), f"“{name}”" if match[2] else name)
