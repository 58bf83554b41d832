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
    return len(HAN.findall(text)) / CHARACTERS_PER_MINUTE + len(_WORD.findall(text)) / WORDS_PER_MINUTE


def least_spoken_minutes(text: str) -> float:
    """Minutes that the text takes at the fastest pace that can be followed."""
    characters, words = len(HAN.findall(text)), len(_WORD.findall(text))
    return characters / CHARACTERS_PER_MINUTE_AT_MOST + words / WORDS_PER_MINUTE_AT_MOST
