"""One part of a build that several machines share, each by itself."""

from __future__ import annotations

import hashlib
import re

from coursekit.usage import UsageError
from coursekit.value import Value


class Shard(Value):
    """The `number`th, from 1, of so many parts: every edition is in exactly one of them.

    It is its name that decides. An edition that comes or goes leaves all others where they are, and what a machine has in
    its cache stays of use to it: by their order, one more would move half of them.
    """

    number: int = 1
    parts: int = 1

    def has(self, course: str, edition: str) -> bool:
        digest = hashlib.sha256(f"{course}/{edition}".encode()).digest()
        return int.from_bytes(digest[:8]) % self.parts == self.number - 1


WHOLE = Shard()


def read_shard(text: str) -> Shard:
    """Of `3/10`. Raises UsageError."""
    number, parts = map(int, found.groups()) if (found := re.fullmatch("([0-9]{1,6})/([0-9]{1,6})", text)) else (0, 0)
    if not 1 <= number <= parts:
        raise UsageError(f"there is no shard “{text}”: write 1/10 for the first of ten, up to 10/10")
    return Shard(number, parts)
