"""What can go wrong, each with a message that says what, where and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

_SHOWN_ERRORS = 10


class LeewayError(Exception):
    """Anything that this package raises on its own account.

    Where a service answered with a problem detail (RFC 9457), its parts are here as well.

    Attributes:
        type: what kind of problem it is; stable. Empty where no service said so.
        title: the same in words.
        status: the HTTP status; 0 where there was no answer.
        detail: what is wrong, where, and what to do.
        errors: rows and columns at fault, each with ``row``, ``column`` and ``message`` where known.
    """

    def __init__(
        self,
        message: str,
        *,
        type: str = "",  # noqa: A002 - the name that RFC 9457 gives it
        title: str = "",
        status: int = 0,
        detail: str = "",
        errors: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        super().__init__(message)
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = list(errors)


class Refused(LeewayError):
    """A service refuses the request (4xx). The same request is refused again."""


class NotFound(Refused):
    """There is no such model, batch or report (404)."""


class Unauthorized(Refused):
    """The key is missing, wrong, revoked or expired (401), or may not do this (403)."""


class Unavailable(LeewayError):
    """No answer, or a fault of the service (5xx): the same request may succeed later."""


class FrameError(LeewayError, ValueError):
    """A frame cannot be sent as it is. Nothing of it was sent."""


class GuessError(LeewayError, ValueError):
    """A definition cannot be guessed from a frame: something has to be said."""


class NotJudged(LeewayError):
    """A batch is stored but never judged."""


class WaitTimeout(LeewayError, TimeoutError):
    """A batch is stored but was not judged in the time given; waiting again goes on."""


def error_of(response: httpx.Response) -> LeewayError:
    """The error that an answer of 400 or more stands for."""
    problem = _problem(response)
    title = str(problem.get("title") or f"HTTP {response.status_code}")
    detail = str(problem.get("detail") or "")
    found = problem.get("errors")
    errors = [error for error in found if isinstance(error, dict)] if isinstance(found, list) else []
    kind = _kind(response.status_code)
    return kind(
        _message(title, detail, problem.get("place"), errors),
        type=str(problem.get("type") or ""),
        title=title,
        status=response.status_code,
        detail=detail,
        errors=errors,
    )


def row_error(error: Mapping[str, Any]) -> str:
    """A row or column at fault, in a line."""
    place = [f"{what} {error[what]}" for what in ("row", "column") if error.get(what) is not None]
    return ", ".join(place) + (": " if place else "") + str(error.get("message", ""))


def _kind(status: int) -> type[LeewayError]:
    if status in (401, 403):
        return Unauthorized
    if status == 404:
        return NotFound
    return Refused if status < 500 else Unavailable


def _problem(response: httpx.Response) -> dict[str, Any]:
    try:
        problem = response.json()
    except ValueError:
        # What is no JSON comes from something between us and the service; its status still counts.
        return {}
    return problem if isinstance(problem, dict) else {}


def _message(title: str, detail: str, place: object, errors: Sequence[Mapping[str, Any]]) -> str:
    message = f"{title}: {detail}" if detail else title
    if place:
        message += f" [{place}]"
    lines = [row_error(error) for error in errors[:_SHOWN_ERRORS]]
    if len(errors) > _SHOWN_ERRORS:
        lines.append(f"and {len(errors) - _SHOWN_ERRORS} more")
    return "\n  ".join([message, *lines])
