"""Two frames compared without a server, by the ``leeway`` command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leeway import _html
from leeway._errors import LeewayError
from leeway._frames import Frame
from leeway._report import column_row
from leeway._rows import Rows


class Comparison:
    """How a frame compares with another.

    Attributes:
        answer: all of it, as ``leeway compare --format json`` writes it.
    """

    def __init__(self, answer: Mapping[str, Any]) -> None:
        self.answer = answer

    @property
    def verdict(self) -> str:
        """On the whole: ``stable``, ``drifted`` or ``insufficient-data``."""
        return str(self.answer["verdict"])

    @property
    def drifted(self) -> list[str]:
        """The columns that drifted."""
        return [column["column"] for column in self.answer["columns"] if column["verdict"] == "drifted"]

    @property
    def notes(self) -> list[str]:
        """What was noticed of the frames and guessed of their columns, and columns that are not compared."""
        return [*self.answer["notes"], *self.answer["notCompared"]]

    def columns(self) -> list[dict[str, Any]]:
        """Every column, one row each, as ``pandas.DataFrame`` takes them; see :meth:`leeway.Report.columns`."""
        return [column_row(column) for column in self.answer["columns"]]

    def __repr__(self) -> str:
        return f"<comparison: {self.verdict}, {len(self.drifted)} of {len(self.answer['columns'])} columns drifted>"

    def _repr_html_(self) -> str:
        rows = [[column[key] or "" for key in ("column", "type", "verdict", "reason")] for column in self.columns()]
        return _html.table(("column", "type", "verdict", "why"), rows) + _html.items(self.notes)


def compare(
    reference: Frame,
    current: Frame,
    *,
    types: Mapping[str, str] | None = None,
    command: str | os.PathLike[str] | None = None,
    timeout: float = 600.0,
) -> Comparison:
    """Compares two frames column by column: every statistic with its method, p-value and effect size.

    No service has an endpoint for it, so this runs the command line's ``leeway compare``, which needs Java, on this
    machine. The numbers are those that a batch would get.

    Args:
        reference: what is compared with; see :class:`leeway.Model`.
        current: what is compared.
        types: ``numeric`` or ``categorical`` for columns whose type is guessed wrong.
        command: the path of ``leeway``. Default: ``LEEWAY_COMMAND``, else the one on ``PATH``.
        timeout: seconds that it may take.

    Raises:
        FrameError: a frame cannot be written.
        LeewayError: there is no such command, or it cannot compare them, and why.
    """
    found = command or os.environ.get("LEEWAY_COMMAND") or shutil.which("leeway")
    if found is None:
        raise LeewayError(
            "compare runs the command line's leeway, and there is none on PATH: say where it is with command='...'"
            " or LEEWAY_COMMAND, or push the frame as a batch of a model."
        )
    with tempfile.TemporaryDirectory(prefix="leeway-") as folder:
        files = [
            _written(frame, Path(folder, name)) for frame, name in ((reference, "reference"), (current, "current"))
        ]
        out = Path(folder, "comparison.json")
        options = [f"--type={column}={kind}" for column, kind in (types or {}).items()]
        _run(
            [str(found), "compare", *map(str, files), "--format", "json", "--out", str(out), *options],
            timeout,
        )
        return Comparison(json.loads(out.read_text(encoding="utf-8")))


def _written(frame: Frame, path: Path) -> Path:
    with Rows.of(frame, "", None, compress=False) as rows:
        target = path.with_suffix(rows.suffix)
        with target.open("wb") as file:
            file.writelines(rows.body(progress=False))
    return target


def _run(command: list[str], timeout: float) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    except OSError as error:
        raise LeewayError(f"{command[0]} cannot be run: {error}") from error
    except subprocess.TimeoutExpired as error:
        raise LeewayError(f"leeway compare has not ended within {timeout:g} s.") from error
    if done.returncode != 0:
        raise LeewayError(f"leeway compare: {done.stderr.strip() or f'exit code {done.returncode}'}")
