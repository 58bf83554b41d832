"""What styles of a Word template are called: Word's own names, and what they are in other languages and programs.

Word saves the English name of its own styles whatever language it speaks; other programs, and older files, do not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

_NAMES: Mapping[str, str] = {
    "title": "Title, 标题, 文档标题, 標題, Titel, Titre, Título, Titolo, 表題, 제목, Название, Tytuł, Rubrik",
    "subtitle": "Subtitle, 副标题, 副標題, Untertitel, Sous-titre, Subtítulo, Sottotitolo, 副題, 부제, Подзаголовок, Ondertitel",
    "contents-heading": """TOC Heading, Contents Heading, 目录标题, TOC 标题, TOC 標題, 目錄標題, Inhaltsverzeichnisüberschrift,
        En-tête de table des matières, Título de TDC, Titolo sommario, 目次の見出し, 목차 제목""",
    "contents-1": "toc 1, Contents 1, 目录 1, 目錄 1, Verzeichnis 1, TM 1, TDC 1, Sommario 1, 目次 1, 목차 1, Sumário 1",
    "contents-2": "toc 2, Contents 2, 目录 2, 目錄 2, Verzeichnis 2, TM 2, TDC 2, Sommario 2, 目次 2, 목차 2, Sumário 2",
    "contents-3": "toc 3, Contents 3, 目录 3, 目錄 3, Verzeichnis 3, TM 3, TDC 3, Sommario 3, 目次 3, 목차 3, Sumário 3",
    "heading-1": "heading 1, 标题 1, 標題 1, Überschrift 1, Titre 1, Título 1, Titolo 1, 見出し 1, 제목 1, Заголовок 1, Kop 1",
    "heading-2": "heading 2, 标题 2, 標題 2, Überschrift 2, Titre 2, Título 2, Titolo 2, 見出し 2, 제목 2, Заголовок 2, Kop 2",
    "heading-3": "heading 3, 标题 3, 標題 3, Überschrift 3, Titre 3, Título 3, Titolo 3, 見出し 3, 제목 3, Заголовок 3, Kop 3",
    "point": "heading 4, 标题 4, 標題 4, Überschrift 4, Titre 4, Título 4, Titolo 4, 見出し 4, 제목 4, Заголовок 4, Kop 4",
    "body": """Body Text, Text Body, 正文文本, 正文文字, 本文, Textkörper, Corps de texte, Texto independiente, Corpo testo,
        Corpo de texto, 본문, Основной текст, Platte tekst""",
    "list-bullet": """List Bullet, 列表项目符号, 項目符號清單, 項目符號, Aufzählungszeichen, Liste à puces, Lista con viñetas,
        Punto elenco, Commarcadores, 箇条書き, 글머리 기호, Маркированный список, Lijst opsomteken""",
    "list-number": """List Number, 列表编号, 編號清單, 清單號碼, Listennummer, Liste à numéros, Lista con números, Numero elenco,
        Numerada, 段落番号, 번호 매기기, Нумерованный список, Lijstnummering""",
    "quote": "Quote, Quotations, 引用, 引文, 引述, Zitat, Citation, Cita, Citazione, Citação, 引用文, 인용, Цитата, Citaat",
    "code": "Source Code, Code, HTML Preformatted, Preformatted Text, 代码, 程式碼, Quelltext, Code source, Código, コード",
    "caption": "caption, 题注, 標號, 標題註, Beschriftung, Légende, Descripción, Epígrafe, Didascalia, Legenda, 図表番号, 캡션",
    "header": "header, 页眉, 頁首, Kopfzeile, En-tête, Encabezado, Intestazione, Cabeçalho, ヘッダー, 머리글, Koptekst",
    "footer": "footer, 页脚, 頁尾, Fußzeile, Pied de page, Pie de página, Piè di pagina, Rodapé, フッター, 바닥글, Voettekst",
}

TABLE_ROLES = frozenset({"table", "grid"})
BASIC_TABLES = frozenset({"normaltable", "tablenormal", "tablegrid", "网格型", "表格格線", "tabellenraster"})
"""Table styles that every document has: they are nobody's house style."""


@lru_cache(maxsize=1024)
def plain_style_name(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(character for character in folded if character.isalnum())


@cache
def known_styles(role: str) -> frozenset[str]:
    """The plain names of styles that serve a role."""
    return frozenset(plain_style_name(name) for name in _NAMES.get(role, "").split(",") if name)
