"""How long words take to say."""

from __future__ import annotations

import re

from coursekit.han import HAN

# Chinese: trainers speak 220 to 260 characters a minute; English: about 130 to 160 words.
CHARACTERS_PER_MINUTE = 240
CHARACTERS_PER_MINUTE_AT_MOST = 260
WORDS_PER_MINUTE = 140
WORDS_PER_MINUTE_AT_MOST = 160

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")


def spoken_minutes(text: str) -> float:
    """Minutes that the text takes to be said at an ordinary pace."""
    characters, words = _counts(text)
    return characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE


def least_spoken_minutes(text: str) -> float:
    """Minutes that the text takes at the fastest pace that can be followed."""
    characters, words = _counts(text)
    return characters / CHARACTERS_PER_MINUTE_AT_MOST + words / WORDS_PER_MINUTE_AT_MOST


def _counts(text: str) -> tuple[int, int]:
    """How many Chinese characters, and how many words of other letters."""
    return len(text) - len(HAN.sub("", text)), len(_WORD.findall(text))
