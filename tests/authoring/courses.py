"""Courses by construction: each is one that reading could have given."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from coursekit.activities import KINDS
from coursekit.activities.kind import COMMON_PARTS
from coursekit.content import Blocks, List, ListItem, Name, Paragraph, inlines_of
from coursekit.model.course import (
    LAST_DAY,
    TALK_PARTS,
    Activity,
    Change,
    Course,
    DayFrame,
    Edition,
    Fit,
    Group,
    Grouping,
    Guest,
    Material,
    Module,
    Outcome,
    Overflow,
    Part,
    PartKind,
    Pause,
    Per,
    Pin,
    Preparation,
    Priority,
    Reuse,
    Risk,
    Segment,
    Slide,
    Source,
    Talk,
    Term,
    Topic,
    spread_breaks,
    standard_lunch,
)
from coursekit.units import MinuteRange
from coursekit.value import Mutable, field
from tests.authoring.texts import (
    ORDINARY,
    blocks,
    bound_texts,
    conditions,
    inlines,
    option_texts,
    paragraphs,
    texts,
)

PRIORITIES = st.sampled_from(Priority)
IDS = st.lists(st.sampled_from(("triage", "calm", "six-steps")).map(Name), max_size=2, unique=True).map(tuple)
WORDS = texts(ORDINARY)


@cache
@st.composite
def minutes(draw: st.DrawFn) -> MinuteRange:
    least, preferred, most = sorted(draw(st.integers(1, 480)) for _ in range(3))
    return MinuteRange(least, most, preferred if draw(st.booleans()) else None)


def _maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), strategy)


def _several(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


class _Ids(Mutable):
    """Ids as a file gives them: written ones, and those that are made of the place."""

    draw: st.DrawFn
    stem: str
    counts: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> Name:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        written = self.draw(st.booleans())
        return Name(f"{self.stem}-{kind}-{self.counts[kind]}" if written else f"{self.stem}.{kind}{self.counts[kind]}")


# ---------------------------------------------------------------- modules in files


@cache
@st.composite
def _parts(draw: st.DrawFn, kinds: tuple[PartKind, ...]) -> Part:
    kind = draw(st.sampled_from(kinds))
    title = draw(inlines() if kind is PartKind.ROLE else st.one_of(st.just(()), inlines()))
    lines = draw(st.one_of(st.none(), st.integers(0, 40)))
    return Part(kind, title, draw(blocks(most=1)), lines, condition=draw(conditions()))


@st.composite
def _slides(draw: st.DrawFn, ids: _Ids) -> Slide:
    return Slide(
        ids.next("slide"),
        draw(inlines()),
        draw(blocks()),
        tuple(draw(st.lists(_parts(TALK_PARTS), max_size=1))),
        draw(st.sampled_from((1, 1, 2))),
        draw(st.sampled_from((None, None, *Overflow))),
        condition=draw(conditions()),
    )


@cache
@st.composite
def _materials(draw: st.DrawFn) -> Material:
    return Material(draw(WORDS), draw(st.integers(1, 99)), draw(st.sampled_from(Per)))


@st.composite
def _activities(draw: st.DrawFn, ids: _Ids) -> Activity:
    kind = KINDS[draw(st.sampled_from(tuple(KINDS)))]
    return Activity(
        kind.name,
        ids.next("activity"),
        draw(inlines()),
        draw(st.one_of(st.none(), minutes())),
        draw(PRIORITIES),
        draw(blocks()),
        tuple(draw(st.lists(_parts((*COMMON_PARTS, *kind.parts)), max_size=2))),
        draw(st.sampled_from((None, *Grouping))),
        tuple(draw(st.lists(_materials(), max_size=2))),
        draw(IDS),
        draw(IDS),
        draw(_maybe(option_texts())),
        draw(_maybe(option_texts())),
        condition=draw(conditions()),
    )


@cache
@st.composite
def _reuses(draw: st.DrawFn) -> Reuse:
    own = ((Name(""), draw(minutes())),) if draw(st.booleans()) else ()
    return Reuse(Name("common"), Name("welcome"), own, condition=draw(conditions()))


@st.composite
def _topics(draw: st.DrawFn, ids: _Ids) -> Topic:
    identity = ids.next("topic")
    segments: list[Segment | Reuse] = []
    for kind in draw(st.lists(st.sampled_from("tar"), max_size=2)):
        if kind == "t" and not (segments and isinstance(segments[-1], Talk)):
            segments.append(Talk(tuple(draw(_slides(ids)) for _ in range(draw(st.integers(1, 2))))))
        else:
            segments.append(draw(_reuses()) if kind == "r" else draw(_activities(ids)))
    late = draw(_maybe(option_texts())).translate({ord(sign): None for sign in '"{}｛｝'}).strip()
    return Topic(
        identity,
        draw(inlines()),
        draw(st.one_of(st.none(), minutes())),
        draw(PRIORITIES),
        tuple(draw(st.lists(paragraphs(), max_size=2))),
        tuple(segments),
        draw(IDS),
        draw(IDS),
        late,
        condition=draw(conditions()),
    )


@cache
@st.composite
def _modules(draw: st.DrawFn, number: int) -> Module:
    stem = f"{number:02d}-module"
    ids = _Ids(draw, stem)
    return Module(
        Name(stem if draw(st.booleans()) else f"module-{number}"),
        inlines_of(draw(bound_texts())),
        draw(blocks()),
        tuple(draw(st.lists(_parts(TALK_PARTS), max_size=1))),
        # Without an automatic id inside, the file could not be known by its stem.
        (Topic(Name(f"{stem}.topic{1}"), draw(inlines()), None, Priority.MUST, (), ()), *_more_topics(draw, ids)),
        draw(IDS),
        draw(_maybe(bound_texts())),
        condition=draw(conditions()),
    )


def _more_topics(draw: st.DrawFn, ids: _Ids) -> tuple[Topic, ...]:
    ids.counts["topic"] = 1
    return tuple(draw(_topics(ids)) for _ in range(draw(st.integers(0, 1))))


# ---------------------------------------------------------------- outlines, reuse


@cache
@st.composite
def _points(draw: st.DrawFn, depth: int = 0) -> Blocks:
    items = []
    for _ in range(draw(st.integers(1, 3))):
        inside = draw(_points(depth + 1)) if depth < 2 and draw(st.booleans()) else ()
        condition = draw(conditions())
        items.append(ListItem((Paragraph(inlines_of(draw(bound_texts()))), *inside), condition=condition))
    return (List(False, tuple(items)),)


@cache
@st.composite
def _outlines(draw: st.DrawFn, number: int) -> Module:
    topics = tuple(draw(_outline_topics(number, count)) for count in range(1, draw(st.integers(2, 3))))
    title = inlines_of(draw(bound_texts()))
    module_id = Name(f"outline.{number}.module0")
    return Module(module_id, title, (), (), topics, draw(IDS), condition=draw(conditions()))


@cache
@st.composite
def _outline_topics(draw: st.DrawFn, number: int, count: int) -> Topic:
    identity = Name(draw(st.sampled_from((f"outline.{number}.topic{count}", f"topic-{number}-{count}"))))
    title = inlines_of(draw(bound_texts()))
    segments: list[Segment] = []
    if draw(st.booleans()):
        segments.append(Talk((Slide(Name(f"{identity}.slide"), title, draw(_points()), ()),)))
    for i in range(1, draw(st.integers(1, 3))):
        segments.append(
            Activity(
                draw(st.sampled_from(tuple(KINDS))),
                Name(f"outline.{number}.activity{count * 100 + i}"),
                inlines_of(draw(bound_texts())),
                draw(minutes()),
                draw(PRIORITIES),
                draw(st.one_of(st.just(()), _points())),
                (),
                outcomes=draw(IDS),
                condition=draw(conditions()),
            )
        )
    return Topic(
        identity, title, draw(minutes()), draw(PRIORITIES), (), tuple(segments), draw(IDS), draw(IDS),
        condition=draw(conditions()),
    )  # fmt: skip


@cache
@st.composite
def _reused_modules(draw: st.DrawFn) -> Reuse:
    own = tuple((Name(name), draw(minutes())) for name in draw(st.sets(st.sampled_from(("a", "no", "x-1")))))
    return Reuse(Name("common"), Name("closing"), own, condition=draw(conditions()))


# ---------------------------------------------------------------- editions


@cache
@st.composite
def frames(draw: st.DrawFn) -> DayFrame:
    start = draw(st.integers(7 * 60, 14 * 60))
    end = draw(st.integers(start + 240, start + 540))
    lunch = standard_lunch(start, end)
    if draw(st.booleans()):
        at = draw(st.integers(start + 60, end - 120))
        lunch = Pause(at, draw(st.integers(30, 60)))
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(start + 10, start + 40))
        return DayFrame(start, end, lunch, draw(st.sampled_from(((), (Pause(at, 10),)))))
    every, length = draw(st.integers(60, 120)), draw(st.sampled_from((5, 10, 15, 20)))
    frame = DayFrame(start, end, lunch, spread_breaks(start, end, lunch, every, length), every)
    return frame if _is_possible(frame) else DayFrame(start, end, lunch, ())


def _is_possible(frame: DayFrame) -> bool:
    at = frame.start
    for pause in sorted((*frame.breaks, *((frame.lunch,) if frame.lunch else ())), key=lambda pause: pause.at):
        if pause.at <= at or pause.at + pause.minutes >= frame.end:
            return False
        at = pause.at + pause.minutes
    return True


@st.composite
def _editions(draw: st.DrawFn, identity: str, frame: DayFrame) -> Edition:
    days = st.sampled_from((LAST_DAY, 1, 2))
    clock = st.integers(0, 24 * 60 - 1)
    guests = st.builds(Guest, texts(), days, clock, st.integers(5, 240))
    pins = st.builds(Pin, st.just(Name("exam")), days, clock)
    return Edition(
        Name(identity),
        draw(texts()),
        draw(st.sampled_from((0.5, 1.0, 2.0, 3.5))),
        frame,
        draw(IDS),
        draw(IDS),
        tuple(map(Name, draw(_several(texts())))),
        draw(st.sampled_from(Fit)),
        draw(IDS),
        tuple(sorted(draw(st.lists(guests, max_size=2)), key=lambda guest: (guest.day, guest.at))),
        tuple(draw(st.lists(pins, max_size=2))),
        silence=draw(IDS),
    )


# ---------------------------------------------------------------- courses


@cache
@st.composite
def _groups(draw: st.DrawFn) -> Group:
    least, most = sorted((draw(st.integers(1, 500)), draw(st.integers(1, 500))))
    return Group(least, most, draw(st.integers(1, 100)))


@cache
@st.composite
def _risks(draw: st.DrawFn) -> Risk:
    return Risk(draw(bound_texts()), draw(bound_texts()))


@cache
@st.composite
def courses(draw: st.DrawFn) -> Course:
    kinds = draw(st.lists(st.sampled_from("ffor"), min_size=1, max_size=2))
    modules = tuple(
        draw(_modules(n) if kind == "f" else _outlines(n) if kind == "o" else _reused_modules())
        for n, kind in enumerate(kinds, start=1)
    )
    day = draw(frames())
    editions = tuple(
        draw(_editions(name, draw(st.one_of(st.just(day), frames()))))
        for name in ("full", "no")[: draw(st.integers(1, 2))]
    )
    keys = st.dictionaries(texts(), bound_texts(), max_size=2)
    many = _several(bound_texts())
    summary = draw(st.one_of(bound_texts(), st.lists(texts(), min_size=2, max_size=3).map("\n".join)))
    return Course(
        Name("demo"),
        draw(bound_texts()),
        draw(st.sampled_from(("zh-CN", "zh-TW", "en"))),
        editions,
        modules,
        draw(_maybe(bound_texts())),
        draw(st.sampled_from(("", "2026-11-30"))),
        draw(_maybe(texts())),
        tuple(map(Name, draw(_several(texts())))),
        draw(st.one_of(st.just(Group()), _groups())),
        summary,
        draw(_maybe(bound_texts())),
        draw(many),
        tuple(Outcome(Name(key), draw(bound_texts())) for key in draw(st.sampled_from(((), ("calm", "on"))))),
        draw(_maybe(bound_texts())),
        Preparation(draw(many), draw(many), draw(many)),
        tuple(draw(st.lists(_risks(), max_size=2))),
        draw(many),
        tuple(Source(Name(key), draw(bound_texts())) for key in draw(st.sampled_from(((), ("tax1998", "1999"))))),
        tuple(Change(key, text) for key, text in draw(keys).items()),
        tuple(Term(Name(key), text) for key, text in draw(keys).items()),
        draw(st.sampled_from(Overflow)),
        draw(IDS),
        draw(st.sampled_from((None, Name("course.yaml")))),
    )
