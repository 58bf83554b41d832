"""Slides drawn small as vector pictures, out of the written deck and without a font of the machine."""
