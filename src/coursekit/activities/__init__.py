"""The kinds of activity: one module each, one line here."""

from coursekit.activities.brainstorm import BRAINSTORM
from coursekit.activities.case import CASE
from coursekit.activities.demonstration import DEMONSTRATION
from coursekit.activities.discussion import DISCUSSION
from coursekit.activities.exercise import EXERCISE
from coursekit.activities.game import GAME
from coursekit.activities.pause import BREAK
from coursekit.activities.quiz import QUIZ
from coursekit.activities.reflection import REFLECTION
from coursekit.activities.role_play import ROLE_PLAY
from coursekit.activities.tool import TOOL
from coursekit.activities.video import VIDEO
from coursekit.activities.wrap_up import WRAP_UP

KINDS = {
    kind.name: kind
    for kind in (
        CASE,
        DISCUSSION,
        EXERCISE,
        ROLE_PLAY,
        DEMONSTRATION,
        BRAINSTORM,
        VIDEO,
        QUIZ,
        GAME,
        REFLECTION,
        TOOL,
        WRAP_UP,
        BREAK,
    )
}
"""By the name authors write, in the order the docs list them."""
