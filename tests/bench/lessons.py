"""Courses of any length with the text of a Chinese training: the same from the same number, on every machine."""

from __future__ import annotations

import random
from dataclasses import dataclass

SLIDES_IN_TOPIC = 10
TABLE_EVERY = 5
NOTES_LENGTH = 125
"""Characters of notes a slide has at least; about 150 are the mean."""

_WHO = (
    *("客户", "老客户", "租户", "企业客户", "来电人", "报修人", "缴费的人", "新装用户"),
    *("带孩子来的家长", "上了年纪的客户", "代办人", "外地客户"),
)
_MATTER = (
    *("停电报修", "电费翻倍", "抄表差错", "过户办理", "线路改造", "业扩报装", "欠费复电", "发票更正", "电压不稳"),
    *("换表争议", "阶梯电价", "施工赔偿", "催费短信", "线上缴费", "光伏并网", "峰谷电价", "排队太久", "回访没来"),
)
_SKILL = (
    *("先听完再开口", "把话接住", "说清楚时限", "找出真正的诉求", "把情绪和事情分开", "一次讲明白", "不许空头诺言"),
    *(
        "当场能办的当场办",
        "办不了也给一条路",
        "记下原话",
        "替客户多走一步",
        "把责任说清",
        "该升级时就升级",
        "用客户的话复述",
    ),
    *("事后回一个电话", "把难题带回班组"),
)
_DO = (
    *("先请客户坐下", "听客户把经过说完", "用自己的话复述一遍", "记下原话和时间", "查清表号和地址", "当面核对账单"),
    *("说明要走的流程", "告诉客户谁来负责", "给出最晚的时限", "请值班长到场", "把资料一次列全", "留下回访的电话"),
    *("先为久等道歉", "把两个方案都说出来", "请客户自己选", "提醒下一步的日期", "把单子念给客户听", "谢谢客户指出来"),
)
_SO = (
    *("不打断，也不辩解", "让客户知道有人在管", "免得来回跑", "两边心里都有数", "话说半句最伤人", "慢一点反而快"),
    *("事情就好办一半", "情绪会自己降下来", "后面的人也看得见", "错了也有据可查", "不把难处推给客户", "别让客户去猜"),
    *("少一次投诉", "留一个台阶", "说到就要做到", "比背规定管用"),
)
_POINT = (
    *("语速放慢半拍", "眼睛看着对方", "手里的活先停下", "别拿规定挡人", "数字写在纸上", "称呼要准", "先应一声再查"),
    *("声音低一点", "别隔着玻璃喊", "一次只问一件事", "先报自己的姓名", "时间说到几点几分", "结尾再确认一遍"),
)
_CASE = (
    "有一位{who}为{matter}来了三趟，第三趟才有人把话听完。",
    "请大家想一想：{who}遇上{matter}，进门的第一句话会是什么？",
    "上个月的{matter}，{who}其实只要一个准信，我们却解释了二十分钟的规定。",
    "这里停一下，请邻座两个人一组，一个扮{who}，一个扮窗口，就演{matter}这一段。",
    "我自己也犯过这个错：{who}还没说完{matter}，我已经在系统里找答案了。",
)
_ADVICE = (
    "记住这一页的要点是{do}，{so}。",
    "做法并不难，{do}，然后{do2}。",
    "如果时间不够，宁可少讲一条，也要练一遍“{point}”。",
    "写得再好的话术，如果少了“{point}”这一条，{who}也听不进去。",
    "练的时候请组长看着：有没有做到“{point}”，有没有{do}。",
    "有人会问这样是不是太慢，我的回答是：{do}，{so}。",
)


@dataclass(frozen=True, slots=True)
class Bullet:
    text: str
    inner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """A list of 3 to 6 bullets, counting those inside others, or a table; its first row is its head."""

    title: str
    bullets: tuple[Bullet, ...]
    table: tuple[tuple[str, ...], ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Topic:
    title: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    title: str
    topics: tuple[Topic, ...]

    @property
    def slides(self) -> int:
        return sum(len(topic.slides) for topic in self.topics)


def make_lesson(slides: int) -> Lesson:
    """`slides` is a multiple of `SLIDES_IN_TOPIC`."""
    chance = random.Random(slides)
    topics = tuple(_topic(number, chance) for number in range(slides // SLIDES_IN_TOPIC))
    return Lesson(f"窗口服务与投诉处理（{slides} 页）", topics)


def _topic(number: int, chance: random.Random) -> Topic:
    titles = [f"{chance.choice(_MATTER)}，{skill}" for skill in chance.sample(_SKILL, SLIDES_IN_TOPIC)]
    slides = tuple(_slide(title, chance, as_table=n % TABLE_EVERY == 0) for n, title in enumerate(titles, 1))
    return Topic(f"{_MATTER[number % len(_MATTER)]}：{chance.choice(_SKILL)}", slides)


def _slide(title: str, chance: random.Random, *, as_table: bool) -> Slide:
    bullets, table = ((), _table(chance)) if as_table else (_bullets(chance), ())
    return Slide(title, bullets, table, _notes(chance))


def _bullets(chance: random.Random) -> tuple[Bullet, ...]:
    first, second, third = chance.sample(_DO, 3)
    points = tuple(chance.sample(_POINT, chance.choice((1, 2))))
    outer = (Bullet(f"{first}，{chance.choice(_SO)}", points), Bullet(f"{second}，{chance.choice(_SO)}"))
    return (*outer, Bullet(third, (chance.choice(_POINT),))) if chance.random() < 0.5 else outer


def _table(chance: random.Random) -> tuple[tuple[str, ...], ...]:
    """Five rows of four cells."""
    matters, actions, points = chance.sample(_MATTER, 4), chance.sample(_DO, 4), chance.sample(_POINT, 4)
    rows = ((*row, f"{chance.choice((2, 4, 8, 24))} 小时内") for row in zip(matters, actions, points, strict=True))
    return (("情形", "先做什么", "留意什么", "多久回复"), *rows)


def _notes(chance: random.Random) -> str:
    """A case and an advice in turns, each kind once."""
    said = ""
    for case, advice in zip(chance.sample(_CASE, len(_CASE)), chance.sample(_ADVICE, len(_CASE)), strict=True):
        do, do2 = chance.sample(_DO, 2)
        words = {"who": chance.choice(_WHO), "matter": chance.choice(_MATTER), "do": do, "do2": do2}
        said += f"{case}{advice}".format(**words, so=chance.choice(_SO), point=chance.choice(_POINT))
        if len(said) >= NOTES_LENGTH:
            break
    return said
