"""Text in styles. rich shows it in a terminal; elsewhere it is plain text, and rich need not be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coursekit.value import Mutable, field

if TYPE_CHECKING:
    from rich.text import Text

# Bell, backspace, vertical tab, form feed and carriage return move what a terminal has shown.
_MOVING = dict.fromkeys((7, 8, 11, 12, 13))


class Styled(Mutable):
    """Pieces in order, each with the style that rich calls so. `str()` is the plain form."""

    pieces: list[tuple[str, str]] = field(default_factory=list)

    def append(self, text: str, style: str = "") -> None:
        self.pieces.append((text.translate(_MOVING), style))

    def append_all(self, other: Styled) -> None:
        self.pieces += other.pieces

    def __str__(self) -> str:
        return "".join(text for text, _ in self.pieces)

    def __rich__(self) -> Text:
        from rich.text import Text

        return Text.assemble(*self.pieces)
