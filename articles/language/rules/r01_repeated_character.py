"""One character typed twice: 的的, 职职工."""

import re

from django.utils.translation import gettext_lazy as _

from articles.language.rule import rule

# Small words that do not repeat themselves: what may stand before them (现在|在, 目的|的) and after
# them (为了|了解) where they stand twice for all that.
SMALL = {
    "的": ("目", "的 确"), "了": ("为除甚时", "解 却 之 心 然 愿 断"), "是": ("", "非 是"), "在": ("现实存所", ""), "与": ("参", "会"),
    "及": ("涉普波惠顾", "时"), "被": ("棉", ""), "把": ("", "手 关 握 柄"), "从": ("服", "容 业 事 军 前"), "而": ("", ""), "都": ("首成", ""), "就": ("成", ""),
    "还": ("归偿", ""), "又": ("", ""), "这": ("", ""), "那": ("", ""), "我": ("", ""), "你": ("", ""), "她": ("", ""), "它": ("", ""),
    "并": ("合", ""), "但": ("", ""), "或": ("", ""), "其": ("", ""), "该": ("", ""), "于": ("", ""), "由": ("自理缘", ""), "到": ("", ""),
    "对": ("", "手 付 策 方 联 接 口 象"), "为": ("作成认因行称以视", "了 何 主 民 此 期"), "将": ("", "领 军 将"), "也": ("", ""), "不": ("", ""),
    "所": ("场厕会", "有 以 长 谓 需 在"), "向": ("方意动走转志", ""), "让": ("", ""), "给": ("", "予 付"), "吧": ("酒", ""), "吗": ("", ""),
    "呢": ("", ""), "很": ("", ""), "已": ("不而", ""), "各": ("", ""), "以": ("可所予加足难得", ""), "会": ("工协学大机社商都只不才就宴集聚年省约能宁", ""),
    "有": ("所没拥还具只设持含享", ""), "能": ("功才不可技效性职动热本只", ""), "要": ("需重不主只", ""), "中": ("其集", ""), "他": ("其", ""), "和": ("总共", "平 谐 美"),
    "们": ("", ""),
}  # fmt: skip
# Others: double only where one word ends with the character and the next begins with it (职工|工资):
# what stands before it in the former, * for anything, and after it in the latter.
ENDS_AND_BEGINS = {
    "工": ("职员民施分化技女务农矿手加开竣完特电木焊钳罢打做动复", "会作资人程厂业具龄伤时种匠艺序地期友休棚装商信"),
    "职": ("在任兼辞离求专高公", "工业员责务称位场能教"),
    "区": ("*", "长委政域级内"), "记": ("书登日笔游传标忘切惦", "者录住得忆载账"),
    "员": ("职会党人学队成官演教雇动", "工"), "市": ("*", "场长委政"), "业": ("企产行职就专农工事作创物", "务主态绩余内者"),
    "者": ("", ""), "总": ("", ""), "劳": ("勤功疲", "动模务资"), "街": ("*", "道"), "镇": ("*", "长党政域"), "报": ("", ""), "务": ("", ""),
    "服": ("衣制克工", "务装用从"), "组": ("班小重", "织成长建员合"), "织": ("", ""), "展": ("发开进画", "示览开现望厅品"), "建": ("", ""),
    "设": ("建", "施备计立置有"), "举": ("选", "行办动"), "办": ("", "公法理事好"), "动": ("活劳运行推自机移", "作员力人手物态画"),
    "竞": ("", ""), "赛": ("竞比大决参", "事场手区程"), "培": ("", ""), "训": ("培", "练"), "慰": ("", ""), "参": ("", ""),
    "加": ("参增更附", "班工强上入油大快"), "主": ("民业自", "席任要题动办持人"), "席": ("主", "位"), "书": ("图证读", "记屋法籍"),     "导": ("领指", "师游致"), "表": ("代图", "示达演彰现"), "示": ("", ""), "现": ("出发实表", "场在有代"), "京": ("北", "津城剧"),
    "北": ("", ""), "国": ("中全我爱", "家际有内旗庆"), "党": ("", ""), "司": ("公", "机"), "机": ("司手", "关会构器"), "企": ("", ""), "产": ("生", "业品"),
    "法": ("办方", "律院治"), "律": ("", ""),
    "和": ("平总", "谐平美"),

    "强": ("*", "联合对度"), "体": ("集全身整具团物载人", "系育验检现会质力"),
    "供": ("提", "应给水电暖"), "安": ("公治保平", "全排装检"), "全": ("安健完齐", "国市区体面部"), "保": ("环社担确", "障护证险安洁"),
    "施": ("实措设", "工行"), "质": ("素品物性", "量检"), "规": ("法正", "定范模"), "范": ("规模示", "围"),
    "师": ("教律厨技", "傅生资"), "院": ("医学法剧", "长士"), "技": ("科竞", "能术"), "助": ("帮援互", "力理"), "援": ("支救", "助"),
    "权": ("维", "益利"), "益": ("", ""), "利": ("权福便顺", "益用"), "福": ("幸祝", "利"), "关": ("机有", "系于心注爱"), "系": ("联体关", "统列"),
    "困": ("贫", "难"), "题": ("问主话", "目材"), "情": ("感热事", "况"), "况": ("", ""), "需": ("必急", "要求"), "意": ("满同", "见义"), "义": ("主意", "务"),
    "决": ("解", "定赛"), "制": ("机体编", "度定作造"), "程": ("工过", "度序"), "效": ("成有", "果率益"), "成": ("完", "果效立为功员"), "功": ("成无", "能率"),
}  # fmt: skip
DOUBLE = re.compile(r"([\u4e00-\u9fff])\1")


@rule(
    "R01",
    _("Character twice"),
    _("A character that does not repeat itself stands twice."),
    source="",
    severity="warning",
    examples=[("职工的的困难", "职工的困难"), ("广大职职工", "广大职工"), ("区总工工会", "区总工会")],
)
def repeated_character(reading):
    for field in reading.fields:
        text = field.text
        for match in DOUBLE.finditer(text):
            start, end = match.span()
            before, after = text[max(0, start - 1) : start], text[end : end + 1]
            if match[1] in (before, after):
                continue  # three and more in a row are a sound
            if DOUBLE.match(text, end) or (start > 1 and DOUBLE.match(text, start - 2)):
                continue  # 的的确确, 和和美美
            if _is_slip(match[1], before, after, text[end : end + 2]):
                yield field.found(*match.span(), match[1])


def _is_slip(character, before, after, two_after):
    if character == "区" and not after.strip("长委政域小之此\n"):
        return False  # 丰台区区长, 区区小事
    if character in SMALL:
        befores, afters = SMALL[character]
        return not (before and before in befores) and not two_after.startswith(tuple(afters.split()) or "\0")
    if character not in ENDS_AND_BEGINS:
        return False
    ends, begins = ENDS_AND_BEGINS[character]
    return not (after and after in begins and (ends == "*" or (before and before in ends)))
