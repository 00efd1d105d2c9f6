"""A web of one machine for tests: a server on the loopback that answers as it is told, and names that lead to it."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from typing import NamedTuple
from urllib.parse import urlsplit

import httpcore

from termreader.ingest.network import UnreachedError, Watch

Answer = bytes | Callable[[BufferedIOBase], None]
"""What goes out for one request: the bytes as they are, or something that writes them as it pleases."""

PAGE = (
    b"<!doctype html><html><head><title>On llamas</title></head><body><article><h1>On llamas</h1>"
    + b"".join(
        b"<p>A llama number %d spits at a minister, and the minister, who had come to praise it, leaves.</p>" % number
        for number in range(12)
    )
    + b"</article></body></html>"
)


class Asked(NamedTuple):
    """A request as it came."""

    path: str
    headers: dict[str, str]
    """By lower-case name."""


class Web:
    """The server: what it answers, and what it was asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []

    def page(
        self,
        path: str,
        body: bytes = PAGE,
        kind: str = "text/html; charset=utf-8",
        *,
        status: int = 200,
        **headers: str,
    ) -> str:
        """Answer `path` with a page, its headers named with underscores; gives its address."""
        fields = {"Content_Type": kind, "Content_Length": str(len(body)), **headers}
        self.answers[path] = _head(status, fields) + body
        return self.url + path

    def raw(self, path: str, answer: Answer) -> str:
        """Answer `path` with just these bytes; gives its address."""
        self.answers[path] = answer
        return self.url + path

    def redirect(self, path: str, location: str, status: int = 302) -> str:
        """Send `path` on; gives its address."""
        return self.page(path, b"", status=status, Location=location)

    def asked_paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


def _head(status: int, fields: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that break off are what some tests are about."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server for as long as the block lasts; speaking TLS when a context is given."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.close_connection = True
            web.asked.append(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = web.answers.get(self.path, web.answers.get(urlsplit(self.path).path, _head(404, {})))
            try:
                if isinstance(answer, bytes):
                    self.wfile.write(answer)
                else:
                    answer(self.wfile)
            except OSError:
                pass  # the other side has had enough, which is what some tests are about

        def log_message(self, *args: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    web = Web(server.server_port)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        web.url = web.url.replace("http", "https")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class FakeNetwork:
    """A network in which names mean what a test says, and every address is the loopback server."""

    def __init__(self, web: Web, **names: str) -> None:
        """`names` are written with underscores for dots: `public_example="93.184.216.34"`."""
        self.web = web
        self.names = {name.replace("_", "."): address for name, address in names.items()}
        self.connected: list[str] = []

    def look_up(self, host: str, port: int, watch: Watch) -> tuple[str, ...]:
        watch.check()
        if host not in self.names and not host[:1].isdigit():
            raise UnreachedError("could not be found.")
        return tuple(self.names.get(host, host).split())

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.connected.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.web.port, timeout=seconds)
