"""Rows as the body of a request: written to a temporary file once, and sent from there as often as need be.

A frame is written before the first byte is sent: what cannot be written is said before anything is stored, a
stream that can be read only once can be sent again, a key can be made of the content, and the service, which
reads few bodies at a time and each for a limited time, is not kept waiting.
"""

from __future__ import annotations

import csv
import hashlib
import io
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from leeway._cells import CellWriter
from leeway._errors import FrameError
from leeway._frames import Frame, Table, path_of, table_of

# Sent so far and in all, in bytes. True draws a bar on standard error.
Progress = bool | Callable[[int, int], None]

_PIECE = 256 * 1024
_KEY_DIGITS = 32
_GZIP = 16 + zlib.MAX_WBITS
# The fastest: what follows is rows once, and a network that is rarely slower than a better one.
_LEVEL = 1
_BAR_SECONDS = 0.2

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".ndjson": "application/x-ndjson",
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
}


class Rows(AbstractContextManager["Rows"]):
    """A body of rows, in a file.

    Attributes:
        media_type: what form the rows have.
        gzipped: whether they are compressed.
        size: bytes as they are sent.
        writer: what made the cells, and what it noticed.
    """

    def __init__(
        self, file: IO[bytes], media_type: str, gzipped: bool, digest: str, kind: str, writer: CellWriter
    ) -> None:
        self._file = file
        self.media_type = media_type
        self.gzipped = gzipped
        self.size = file.seek(0, io.SEEK_END)
        self._digest = digest
        self._kind = kind
        self.writer = writer

    @staticmethod
    def of(frame: Frame, model: str, name: str | None, compress: bool, decimal: str = ".") -> Rows:
        """The rows of a frame that are sent for a model under a name.

        Raises:
            FrameError: they cannot be sent as they are.
        """
        digest = hashlib.sha256()
        for text in (model, name or ""):
            # No name holds a NUL, so two pairs of names never run together to the same bytes.
            digest.update(text.encode() + b"\0")
        path = path_of(frame)
        form = _form(path) if path is not None else None
        if path is not None and form is not None:
            return _of_file(path, form, digest)
        return _of_table(table_of(frame), digest, compress, CellWriter(decimal))

    @property
    def key(self) -> str:
        """An idempotency key: the same for the same rows, model and name."""
        return f"{self._kind}-{self._digest[:_KEY_DIGITS]}"

    @property
    def suffix(self) -> str:
        """What the name of a file with these bytes ends in."""
        form = next(suffix for suffix, media_type in _MEDIA_TYPES.items() if media_type == self.media_type)
        return form + (".gz" if self.gzipped else "")

    def headers(self) -> dict[str, str]:
        """What a request says of its body."""
        headers = {"Content-Type": self.media_type, "Content-Length": str(self.size)}
        if self.gzipped:
            headers["Content-Encoding"] = "gzip"
        return headers

    def body(self, progress: Progress) -> Iterator[bytes]:
        """The body from its beginning, in pieces."""
        tell = _bar(self.size) if progress is True else progress or _nothing
        self._file.seek(0)
        sent = 0
        while piece := self._file.read(_PIECE):
            yield piece
            sent += len(piece)
            tell(sent, self.size)

    def close(self) -> None:
        """Lets go of the file; a temporary one is gone."""
        self._file.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _form(path: Path) -> tuple[str, bool] | None:
    """The media type of a file that is sent as it is, and whether it is compressed."""
    gzipped = path.suffix.lower() == ".gz"
    media_type = _MEDIA_TYPES.get((Path(path.stem) if gzipped else path).suffix.lower())
    return None if media_type is None else (media_type, gzipped)


def _of_file(path: Path, form: tuple[str, bool], digest: Any) -> Rows:
    file = path.open("rb")
    while piece := file.read(_PIECE):
        digest.update(piece)
    return Rows(file, form[0], form[1], digest.hexdigest(), "file", CellWriter())


def _of_table(table: Table, digest: Any, compress: bool, writer: CellWriter) -> Rows:
    file = tempfile.TemporaryFile(prefix="leeway-")  # noqa: SIM115 - closed with the rows
    try:
        squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP) if compress else None
        for piece in _csv(table, writer):
            digest.update(piece)
            file.write(squeeze.compress(piece) if squeeze else piece)
        if squeeze:
            file.write(squeeze.flush())
        return Rows(file, "text/csv", compress, digest.hexdigest(), "frame", writer)
    except BaseException:
        file.close()
        raise


def _csv(table: Table, writer: CellWriter) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    # The names in quotes, so that nothing in them is taken for what stands between cells.
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(table.names)
    lines = csv.writer(text, lineterminator="\n")
    row = 1
    for columns in table.pieces():
        named = zip(table.names, columns, strict=True)
        lines.writerows(zip(*[writer.cells(name, values, row) for name, values in named], strict=True))
        row += len(columns[0])
        yield _encoded(text, row)
        text.seek(0)
        text.truncate()
    if row == 1:
        raise FrameError("The frame has no rows.")


def _encoded(text: io.StringIO, row: int) -> bytes:
    try:
        return text.getvalue().encode()
    except UnicodeEncodeError as error:
        raise FrameError(
            f"Before row {row}: a text has half a surrogate pair, which UTF-8 has no bytes for."
        ) from error


def _nothing(sent: int, size: int) -> None:
    """Tells nobody."""


def _bar(size: int) -> Callable[[int, int], None]:
    """Draws how much is sent on standard error, a few times a second."""
    drawn = 0.0

    def draw(sent: int, size: int = size) -> None:
        nonlocal drawn
        now = time.monotonic()
        if sent < size and now - drawn < _BAR_SECONDS:
            return
        drawn = now
        done = sent / size
        bar = "#" * int(30 * done)
        end = "\n" if sent == size else ""
        sys.stderr.write(f"\r{bar:<30} {done:4.0%} of {size / 1e6:,.1f} MB{end}")
        sys.stderr.flush()

    return draw
