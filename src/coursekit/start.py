"""Where the program starts. A build that has nothing to do says so before the command line is loaded, which takes longer."""

from __future__ import annotations

import atexit
import gc
import sys

from coursekit.pipeline.stamp import unchanged

INTERRUPTED = 130
"""The exit code, as shells have it for an interrupt from the keyboard."""
_COLLECT_AFTER = 150_000


def main() -> None:
    said = unchanged(sys.argv[1:])
    if said is not None:
        for stream, text in zip((sys.stdout, sys.stderr), said, strict=True):
            encoding = stream.encoding or "utf-8"
            stream.write(text.encode(encoding, "replace").decode(encoding))
        return
    # Values here have no cycles, and modules and classes stay: looking for some after every 700th would take a tenth of the time.
    gc.set_threshold(_COLLECT_AFTER)
    # Nor is anything looked for when the process ends and all of it goes.
    atexit.register(gc.freeze)
    try:
        from coursekit.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        # It fell into the loading; the command line knows what to do with those that come later.
        sys.exit(INTERRUPTED)
