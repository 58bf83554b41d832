"""Typst alone, on a folder with main.typ and all it reads: `bare_typst.py FOLDER PDF`. The standards are those of coursekit."""

from __future__ import annotations

import sys

import typst

folder, pdf = sys.argv[1:]
typst.compile(f"{folder}/main.typ", output=pdf, root=folder, pdf_standards=["ua-1", "a-2a"], timestamp=0)
