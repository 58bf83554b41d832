"""Slides on paper as a Word document and as PDF."""
