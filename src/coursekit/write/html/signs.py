"""The sign of each kind of card: drawn lines, the same in every colour and without any."""

from __future__ import annotations

from markupsafe import Markup

from coursekit.documents.booklet import CardRole

_PATHS = {
    CardRole.SCENARIO: "M4 5h16v11H12l-5 4v-4H4z M8 9h8 M8 12.5h5",
    CardRole.ROLE: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z M4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
    CardRole.OBSERVER: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
    CardRole.WORKSHEET: "M4 20l1-5L16 4l4 4L9 19z M13.5 6.5l4 4",
    CardRole.TOOL: "M14.5 6.5a4.5 4.5 0 0 1 6-2l-3 3 1 2 2 1 0 0a4.5 4.5 0 0 1-6.5 2.5L7 20a2 2 0 0 1-3-3z",
    CardRole.RUBRIC: "M4 6.5l1.5 1.5L8.5 5 M4 12.5l1.5 1.5 3-3 M4 18.5l1.5 1.5 3-3 M12 7h8 M12 13h8 M12 19h8",
    CardRole.NOTE: "M6 3.5h12v17l-6-4.5-6 4.5z",
}


def sign(role: CardRole) -> Markup:
    return Markup(f'<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="{_PATHS[role]}"/></svg>')
