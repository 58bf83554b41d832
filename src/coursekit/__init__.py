"""coursekit compiles instructor-led training."""

__version__ = "0.1.0"
