"""What layouts are called, in the languages that PowerPoint, WPS, Keynote, Google Slides and LibreOffice save them in.

Names are compared without case, spaces, signs and the number that PowerPoint puts before the name of a copy (`1_Title`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from coursekit.documents.deck import Layout

_NAMES: Mapping[Layout, str] = {
    Layout.TITLE: """Title Slide, Title, Cover, Cover Slide, Front Page, 标题幻灯片, 标题页, 封面, 封面页, 首页, 標題投影片,
        封面投影片, Titelfolie, Titelseite, Diapositive de titre, Page de titre, Diapositiva de título, Diapositiva titolo,
        Slide de Título, Diapositivo de título, タイトル スライド, 表紙, 제목 슬라이드, 표지, Титульный слайд, Titeldia,
        Slajd tytułowy, Rubrikbild, Titelslide, Titeldias, Otsikkodia, Başlık Slaydı, Slide tiêu đề""",
    Layout.MODULE: """Section Header, Section, Section Title, Chapter, Divider, Divider Slide, Module, 节标题, 章节标题,
        章节页, 过渡页, 分隔页, 模块, 章節標題, 區段標題, 節標題, 過場頁, Abschnittsüberschrift, Kapitel, Kapiteltrenner,
        Zwischentitel, Trennfolie, Titre de section, Intercalaire, Encabezado de sección, Intestazione sezione,
        Cabeçalho da Seção, Cabeçalho da secção, セクション見出し, 中扉, 구역 머리글, 섹션 머리글, Заголовок раздела, Sectiekop,
        Nagłówek sekcji, Avsnittsrubrik, Section title and description""",
    Layout.BULLETS: """Title and Content, Title and Body, Title and Text, Title, Content, Content, Text, Bullets, Standard,
        Standard Content, 标题和内容, 标题与内容, 标题和文本, 标题和正文, 内容, 内容页, 正文, 正文页, 標題及物件, 標題及內容,
        標題與內容, 標題及文字, 內容, 內容頁, Titel und Inhalt, Titel und Text, Inhalt, Inhaltsfolie, Titre et contenu,
        Titre et texte, Contenu, Título y objetos, Título y contenido, Titolo e contenuto, Título e Conteúdo,
        Título e Objeto, タイトルとコンテンツ, タイトルとテキスト, 제목 및 내용, 제목 및 텍스트, Заголовок и объект,
        Заголовок и текст, Titel en object, Titel en tekst, Tytuł i zawartość, Rubrik och innehåll, Titel og indhold,
        Tittel og innhold, Otsikko ja sisältö, Başlık ve İçerik""",
    Layout.TWO_COLUMNS: """Two Content, Two Columns, Title and Two Columns, Title, 2 Content, Title and 2 Content, 2 Content,
        两栏内容, 双栏内容, 两栏, 兩項物件, 兩個內容, 兩欄內容, 雙欄, Zwei Inhalte, Zwei Spalten, Deux contenus, Deux colonnes,
        Dos objetos, Dos contenidos, Due contenuti, Contenuto 2, Duas Partes de Conteúdo, Conteúdo Duplo, Dois Conteúdos,
        2 つのコンテンツ, 2段組, 콘텐츠 2개, Два объекта, Inhoud van twee, Dwa elementy zawartości, Två innehållsdelar,
        To indholdsobjekter, To innholdsdeler""",
    Layout.COMPARISON: """Comparison, Compare, 比较, 对比, 比較, 比對, 對比, Vergleich, Comparaison, Comparación, Confronto,
        Comparação, 비교, Сравнение, Vergelijking, Porównanie, Jämförelse, Sammenligning""",
    Layout.DRAWING: """Title Only, Title and Drawing, Title and Diagram, 仅标题, 只有标题, 只有標題, 僅標題, Nur Titel,
        Titre seul, Solo el título, Sólo el título, Solo titolo, Somente Título, Só Título, Apenas Título, タイトルのみ, 제목만,
        Только заголовок, Alleen titel, Tylko tytuł, Endast rubrik, Kun titel, Bare tittel""",
    Layout.TABLE: """Title and Table, Table, 标题和表格, 表格, 標題及表格, 標題與表格, Titel und Tabelle, Tabelle,
        Titre et tableau, Tableau, Título y tabla, タイトルと表, 제목 및 표""",
    Layout.FIGURE: """Title and Figure, Title and Picture, Picture, Title and Chart, 标题和图片, 图片, 标题和图表, 標題及圖片,
        標題與圖片, 圖片, Titel und Bild, Bild, Titre et image, Título e imagen""",
    Layout.FIGURE_TEXT: """Figure and Text, Picture and Text, Text and Picture, Content and Picture, Picture with Caption,
        图片与标题, 图片和文本, 图片与文字, 图文, 含標題的圖片, 圖片與標題, 圖文, Bild mit Überschrift, Bild und Text,
        Image avec légende, Image et texte, Imagen con título, Immagine con didascalia, Imagem com Legenda,
        タイトル付きの図, 캡션 있는 그림, Рисунок с подписью, Afbeelding met bijschrift, Obraz z podpisem, Bild med bildtext""",
    Layout.QUOTE: """Quote, Quotation, Big Quote, 引用, 引言, 名言, 金句, Zitat, Citation, Cita, Citazione, Citação, 引用文,
        인용, Цитата, Citaat, Cytat, Citat""",
    Layout.DAY: """Day agenda, Agenda, Schedule, Timetable, 日程, 议程, 日程安排, 議程, 日程表, Tagesordnung, Zeitplan,
        Ordre du jour, Orden del día, アジェンダ, 의제""",
    Layout.CASE: "Case, Case Study, Scenario, 案例, 案例分析, 情景, 情境, Fallbeispiel, Fallstudie, Étude de cas, 事例",
    Layout.QUESTION: "Question, Discussion, 问题, 提问, 讨论, 思考, 問題, 提問, 討論, Frage, Diskussion, Pregunta, 問い",
    Layout.ACTIVITY: """Activity, Exercise, Practice, Workshop, Task, 活动, 练习, 演练, 任务, 活動, 練習, 演練, 任務, Übung,
        Aufgabe, Aktivität, Exercice, Activité, Actividad, Ejercicio, 演習, 활동""",
    Layout.QUIZ: "Quiz, Test, Knowledge Check, 测验, 小测, 测试, 測驗, 小考, Wissenscheck, Questionnaire, クイズ, 퀴즈",
    Layout.RECAP: """Recap, Summary, Review, Key Takeaways, Takeaways, 小结, 总结, 回顾, 要点回顾, 小結, 總結, 回顧, 重點回顧,
        Zusammenfassung, Fazit, Résumé, Synthèse, Resumen, まとめ, 요약""",
    Layout.BREAK: "Break, Coffee Break, Pause, Lunch, 休息, 茶歇, 午休, Pausenfolie, Descanso, 休憩, 휴식",
    Layout.CLOSING: """Closing, Closing Slide, Thank You, End, The End, Contact, 结束页, 结束, 谢谢, 致谢, 封底, 末尾幻灯片,
        結束頁, 結束, 謝謝, 封底頁, Schlussfolie, Danke, Ende, Merci, Fin, Gracias, Cierre, 終わり""",
}  # fmt: skip

# What PowerPoint, WPS and LibreOffice write into layouts of their own, whatever the name (ECMA-376 part 1, 19.7.15).
LAYOUT_TYPES: Mapping[Layout, tuple[str, ...]] = {
    Layout.TITLE: ("title",),
    Layout.MODULE: ("secHead",),
    Layout.BULLETS: ("obj", "tx"),
    Layout.TWO_COLUMNS: ("twoObj", "twoColTx", "txAndObj", "objAndTx"),
    Layout.COMPARISON: ("twoTxTwoObj",),
    Layout.TABLE: ("tbl",),
    Layout.DRAWING: ("titleOnly",),
    Layout.FIGURE_TEXT: ("txAndClipArt", "clipArtAndTx", "picTx"),
}

# A name this long may begin a longer one: `Title and Content – blue`.
_LEAST_LATIN, _LEAST_EAST_ASIAN = 7, 2
_COPY_NUMBER = re.compile(r"^(\d+_|\d\d[. -]+)")


def plain_name(name: str) -> str:
    folded = unicodedata.normalize("NFKC", _COPY_NUMBER.sub("", name.strip())).casefold()
    return "".join(character for character in folded if character.isalnum())


def _split(names: str) -> frozenset[str]:
    # “Title, Content” and “Title, 2 Content” are names of LibreOffice's: without signs they are one word like the others.
    listed = names.replace("Title, Content", "TitleContent").replace("Title, 2 Content", "Title2Content")
    return frozenset(filter(None, (plain_name(name) for name in listed.split(","))))


@cache
def _known_names() -> Mapping[Layout, frozenset[str]]:
    # Not when the module is loaded: no layout that a look names is looked for here.
    return {role: _split(names) for role, names in _NAMES.items()}


def role_of_name(name: str) -> Layout | None:
    plain = plain_name(name)
    return next((role for role, names in _known_names().items() if plain in names), None)


def role_of_beginning(name: str) -> Layout | None:
    """The role whose name begins this one; of several the longest."""
    plain = plain_name(name)
    found = [
        (len(known), role)
        for role, names in _known_names().items()
        for known in names
        if plain.startswith(known) and len(known) >= (_LEAST_LATIN if known.isascii() else _LEAST_EAST_ASIAN)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None
