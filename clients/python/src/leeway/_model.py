"""One model: its definition, its rows and what is said of them."""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Iterator, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from leeway._answers import Accepted
from leeway._cells import CellWriter
from leeway._errors import NotFound, Unavailable
from leeway._frames import Frame
from leeway._guess import Definition
from leeway._http import Retries, Service, segment
from leeway._report import Report, Summary
from leeway._rows import Progress, Rows
from leeway._stream import events
from leeway._wait import Wait

_PAGE = 200
# A service's heartbeat comes every 15 s.
_SILENCE_SECONDS = 60.0
_DEFINITION_TYPES = {".yaml": "application/yaml", ".yml": "application/yaml", ".json": "application/json"}


class LeewayWarning(UserWarning):
    """Rows were sent, but may not be read as they were meant."""


class Model:
    """A model by its name; made by :meth:`leeway.Leeway.model`.

    Frames are a DataFrame of pandas or polars, a Table, RecordBatch or RecordBatchReader of pyarrow, a list of
    dicts, or the path of a ``.csv``, ``.ndjson``, ``.jsonl``, ``.json`` (each also with ``.gz``) or ``.parquet``
    file. Columns are found by name; a pandas index that has a name is a column too. None, NaN, NaT and NA are
    missing values, categories are words, and times go as ISO 8601. A time without a zone is UTC, or of the zone that
    the definition's ``times`` names, and a warning says so.

    Rows are written to a temporary file (in ``TMPDIR``) and sent from there, so that memory stays flat. Sending is
    repeated while the service is away or busy, and stores once.

    Every method raises :class:`Unauthorized` where the key may not do it, :class:`NotFound` where the model is not
    registered, :class:`Refused` where the service refuses it otherwise, and :class:`Unavailable` where the service
    does not answer. What sends a frame raises :class:`FrameError` where that cannot be sent; nothing of it was.
    """

    def __init__(self, name: str, ingest: Service, risk: Service, retries: Retries) -> None:
        self.name = name
        self._ingest = ingest
        self._risk = risk
        self._retries = retries
        self._path = f"/v1/models/{segment(name)}"

    def __repr__(self) -> str:
        return f"<model {self.name}>"

    def define(self, definition: Definition | Mapping[str, Any] | str | PathLike[str]) -> Mapping[str, Any]:
        """Registers the model, or changes its definition.

        Args:
            definition: a guessed one, a mapping as ``docs/model.md`` says, or the path of a YAML or JSON file.

        Returns:
            What is registered, with its ``version``.
        """
        media_type, body = _document(definition, self.name)
        headers = {"Content-Type": media_type, "Content-Length": str(len(body))}
        answer: Mapping[str, Any] = self._ingest.upload("PUT", self._path, lambda: iter([body]), headers)
        return answer

    def definition(self) -> dict[str, Any]:
        """The definition that is registered."""
        definition: dict[str, Any] = self._ingest.get(self._path)["definition"]
        return definition

    def reference(self, frame: Frame, *, progress: Progress = False, compress: bool = True) -> Accepted:
        """Stores the rows that batches are compared with, from now on.

        The same rows again change nothing.

        Args:
            frame: the rows.
            progress: True for a bar on standard error, or what is told the bytes sent and all bytes.
            compress: whether to send a frame gzipped. Files are sent as they are.
        """
        with self._rows(frame, None, compress) as rows:
            answer = self._ingest.upload("PUT", self._path + "/reference", lambda: rows.body(progress), rows.headers())
        return Accepted.of("reference", answer)

    def push(
        self,
        frame: Frame,
        name: str | None = None,
        *,
        idempotency_key: str | None = None,
        progress: Progress = False,
        compress: bool = True,
    ) -> Accepted:
        """Stores a batch of production rows with their predictions.

        Args:
            frame: the rows.
            name: what the batch is called.
            idempotency_key: rows under the same key are stored once. By default it is made of the model, the name
                and the content, so that the same rows under the same name are stored once.
            progress: True for a bar on standard error, or what is told the bytes sent and all bytes.
            compress: whether to send a frame gzipped. Files are sent as they are.
        """
        params = {} if name is None else {"name": name}
        return self._store("batch", "/batches", frame, name, params, idempotency_key, progress, compress)

    def labels(
        self,
        frame: Frame,
        *,
        idempotency_key: str | None = None,
        progress: Progress = False,
        compress: bool = True,
    ) -> Accepted:
        """Stores true values, which find their predictions by row id: rows with the row id and the target.

        Of two labels of a row the one accepted later holds. Arguments are those of :meth:`push`.
        """
        return self._store("labels", "/labels", frame, None, {}, idempotency_key, progress, compress)

    def report(self, batch: Accepted | Summary | str) -> Report:
        """Everything that is said of a batch or window by now.

        Args:
            batch: it, or its id.

        Raises:
            NotFound: nothing is said of it yet; :meth:`wait` waits.
        """
        return Report(self._risk.get(f"{self._path}/reports/{segment(_id(batch))}"))

    def reports(self, limit: int | None = None) -> Iterator[Summary]:
        """Batches and windows that are judged, newest first; read page by page as they are asked for.

        Args:
            limit: how many at most; all by default.
        """
        before: dict[str, str | int] = {}
        left = limit
        while left is None or left > 0:
            size = _PAGE if left is None else min(_PAGE, left)
            items = self._page(before, size)
            yield from map(Summary, items)
            if len(items) < size:
                return
            before = {"before": items[-1]["sequence"]}
            left = None if left is None else left - len(items)

    def wait(self, batch: Accepted | str, timeout: float = 300.0) -> Report:
        """Waits until a batch is judged; a service that is away meanwhile is waited for.

        Args:
            batch: what :meth:`push` answered, or the batch's id. Of a batch that is part of windows only the former
                knows these.
            timeout: seconds.

        Returns:
            The batch's report; where it is part of windows, that of the worst.

        Raises:
            NotJudged: it is never judged.
            WaitTimeout: it was not judged in time; it is stored all the same, and waiting again goes on.
        """
        windows = batch.windows if isinstance(batch, Accepted) else ()
        return Wait(self._ingest, self._risk, self.name, _id(batch), windows).until(timeout)

    def stream(self) -> Iterator[Summary]:
        """Batches and windows as they are judged, from now on, without an end.

        A connection that breaks is made again. What is judged in between is not told; :meth:`reports` has it.

        Raises:
            Unavailable: the service was not found again.
        """
        broken = 0
        while True:
            try:
                lines = self._risk.lines("/v1/stream", {"model": self.name}, _SILENCE_SECONDS)
                for answer in events(lines, "batch"):
                    broken = 0
                    yield Summary(answer)
            except Unavailable:
                broken += 1
                if broken >= self._retries.most:
                    raise
            time.sleep(self._retries.pause(max(broken, 1)))

    def _page(self, before: Mapping[str, str | int], size: int) -> list[Any]:
        try:
            items: list[Any] = self._risk.get(self._path + "/reports", {"limit": size, **before})["items"]
        except NotFound:
            # risk-service knows nothing of a model until its first batch is assessed; ingest-service says if it is one.
            self.definition()
            return []
        return items

    def _store(
        self,
        kind: str,
        path: str,
        frame: Frame,
        name: str | None,
        params: Mapping[str, str],
        key: str | None,
        progress: Progress,
        compress: bool,
    ) -> Accepted:
        with self._rows(frame, name, compress) as rows:
            sent = key or rows.key
            headers = {**rows.headers(), "Idempotency-Key": sent}
            answer = self._ingest.upload("POST", self._path + path, lambda: rows.body(progress), headers, params)
        return Accepted.of(kind, answer, sent)

    def _rows(self, frame: Frame, name: str | None, compress: bool) -> Rows:
        # Asked first: that a key is wrong or a model not there is said before a large frame is written.
        definition = self.definition()
        rows = Rows.of(frame, self.name, name, compress, definition["numbers"]["decimal"])
        try:
            _warn_of(rows.writer, definition)
        except BaseException:
            # Whoever has warnings raised wants nothing to be sent.
            rows.close()
            raise
        return rows


def _warn_of(writer: CellWriter, definition: Mapping[str, Any]) -> None:
    """Warns of what may not be read as it was meant."""
    if definition.get("timestamp") in writer.naive and definition["times"]["zone"] == "UTC":
        _warn(
            f"The times in {definition['timestamp']!r} have no zone and are read as UTC. Say which it is with"
            " tz_localize, or for all with times: {zone: ...} in the definition."
        )
    large = [column for column in sorted(writer.large) if definition["features"].get(column) == "numeric"]
    if large:
        _warn(
            f"Numbers in {', '.join(map(repr, large))} are larger than 2^53 and are rounded to the next 64-bit"
            " float. If they are names of something, make the feature categorical."
        )


def _id(batch: Accepted | Summary | str) -> str:
    if isinstance(batch, Accepted):
        return batch.id
    return batch.batch if isinstance(batch, Summary) else batch


def _document(definition: Definition | Mapping[str, Any] | str | PathLike[str], model: str) -> tuple[str, bytes]:
    if isinstance(definition, Definition):
        definition = definition.document
    if isinstance(definition, Mapping):
        return "application/json", json.dumps({"model": model, **definition}).encode()
    path = Path(fspath(definition))
    media_type = _DEFINITION_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise ValueError(f"{path}: the name of a definition's file must end in .yaml, .yml or .json.")
    return media_type, path.read_bytes()


def _warn(text: str) -> None:
    # Of the call that the user wrote, outside of this module.
    warnings.warn(text, LeewayWarning, stacklevel=6)
