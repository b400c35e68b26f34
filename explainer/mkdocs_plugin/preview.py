"""A preview: a site that is built again with every edit, and in which most files stay as they were."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from explainer.files.linking import LinkedFiles

__all__ = ["Preview"]


class Preview:
    """What one process previews."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="explainer-")
        self._files = LinkedFiles(Path(self._folder.name))

    def file(self, config: MkDocsConfig, path: str, content: bytes) -> File:
        """A file for MkDocs, as ``File.generated`` makes one."""
        file = _LinkedFile.generated(config, path, content=content)
        assert isinstance(file, _LinkedFile)
        file.files = self._files
        return file

    def close(self) -> None:
        """Leave nothing behind."""
        self._folder.cleanup()


class _LinkedFile(File):
    files: LinkedFiles

    def copy_file(self, dirty: bool = False) -> None:
        """Link the file to its place, or write it, as MkDocs does."""
        try:
            self.files.bring(self.content_bytes, Path(self.abs_dest_path))
        except OSError:
            super().copy_file(dirty)
