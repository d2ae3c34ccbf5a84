"""The way in."""

from __future__ import annotations

import ssl
from types import TracebackType

import httpx

from leeway._http import Retries, Service
from leeway._model import Model
from leeway._settings import Addresses, key_of


class Leeway:
    """A Leeway that runs somewhere.

    Args:
        url: the page's address, with its port; the services are on the next ports, as ``./leeway up`` starts them.
            Default: ``LEEWAY_URL``, else ``http://localhost:8080``.
        key: ``lw_`` and 43 characters. Default: ``LEEWAY_KEY``, else what stands in the file that
            ``LEEWAY_KEY_FILE`` names. A Leeway on this machine asks for none.
        ingest_url: where ingest-service is, if not beside ``url``. Default: ``LEEWAY_INGEST_URL`` unless ``url`` is
            given.
        risk_url: where risk-service is, likewise. Default: ``LEEWAY_RISK_URL`` unless ``url`` is given.
        timeout: seconds to wait for an answer. Answers to rows may take ten minutes.
        retries: how often a request is sent at most while nobody answers or the service is busy (429, 502, 503, 504),
            with growing pauses or those of ``Retry-After``; each pause is told to the logger ``leeway``.
        verify: the path of a file of certificates that are trusted instead of the usual ones, or an SSL context.

    Use it as a context manager, or close it; threads may share it.

    Raises:
        ValueError: an address or the key is none.
    """

    def __init__(
        self,
        url: str | None = None,
        key: str | None = None,
        *,
        ingest_url: str | None = None,
        risk_url: str | None = None,
        timeout: float = 30.0,
        retries: int = Retries.most,
        verify: str | ssl.SSLContext | None = None,
    ) -> None:
        addresses = Addresses.of(url, ingest_url, risk_url)
        secret = key_of(key)
        headers = {"Accept": "application/json, application/problem+json, text/event-stream"}
        if secret is not None:
            headers["Authorization"] = f"Bearer {secret}"
        context = ssl.create_default_context(cafile=verify) if isinstance(verify, str) else verify
        # A redirection is never followed: it would take the key to another host.
        self._http = httpx.Client(headers=headers, verify=True if context is None else context)
        self._retries = Retries(most=max(1, retries))
        self._ingest = Service("ingest-service", addresses.ingest, self._http, self._retries, timeout)
        self._risk = Service("risk-service", addresses.risk, self._http, self._retries, timeout)
        self._addresses = addresses

    def model(self, name: str) -> Model:
        """A model by its name; nothing is asked yet."""
        return Model(name, self._ingest, self._risk, self._retries)

    def models(self) -> list[str]:
        """The names of the models that are registered, in order."""
        names: list[str] = []
        while True:
            page = self._ingest.get("/v1/models", {"limit": 1000, "after": names[-1] if names else ""})
            names += [str(model["model"]) for model in page]
            if len(page) < 1000:
                return names

    def close(self) -> None:
        """Ends its connections."""
        self._http.close()

    def __enter__(self) -> Leeway:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Leeway at {self._addresses.ingest}>"
