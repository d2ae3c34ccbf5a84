"""Whom requests find, with which key, and how often they are sent."""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

import leeway

WRONG_KEY = "lw_" + "x" * 43
Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def stub(answer: Callable[[str], Answer], context: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server that answers what a real one does only in trouble."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answer(self.path)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http{'s' if context else ''}://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def at(url: str, **settings: object) -> leeway.Leeway:
    return leeway.Leeway(ingest_url=url, risk_url=url, **settings)  # type: ignore[arg-type]


def test_should_say_that_nobody_answers() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"

        with at(url, retries=1) as client, pytest.raises(leeway.Unavailable, match=f"does not answer at {url}"):
            client.model("churn").push([{"id": 1}])


def test_should_say_that_a_key_is_wrong_however_large_the_frame(model: leeway.Model) -> None:
    rows = pd.DataFrame({"id": range(100_000)})

    with leeway.Leeway(key=WRONG_KEY) as client, pytest.raises(leeway.Unauthorized) as refused:
        client.model(model.name).push(rows)

    assert refused.value.status == 401
    assert WRONG_KEY not in str(refused.value)


def test_should_say_that_there_is_no_such_model(client: leeway.Leeway) -> None:
    with pytest.raises(leeway.NotFound, match="no model 'nobody'"):
        client.model("nobody").push([{"id": 1}])


def test_should_try_again_when_a_service_asks_for_it(caplog: pytest.LogCaptureFixture) -> None:
    answers = iter([(503, {"Retry-After": "0"}, b""), (429, {"Retry-After": "0"}, b""), (200, {}, b"[]")])

    with stub(lambda _: next(answers)) as url, at(url) as client:
        assert client.models() == []

    assert [record.message.count("is not ready") for record in caplog.records] == [1, 1]


def test_should_give_up_after_the_last_try() -> None:
    problem = {"type": "urn:x", "title": "Busy", "detail": "Too many.", "status": 503}
    asked: list[str] = []

    def busy(path: str) -> Answer:
        asked.append(path)
        return 503, {"Retry-After": "0"}, json.dumps(problem).encode()

    with stub(busy) as url, at(url, retries=3) as client, pytest.raises(leeway.Unavailable, match="Busy: Too many"):
        client.models()

    assert len(asked) == 3


def test_should_not_take_a_page_for_an_answer() -> None:
    with (
        stub(lambda _: (200, {"Content-Type": "text/html"}, b"<html>")) as url,
        at(url) as client,
        pytest.raises(leeway.Unavailable, match="is it a service of Leeway"),
    ):
        client.models()


def test_should_not_take_its_key_to_another_host() -> None:
    with (
        stub(lambda _: (200, {}, b"[]")) as elsewhere,
        stub(lambda path: (302, {"Location": elsewhere + path}, b"")) as url,
        at(url) as client,
        pytest.raises(leeway.Unavailable),
    ):
        client.models()


def test_should_say_that_a_certificate_is_not_trusted(tmp_path: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    with stub(lambda _: (200, {}, b"[]"), context) as url:
        with at(url) as client, pytest.raises(leeway.Unavailable, match="self-signed certificate.*verify='ca.pem'"):
            client.models()
        with at(url, verify=str(certificate)) as client:
            assert client.models() == []


def test_should_find_services_beside_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repr(leeway.Leeway("http://127.0.0.1:9000")) == "<Leeway at http://127.0.0.1:9001>"
    assert repr(leeway.Leeway("http://127.0.0.1:9000", ingest_url="http://rows:1")) == "<Leeway at http://rows:1>"
    monkeypatch.delenv("LEEWAY_INGEST_URL")
    assert repr(leeway.Leeway()) == "<Leeway at http://localhost:8081>"
    with pytest.raises(ValueError, match="names no port"):
        leeway.Leeway("https://leeway.example.com")
    with pytest.raises(ValueError, match="no http or https address"):
        leeway.Leeway("localhost:8080")


def test_should_not_send_what_is_no_key_or_is_open_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="What stands in key is no key") as refused:
        leeway.Leeway(key="my-password")
    assert "my-password" not in str(refused.value)

    file = tmp_path / "key"
    file.write_text(WRONG_KEY)
    os.chmod(file, 0o644)
    monkeypatch.setenv("LEEWAY_KEY_FILE", str(file))
    with pytest.raises(ValueError, match="chmod 600"):
        leeway.Leeway()
