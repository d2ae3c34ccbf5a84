"""Where the services are and which key is sent."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

import httpx

_LOCAL = "http://localhost:8080"
_INGEST, _RISK = 1, 4
_KEY = re.compile(r"lw_[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Addresses:
    """The services that this client talks to.

    Attributes:
        ingest: where rows go.
        risk: where reports come from.
    """

    ingest: str
    risk: str

    @staticmethod
    def of(url: str | None, ingest: str | None, risk: str | None) -> Addresses:
        """From what is given, else from the environment, else this machine.

        Raises:
            ValueError: an address is none, or one without a port stands for all services.
        """
        environment = os.environ
        if url is None:
            ingest = ingest or environment.get("LEEWAY_INGEST_URL")
            risk = risk or environment.get("LEEWAY_RISK_URL")
        page = url or environment.get("LEEWAY_URL") or _LOCAL
        return Addresses(
            _checked(ingest) if ingest else _beside(page, _INGEST),
            _checked(risk) if risk else _beside(page, _RISK),
        )


def key_of(key: str | None) -> str | None:
    """The key given, else LEEWAY_KEY, else what stands in the file that LEEWAY_KEY_FILE names.

    Raises:
        ValueError: it has not the form of a key, or others may read its file.
        OSError: the file cannot be read.
    """
    if key is not None:
        return _checked_key(key, "key")
    given = os.environ.get("LEEWAY_KEY", "")
    if given.strip():
        return _checked_key(given, "LEEWAY_KEY")
    file = os.environ.get("LEEWAY_KEY_FILE", "")
    return _key_in(Path(file)) if file.strip() else None


def _key_in(file: Path) -> str:
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o066:
        raise ValueError(f"Others may read or write {file}, which holds a key: chmod 600 {file}")
    return _checked_key(file.read_text(encoding="utf-8"), str(file))


def _checked_key(key: str, where: str) -> str:
    if not _KEY.fullmatch(key.strip()):
        # The text itself may be a secret of something else.
        raise ValueError(f"What stands in {where} is no key: one is lw_ and 43 characters.")
    return key.strip()


def _checked(url: str) -> str:
    address = httpx.URL(url)
    if address.scheme not in ("http", "https") or not address.host:
        raise ValueError(f"{url!r} is no http or https address.")
    return url.rstrip("/")


def _beside(page: str, ports: int) -> str:
    address = httpx.URL(_checked(page))
    if address.port is None:
        raise ValueError(
            f"{page!r} names no port, from which those of the services follow: say where they are with"
            " ingest_url and risk_url, or LEEWAY_INGEST_URL and LEEWAY_RISK_URL."
        )
    return str(address.copy_with(port=address.port + ports, path="/")).rstrip("/")
