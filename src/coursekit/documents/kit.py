"""What is printed for one delivery beside the course: certificates, name cards, and forms to sign and to fill in."""

from __future__ import annotations

from coursekit.content import Figure
from coursekit.value import Value


class Award(Value):
    """Whose certificate it is; `number` is printed whole, with its label."""

    name: str
    affiliation: str = ""
    number: str = ""


class Signature(Value):
    """Who signs over a line: name and title, or a title alone."""

    name: str
    title: str


class Certificates(Value):
    """One page each, all of the same words: the name stands between `lead` and `completed`, `course` after it.

    `facts` are lines under the course: its length; dates and place. `outcomes` are empty when they are not wanted.
    `issued` is who awards it and when. `date` is ISO.
    """

    language: str
    date: str
    heading: str
    lead: str
    completed: str
    course: str
    facts: tuple[str, ...]
    outcomes_lead: str
    outcomes: tuple[str, ...]
    signatures: tuple[Signature, ...]
    issued: tuple[str, str]
    awards: tuple[Award, ...]
    logo: Figure | None = None


class NameCard(Value):
    """`corner` is the group, as 第 2 组."""

    name: str
    affiliation: str = ""
    corner: str = ""


class NameCards(Value):
    """Table tents, two a page, each folded in its middle; `course` stands small on each."""

    language: str
    date: str
    title: str
    course: str
    cards: tuple[NameCard, ...]
    logo: Figure | None = None


class FormColumn(Value):
    """`over` is what stands over it and its neighbours of the same word, as a day over its halves; `width` in mm."""

    label: str
    width: float
    over: str = ""
    centered: bool = False


class FormTable(Value):
    """Rows are at least `row_mm` high; the header is repeated on each page. Without `heading` there is none."""

    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    row_mm: float
    heading: str = ""
    lead: str = ""
    new_page: bool = False


class OpenQuestions(Value):
    """Each with `lines` ruled lines to write on; kept on one page with them."""

    heading: str
    questions: tuple[str, ...]
    lines: int


FormPart = FormTable | OpenQuestions


class Form(Value):
    """A sheet on A4: its title, `facts` as label and value, and its parts. `page_of` is as 第 {page} 页，共 {pages} 页."""

    language: str
    date: str
    title: str
    course: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[FormPart, ...]
    page_of: str
    landscape: bool = False
    logo: Figure | None = None


KitDocument = Certificates | NameCards | Form
