"""Choosing what an edition keeps so that it fits its days: exact, and the same every time."""
