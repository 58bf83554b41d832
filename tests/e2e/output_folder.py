"""What must hold of an output folder at any moment: every file is whole, and the manifest is that of a build."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf

MANIFEST = "manifest.json"
LOCK = "build.lock"


def products_in(out: Path) -> dict[str, bytes]:
    """The files by their paths, without what is said of them all, and without what is hidden."""
    names = (path.relative_to(out) for path in sorted(out.rglob("*")) if path.is_file())
    shown = (name for name in names if name.as_posix() not in (MANIFEST, LOCK) and not name.parts[0].startswith("."))
    return {name.as_posix(): (out / name).read_bytes() for name in shown}


def left_over(out: Path) -> list[str]:
    """Files and folders of a build that did not end, in the cache too."""
    return sorted(path.relative_to(out).as_posix() for path in out.rglob(".ck-*"))


def broken_files(out: Path) -> list[str]:
    return [path for path in products_in(out) if not _opens(out / path)]


def _opens(path: Path) -> bool:
    try:
        match path.suffix:
            case ".pdf":
                with pikepdf.open(path) as pdf:
                    return len(pdf.pages) > 0 and not pdf.check_pdf_syntax()
            case ".html":
                return path.read_bytes().endswith(b"</html>\n")
            case _:
                with zipfile.ZipFile(path) as archive:
                    return archive.testzip() is None
    except (zipfile.BadZipFile, pikepdf.PdfError):
        return False


def listed_in(out: Path) -> dict[str, str]:
    """The digests in the manifest, by path; nothing when there is none."""
    if not (out / MANIFEST).exists():
        return {}
    return {file["path"]: file["sha256"] for file in json.loads((out / MANIFEST).read_text("utf-8"))["files"]}


def digests_of(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def tells_the_truth(out: Path) -> bool:
    """Whether the manifest lists the files that there are, and no others."""
    return listed_in(out) == digests_of(products_in(out))
