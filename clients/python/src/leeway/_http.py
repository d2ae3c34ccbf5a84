"""Requests to one service, repeated where that may help."""

from __future__ import annotations

import logging
import random
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from leeway._errors import LeewayError, Unavailable, error_of

_LOG = logging.getLogger("leeway")

# Too many requests, and what a service or a proxy answers that is starting or busy.
_PASSING = frozenset({429, 502, 503, 504})
_CONNECT_SECONDS = 5.0
_UPLOAD_SECONDS = 600.0


@dataclass(frozen=True)
class Retries:
    """When a request is sent again that found nobody, or a service that is busy or starting.

    Attributes:
        most: tries in all; eight take about a minute, in which a service that was killed is back.
        first: seconds of the first pause; each later one is twice as long.
        longest: seconds that no pause exceeds, whatever the service asks for.
    """

    most: int = 8
    first: float = 0.5
    longest: float = 30.0

    def pause(self, tried: int, asked: str = "") -> float:
        """Seconds until the next try: those of ``Retry-After``, or growing ones, shortened by chance so
        that many clients do not come back at once."""
        if asked.isascii() and asked.isdigit():
            return min(float(asked), self.longest)
        longest = min(self.first * 2.0 ** min(tried - 1, 16), self.longest)
        return longest * random.uniform(0.75, 1.0)


class Service:
    """One service.

    All requests that this package makes may come twice without harm: they read, replace what is there, or
    carry an idempotency key. So all of them are repeated.
    """

    def __init__(self, name: str, url: str, http: httpx.Client, retries: Retries, seconds: float) -> None:
        self._name = name
        self._url = url
        self._http = http
        self._retries = retries
        self._seconds = seconds

    def get(
        self,
        path: str,
        params: Mapping[str, str | int] | None = None,
        *,
        seconds: float | None = None,
        once: bool = False,
    ) -> Any:
        """What is at a path.

        Args:
            seconds: how long to wait for the answer, if not as usual.
            once: whether to leave repeating it to the caller.
        """
        timeout = httpx.Timeout(seconds or self._seconds, connect=_CONNECT_SECONDS)

        def request() -> httpx.Request:
            return self._http.build_request("GET", self._url + path, params=params, timeout=timeout)

        return self._send(request, 1 if once else self._retries.most)

    def upload(
        self,
        method: str,
        path: str,
        body: Callable[[], Iterator[bytes]],
        headers: Mapping[str, str],
        params: Mapping[str, str] | None = None,
    ) -> Any:
        """Sends a body that takes its time to be sent and stored.

        Args:
            body: the body's pieces, from the beginning each time it is called.
        """
        timeout = httpx.Timeout(_UPLOAD_SECONDS, connect=_CONNECT_SECONDS)

        def request() -> httpx.Request:
            return self._http.build_request(
                method, self._url + path, params=params, headers=headers, content=body(), timeout=timeout
            )

        return self._send(request, self._retries.most)

    def lines(self, path: str, params: Mapping[str, str], silence: float) -> Iterator[str]:
        """The lines of an answer as they come, until it ends or breaks off.

        Args:
            silence: seconds without a byte after which it counts as broken off.

        Raises:
            LeewayError: the service refuses, or does not answer.
        """
        timeout = httpx.Timeout(silence, connect=_CONNECT_SECONDS)
        try:
            with self._http.stream("GET", self._url + path, params=params, timeout=timeout) as response:
                if response.status_code >= 400:
                    response.read()
                    raise error_of(response)
                yield from response.iter_lines()
        except httpx.TransportError as error:
            raise self._away(error) from error

    def _send(self, request: Callable[[], httpx.Request], most: int) -> Any:
        tried = 1
        while True:
            try:
                response = self._http.send(request())
            except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
                raise self._silent(error) from error
            except httpx.TransportError as error:
                failure = self._away(error)
                if tried >= most or _certificate_fault(error):
                    raise failure from error
                self._pause("does not answer", tried, most, "")
            else:
                if tried >= most or response.status_code not in _PASSING:
                    return _answer(response)
                self._pause("is not ready", tried, most, response.headers.get("Retry-After", ""))
            tried += 1

    def _pause(self, what: str, tried: int, most: int, asked: str) -> None:
        seconds = self._retries.pause(tried, asked)
        _LOG.warning(
            "%s at %s %s; trying again in %.1f s (%d of %d)",
            self._name,
            self._url,
            what,
            seconds,
            tried + 1,
            most,
        )
        time.sleep(seconds)

    def _away(self, error: httpx.TransportError) -> LeewayError:
        fault = _certificate_fault(error)
        if fault:
            return Unavailable(
                f"The certificate of {self._name} at {self._url} is not trusted ({fault}). Name the authority's"
                " certificate with verify='ca.pem'."
            )
        return Unavailable(
            f"{self._name} does not answer at {self._url} ({error or type(error).__name__}). Start Leeway with"
            " ./leeway up, or say where it is with url, or ingest_url and risk_url."
        )

    def _silent(self, error: httpx.TimeoutException) -> LeewayError:
        seconds = error.request.extensions.get("timeout", {}).get("read")
        return Unavailable(
            f"{self._name} at {self._url} has not answered for {seconds:g} s; whether it has done what it was"
            " asked is not known. The same call again does it once."
        )


def segment(text: str) -> str:
    """Text as one part of a path."""
    return quote(text, safe="")


def _answer(response: httpx.Response) -> Any:
    if response.status_code >= 400:
        raise error_of(response)
    try:
        return response.json()
    except ValueError as error:
        raise Unavailable(
            f"{response.request.url} answers something that is no JSON: is it a service of Leeway?",
            status=response.status_code,
        ) from error


def _certificate_fault(error: BaseException | None) -> str:
    """What is wrong with a certificate, if that is why a connection failed."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return ""
