"""Booklets as pages for a browser."""
