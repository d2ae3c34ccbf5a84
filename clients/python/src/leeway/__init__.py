"""Client of Leeway, which watches machine-learning models in production."""

from leeway._answers import Accepted
from leeway._client import Leeway
from leeway._compare import Comparison, compare
from leeway._errors import (
    FrameError,
    GuessError,
    LeewayError,
    NotFound,
    NotJudged,
    Refused,
    Unauthorized,
    Unavailable,
    WaitTimeout,
)
from leeway._frames import Frame
from leeway._guess import Definition, init
from leeway._model import LeewayWarning, Model
from leeway._report import Part, Report, Summary

__all__ = [
    "Accepted",
    "Comparison",
    "Definition",
    "Frame",
    "FrameError",
    "GuessError",
    "Leeway",
    "LeewayError",
    "LeewayWarning",
    "Model",
    "NotFound",
    "NotJudged",
    "Part",
    "Refused",
    "Report",
    "Summary",
    "Unauthorized",
    "Unavailable",
    "WaitTimeout",
    "compare",
    "init",
]
