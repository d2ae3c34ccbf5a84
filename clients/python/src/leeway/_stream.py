"""Server-sent events, as the WHATWG's HTML standard defines them, of which services send names, ids and data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def events(lines: Iterable[str], name: str) -> Iterator[Any]:
    """The JSON data of the events of one name.

    Args:
        lines: the stream's lines without their ends.
        name: the name of the events that are wanted.
    """
    kind, data = "", list[str]()
    for line in lines:
        if not line:
            if data and kind == name:
                yield json.loads("\n".join(data))
            kind, data = "", []
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            kind = value
        elif field == "data":
            data.append(value)
