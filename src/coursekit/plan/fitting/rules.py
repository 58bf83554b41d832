"""What is said when nothing fits."""

from __future__ import annotations

from coursekit.diagnostic import error_rule

EDITION_OVERRUNS = error_rule(
    "edition-overruns",
    """What an edition must keep takes more minutes, even at the least, than its days have, or does not fit between its breaks
and fixed times. Everything that could be dropped (`could`, then `should`) is dropped already. The changes that are suggested
would together make it fit, and no fewer would. Else lower the least minutes of segments, bind something to a longer edition
with `{editions=…}`, or sell more time.""",
)
EDITION_PROMISES = error_rule(
    "edition-promises",
    """An edition promises outcomes that nothing practises in the time it has: what must be kept fits, but not together with
an activity for each of these outcomes. Promise less with `outcomes` in the edition, shorten something, or sell more time.""",
)
