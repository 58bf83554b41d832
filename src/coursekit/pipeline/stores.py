"""Caches beyond the output folder: whatever fsspec knows an address for, such as `s3://…`, `gs://…` or `file:///…`."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from coursekit.pipeline.cache import sealed, unsealed
from coursekit.usage import UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


class NoStoreError(UsageError):
    """A cache was named that cannot be reached as things are installed here."""


class FsspecStore:
    """Entries under one address, `URL/objects/ab/abcdef…`, which builds on many machines may use at once.

    An entry carries its key and its digest: one that is torn, or cannot be read for whatever reason, is a miss, and one that
    cannot be written is not kept. Only the address is sent to other processes. Raises NoStoreError.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        _ = self._place

    def __reduce__(self) -> tuple[type[FsspecStore], tuple[str]]:
        return FsspecStore, (self.url,)

    def get(self, key: str) -> bytes | None:
        files, path = self._at(key)
        try:
            return unsealed(key, files.cat_file(path))
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        files, path = self._at(key)
        # An object store shows an object when it is whole; a disk shows a file when it has its name.
        temporary = f"{path}.{os.getpid()}.tmp"
        try:
            if not _is_local(files):
                files.pipe_file(path, sealed(key, data))
                return
            files.makedirs(files._parent(path), exist_ok=True)
            files.pipe_file(temporary, sealed(key, data))
            os.replace(temporary, path)
        except OSError:
            return

    def _at(self, key: str) -> tuple[AbstractFileSystem, str]:
        files, root = self._place
        return files, f"{root}/objects/{key[:2]}/{key}"

    @cached_property
    def _place(self) -> tuple[AbstractFileSystem, str]:
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise NoStoreError(f"--cache {self.url} needs fsspec: pip install 'coursekit-compiler[cluster]'") from error
        try:
            files, path = url_to_fs(self.url)
        except (ImportError, ValueError) as error:
            # fsspec says which package knows such addresses: “Install s3fs to access S3”.
            raise NoStoreError(f"--cache {self.url}: {error}") from error
        return files, path.rstrip("/")


def _is_local(files: AbstractFileSystem) -> bool:
    return "file" in (files.protocol if isinstance(files.protocol, tuple) else (files.protocol,))
