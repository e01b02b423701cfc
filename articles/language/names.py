"""Who is named in a story: people found by what stands around a name."""

import re
from collections import defaultdict
from typing import NamedTuple

from articles.language.marks import HAN

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任"
    "袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋"
    "茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁"
    "宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁"
    "仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉"
    "宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄东欧殳沃利"
    "蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公丛岳帅亢况有琴商牟佟佘佰赏覃肖付闫宇"
    "苟代冼邝滑占门初仝来尉洛"
)
COMPOUND = [
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "闻人",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "宇文",
    "长孙",
    "司徒",
    "司空",
    "申屠",
    "夏侯",
    "端木",
    "轩辕",
    "南宫",
    "独孤",
    "西门",
]
TITLES = (
    "总经理|副总经理|董事长|理事长|秘书长|主席|书记|部长|主任|局长|会长|经理|院长|校长|厂长|队长|组长|班长|处长|科长|总监|站长|镇长"
    "|区长|市长|团长|会员|委员"
)
ROLES = (
    f"{TITLES}|记者|通讯员|职工|员工|骑手|司机|师傅|律师|调解员|快递员|保洁员|保安员|监督员|护士|焊工|电工|钳工|裁缝|代表|教师|老师|工程师"
    "|劳模|劳动模范|工匠|选手|裁判|志愿者|联络员|工作人员|工会工作者|指导员|打包工|采摘工|返聘钳工|驾驶员|负责人|徒弟|邻居"
)
NAME = rf"(?:(?:{'|'.join(COMPOUND)})[{HAN}]{{1,2}}|[{HAN}]{{2,3}})"
SAYS = "说|表示|介绍|告诉记者|坦言|回忆|笑着|笑道|坦承|感慨"
BEFORE = re.compile(
    rf"(?:{ROLES}|岁的)(?P<name>{NAME})(?=[，。：、；？！（）”\s]|{SAYS}|在|和|与|把|带|走|向|为|的|是|主持|出席|看望|走访|听取|参加|慰问|宣布|讲|致辞|强调|指出|代表|陪同|率)"
)
SAYING = re.compile(rf"(?:^|(?<=[。，；！？”\n]))(?P<name>{NAME})(?={SAYS})", re.MULTILINE)
REPORTERS = re.compile(rf"(?:记者|通讯员|摄影)[ \u3000]?(?P<name>{NAME})(?=[ \u3000）、\n]|$|摄)")
NOT_A_NAME = re.compile(
    "[的了是在有这那不也都就还又很们说着过吗呢吧么什哪谁个些每各某]|记者|工会|职工|总工|代表|同志|大家|自己|师傅|队员|企业|公司|单位|街道"
)


class Named(NamedTuple):
    start: int
    end: int
    name: str


def named(text):
    """People named in `text`, in no order; the same place may come twice."""
    for pattern in (BEFORE, SAYING, REPORTERS):
        for match in pattern.finditer(text):
            name = match["name"]
            if is_name(name):
                yield Named(*match.span("name"), name)


def is_name(name):
    if NOT_A_NAME.search(name):
        return False
    if any(name.startswith(surname) for surname in COMPOUND):
        return 3 <= len(name) <= 4
    return name[0] in SURNAMES and 2 <= len(name) <= 3


def people(reading):
    """name -> how often it stands in the story, for all who are named in it or under it."""
    names = {name for name in reading.story.bylines if 2 <= len(name) <= 4}
    for field in reading.fields:
        names |= {found.name for found in named(field.text)}
    counts = defaultdict(int)
    for field in reading.fields:
        for name in names:
            counts[name] += field.text.count(name)
    return counts
