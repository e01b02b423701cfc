"""Pages made up of chance, for tests and the benchmark: the same for the same seed."""

import random

from articles.issues.makeup.copy import Copy, Paragraph, Picture, Weight
from articles.issues.makeup.room import share

OPENINGS = [
    "本报讯（记者 刘欣欣）近日，",
    "本报讯（通讯员 晁小争）",
    "连日来，",
    "据介绍，",
    "当天上午，",
    "1月15日下午，",
    "活动现场，",
]
WHO = [
    "东城区总工会",
    "窦店镇总工会",
    "建外街道总工会",
    "北京市总工会",
    "首钢集团工会",
    "市教育工会",
    "经开区总工会",
    "亦庄控股公司工会",
    "公交集团工会",
]
DID = [
    "为户外劳动者送去棉衣、手套和热水",
    "组织职工参加“冬送温暖”慰问活动",
    "开展职工技能大赛，共有120余名选手参赛",
    "举办家庭日活动，40组职工家庭参与",
    "走访慰问困难职工、劳模工匠和新就业形态劳动者",
    "推动工会驿站建设，已建成8处暖心驿站",
    "召开2024年度述职评议会，16位书记作现场述职",
    "依托“12351”职工服务热线，提供法律援助",
]
SAID = [
    "真正做到“冷可取暖、热可纳凉、渴可喝水、累可歇脚”",
    "进一步增强了职工群众的获得感、幸福感、安全感",
    "下一步，将持续打造服务职工的工作品牌",
    "大家纷纷表示，要立足岗位、建功立业",
    "为完成好各项改革任务作出新的贡献",
    "“每次送快递最担心的就是手机没电，这里能免费充电。”一名快递员高兴地说",
    "受到广泛好评（相关报道见第3版）",
    "涉及制造业、建筑业、服务业等6个行业，覆盖率达到98.5%",
]
HEADLINES = [
    "以高质量党建引领首都工会工作高质量发展",
    "东城区总工会服务保障职工温暖过节",
    "窦店镇总工会打造户外劳动者“加油站”",
    "建外街道总工会家庭日开启“梦幻之旅”",
    "200名劳模工匠进校园",
    "首都职工技能大赛落幕",
    "一线职工：把岗位当舞台",
    "“五送”进企业 服务零距离",
    "北京工会12351热线全年接听来电超10万件",
    "让每一名新就业形态劳动者都有“家”可归",
    "快递小哥有了暖心驿站",
    "集体协商“要约行动”启动",
]
SIZES = [(3000, 2000), (4032, 3024), (2000, 3000), (1600, 1200), (1920, 1080), (2400, 2400)]


def text(chance, length):
    """Paragraphs of together about so many characters, never fewer than 20."""
    paragraphs, left = [], max(20, length)
    while left > 0:
        words = chance.choice(OPENINGS)
        target = min(left, chance.randint(60, 220))
        while len(words) < target:
            words += f"{chance.choice(WHO)}{chance.choice(DID)}，{chance.choice(SAID)}。"
        words = words[: max(target, 12)].rstrip("，、“（") + "。" if len(words) > target else words
        is_heading = left > 400 and chance.random() < 0.1
        if is_heading:
            paragraphs.append(Paragraph(chance.choice(HEADLINES)[:10], is_heading=True))
            left -= 10
        paragraphs.append(Paragraph(words))
        left -= len(words)
    return tuple(paragraphs)


def picture(chance, id):
    width, height = chance.choice(SIZES)
    return Picture(
        id,
        width,
        height,
        focal=(round(chance.uniform(0.2, 0.8), 2), round(chance.uniform(0.2, 0.8), 2)),
        caption="".join(chance.choice(DID) for _ in range(chance.choice([0, 1, 1, 2]))),
        credit=chance.choice(["", "张三 摄", "通讯员 李四 摄"]),
        alt="职工在驿站休息",
    )


PHOTOS = {  # how many, by weight: 0 to 4
    Weight.LEAD: [0, 1, 1, 1, 2, 2, 3, 4],
    Weight.SECOND: [0, 0, 0, 1, 1, 1, 2],
    Weight.ORDINARY: [0, 0, 0, 0, 0, 1, 1, 2],
    Weight.BRIEF: [0] * 12 + [1],
    Weight.PHOTO: [1, 1, 2, 3, 4],
}
LENGTHS = {
    Weight.LEAD: (600, 2500),
    Weight.SECOND: (400, 2000),
    Weight.ORDINARY: (200, 1500),
    Weight.BRIEF: (80, 320),
    Weight.PHOTO: (80, 200),
}


def weights(chance, count):
    """The weights of a page's stories, the lead first."""
    seconds = chance.choice([0, 1, 1, 2]) if count > 3 else 1
    briefs = chance.randint(0, max(0, count - seconds - 3)) if count > 4 else 0
    photo = 1 if count > 3 and chance.random() < 0.3 else 0
    ordinary = max(0, count - 1 - seconds - briefs - photo)
    found = [Weight.LEAD] + [Weight.SECOND] * seconds + [Weight.ORDINARY] * ordinary
    found += [Weight.BRIEF] * briefs
    for _ in range(photo):
        found.insert(chance.randint(1, len(found)), Weight.PHOTO)
    return found[:count]


def story(chance, id, weight, length, photos):
    """One story."""
    is_small = weight in (Weight.BRIEF, Weight.PHOTO)
    return Copy(
        id=id,
        weight=weight,
        headline=chance.choice(HEADLINES),
        kicker="" if is_small or chance.random() < 0.6 else chance.choice(WHO) + "扎实推进各项工作",
        subhead="" if is_small or chance.random() < 0.75 else chance.choice(SAID)[:18],
        byline="" if chance.random() < 0.5 else "本报记者 刘欣欣",
        paragraphs=text(chance, length),
        pictures=tuple(picture(chance, id * 10 + number) for number in range(photos)),
    )


def page(seed, geometry, target=None, count=None):
    """(copies, share of the type area) of a page whose copy is about `target` of what fits at usual
    sizes (0.85 to 1.10 by chance)."""
    chance = random.Random(seed)
    target = chance.uniform(0.85, 1.10) if target is None else target
    while True:
        stories = count or chance.randint(3, 12)
        plan = []
        for number, weight in enumerate(weights(chance, stories), 1):
            length = chance.randint(*LENGTHS[weight])
            plan.append((number, weight, length, chance.choice(PHOTOS[weight]), chance.randint(0, 10**9)))
        factor = 1.0
        for _ in range(7):
            if factor < 0.55:
                break  # the photos alone take the page
            copies = [
                story(random.Random(own), number, weight, min(2500, max(80, round(length * factor))), photos)
                for number, weight, length, photos, own in plan
            ]
            found = share(geometry, copies)
            if abs(found - target) < 0.01:
                return copies, found
            texts = sum(len(each.text) for copy in copies for each in copy.paragraphs)
            per_line = geometry.column_width / geometry.size * 0.93
            wanted = texts + (target - found) * geometry.columns * geometry.lines * per_line
            factor *= max(0.3, min(3.0, wanted / texts))
