"""What can be the name of a person in a credit, and where one name ends and the next begins."""

import re

from .source import HAN

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温常康施文牛樊葛邢安齐易乔伍庞"
    "颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲"
    "房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁"
    "沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花"
    "权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阴乌母裘亓修邰赫杭况那宿"
    "鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阿夕郗"
)
_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 "
    "司徒 鲜于 司空 令狐 呼延 拓跋 轩辕 百里 东郭 西门 第五 完颜 纳兰 爱新觉罗 叶赫"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
LONGEST_NAME = 40
_DOT = re.compile(r"\s*[·•・‧∙]\s*")
_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_DOTTED_NAME = re.compile(f"[{HAN}]{{1,12}}(?:·[{HAN}]{{1,12}}){{1,4}}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*){0,3}")
_SET_WIDE = re.compile(f"(?<=[{''.join(sorted(SURNAMES))}])\u3000(?=[{HAN}])")
# What ends like this is an office, not a person: 区总工会, 市住建委, 公交集团.
_OFFICE = re.compile(
    "(?:工会|公司|集团|中心|街道|学校|学院|医院|委员会|办公室|[市区县镇乡局委办部处科厂社院校会站队报台]|有限)$"
)
# 记者 甲 and the like, in templates and in examples.
_STANDS_FOR_A_NAME = frozenset("甲乙丙丁戊己庚辛")
# What stands where names stand, but is none.
_NO_NAMES = (
    "报道 综合 整理 供图 供稿 图片 资料 文字 撰文 摄影 通讯 记者 本报 联合 采写 采访 编辑 来源 资料图片 集体 "
    "房山 石景山 丰台 门头沟"
)
_NOT_NAMES = frozenset(_NO_NAMES.split())


def tidy(name):
    """买买提 • 阿布都拉 → 买买提·阿布都拉; 王　伟 → 王伟."""
    name = _DOT.sub("·", name).strip("·")
    return name if _LATIN_NAME.fullmatch(name) else "".join(name.split())


def close_up_names(text):
    """王　伟说 → 王伟说: newspapers set names of two characters as wide as those of three."""
    return _SET_WIDE.sub("", text)


def is_name(text, strictly=False):
    """May this be a name? Strictly: where nothing but the name itself says so, its surname must be a known one."""
    if text in _NOT_NAMES or len(text) > LONGEST_NAME:
        return False
    if text in _STANDS_FOR_A_NAME:
        return True
    if _DOTTED_NAME.fullmatch(text):
        return True
    if _LATIN_NAME.fullmatch(text):
        return not strictly
    if not _HAN_NAME.fullmatch(text) or (len(text) > 2 and _OFFICE.search(text)):
        return False
    if len(text) == 4 and text[:2] not in COMPOUND_SURNAMES and text[0] not in SURNAMES:
        return False
    return not strictly or text[0] in SURNAMES or text[:2] in COMPOUND_SURNAMES


def split_names(text):
    """The names in a run of text without role words: separated by 、 or spaces, or by nothing where OCR lost the
    space. Returns (names, what could not be read)."""
    names, unread = [], []
    for token in _pair_singles(
        [token for token in re.split(r"[\s、，,;；/／|｜&]+", _DOT.sub("·", text)) if token.strip("·")]
    ):
        for piece in _cut(token.strip("·")):
            (names if is_name(piece) else unread).append(piece)
    return names, unread


def _pair_singles(tokens):
    """王 伟 李明 赵 强 → 王伟 李明 赵强; 欧阳 娜 → 欧阳娜; John Smith stays one."""
    joined = []
    open_name = False
    for token in tokens:
        latin = bool(_LATIN_NAME.fullmatch(token))
        if token in _STANDS_FOR_A_NAME:
            open_name = False
            joined.append(token)
            continue
        if (
            joined
            and open_name
            and (len(token) == 1 or (open_name == "compound" and len(token) <= 2))
            and not latin
        ):
            joined[-1] += token
            open_name = False
            continue
        if joined and latin and _LATIN_NAME.fullmatch(joined[-1]):
            joined[-1] += " " + token
            continue
        joined.append(token)
        open_name = "single" if len(token) == 1 else "compound" if token in COMPOUND_SURNAMES else False
    return joined


def _cut(token):
    """白莹边磊 → 白莹, 边磊: names that ran together, told apart by their surnames."""
    if not re.fullmatch(f"[{HAN}]{{4,9}}", token) or token[:2] in COMPOUND_SURNAMES or _OFFICE.search(token):
        return [token]
    if len(token) == 4:
        return [token[:2], token[2:]] if token[0] in SURNAMES and token[2] in SURNAMES else [token]
    for first in (3, 2):
        head, rest = token[:first], token[first:]
        if head[0] in SURNAMES and rest[0] in SURNAMES:
            pieces = [head, *(_cut(rest) if len(rest) > 3 else [rest])]
            if all(is_name(piece, strictly=True) and len(piece) < 4 for piece in pieces):
                return pieces
    return [token]
