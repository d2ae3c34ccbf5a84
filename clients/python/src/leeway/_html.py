"""Pieces of HTML for notebooks. Whatever is put in is escaped here, because names are text from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_SHOWN = 50
_COLOURS = {"ok": "#2e7d32", "warning": "#b26a00", "critical": "#c62828"}


def heading(name: str, level: str, score: float | None) -> str:
    """A name with its level and risk."""
    colour = _COLOURS.get(level, "#616161")
    risk = "the risk is not known" if score is None else f"risk {score:.1f} of 100"
    return (
        f"<p><strong>{escape(name)}</strong> "
        f'<span style="color:{colour};font-weight:bold">{escape(level)}</span>, {risk}</p>'
    )


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table; nothing where it has no rows, and a word where it has more than are shown."""
    if not rows:
        return ""
    lines = [_line("th", head), *(_line("td", row) for row in rows[:_SHOWN])]
    return f"<table>{''.join(lines)}</table>{_more(len(rows))}"


def items(texts: Sequence[str]) -> str:
    """A list; nothing where it is empty."""
    if not texts:
        return ""
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts[:_SHOWN])}</ul>{_more(len(texts))}"


def _line(tag: str, cells: Sequence[object]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(str(cell))}</{tag}>' for cell in cells)}</tr>"


def _more(count: int) -> str:
    return f"<p>and {count - _SHOWN} more</p>" if count > _SHOWN else ""
