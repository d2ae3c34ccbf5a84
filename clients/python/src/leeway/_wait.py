"""Waiting until a batch is judged."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from leeway._errors import NotFound, NotJudged, Unavailable, WaitTimeout
from leeway._http import Service, segment
from leeway._report import Report

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 2.0
_LONGEST_ANSWER = 30.0
_SHORTEST_ANSWER = 2.0
_WORST_FIRST = ("critical", "warning", "unknown", "ok")


class Wait:
    """Looks again and again whether a batch is judged, less often the longer it takes.

    A service that is away meanwhile is asked again until the time is over. A batch that is judged on its own is
    judged when it has a report; a window has one before all of its rows are in it, so its parts are asked after at
    ingest-service.
    """

    def __init__(self, ingest: Service, risk: Service, model: str, batch: str, windows: Sequence[str]) -> None:
        self._ingest = ingest
        self._risk = risk
        self._path = f"/v1/models/{segment(model)}"
        self._batch = batch
        self._windows = windows
        self._reason = "Nothing is known of it yet."

    def until(self, seconds: float) -> Report:
        """The report, of several windows the worst.

        Raises:
            NotJudged: it never gets one.
            WaitTimeout: it has none after so many seconds.
            LeewayError: a service refuses to say.
        """
        end = time.monotonic() + seconds
        pause = _FIRST_PAUSE
        while True:
            left = end - time.monotonic()
            reports = self._look(min(_LONGEST_ANSWER, max(left, _SHORTEST_ANSWER)))
            if reports:
                return min(
                    reversed(reports),
                    key=lambda report: (_WORST_FIRST.index(report.level), -(report.score or 0)),
                )
            if left <= 0:
                raise WaitTimeout(f"Batch {self._batch} was not judged within {seconds:g} s. {self._reason}")
            time.sleep(min(pause, left))
            pause = min(1.5 * pause, _LONGEST_PAUSE)

    def _look(self, seconds: float) -> list[Report]:
        try:
            progress = self._ingest.get(
                self._path + f"/batches/{segment(self._batch)}/progress", seconds=seconds, once=True
            )
            state = progress["state"]
            if not self._windows or state == "evaluated":
                reports = self._reports(seconds)
                if reports or state == "evaluated":
                    return reports or self._never(
                        "Every service is done with it, but risk-service has no report of it."
                    )
        except Unavailable as away:
            self._reason = str(away)
            return []
        if state == "dead-lettered":
            self._never("A message of it could not be worked off: see ./leeway dead-letters list.")
        if state == "dropped":
            self._never("A message of it was dropped from the dead letters: send it again under another key.")
        self._reason = _waits_for(progress)
        return []

    def _never(self, why: str) -> list[Report]:
        raise NotJudged(f"Batch {self._batch} is stored and is not judged. {why}")

    def _reports(self, seconds: float) -> list[Report]:
        found = (self._report(judged, seconds) for judged in self._windows or [self._batch])
        return [report for report in found if report is not None]

    def _report(self, judged: str, seconds: float) -> Report | None:
        try:
            return Report(self._risk.get(self._path + f"/reports/{segment(judged)}", seconds=seconds, once=True))
        except NotFound:
            # risk-service may know nothing of the model either, until its first batch is assessed.
            return None


def _waits_for(progress: Any) -> str:
    services = progress["waitsFor"]
    return f"{services[0]} is not done with it." if services else "Its report is on its way."
