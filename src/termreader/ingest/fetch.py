"""Fetches one page that a person asked for. The only way to the network; docs/web.md says what is sent and refused.

Redirects are followed here, one by one: each address is looked up, judged, and then connected to exactly as judged.
"""

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

import httpcore
import httpx
import msgspec

from termreader import __version__
from termreader.errors import SourceError, StoppedError, UnreachableError
from termreader.ingest.addresses import trespasses
from termreader.ingest.network import (
    CancelledError,
    Network,
    OvertimeError,
    PinnedBackend,
    SystemNetwork,
    UnreachedError,
    Watch,
    in_words,
    tls_context,
)
from termreader.ingest.proxies import proxy_for
from termreader.ingest.sanitize import clean_line
from termreader.ingest.statuses import status_error
from termreader.ingest.unpack import ACCEPTED, BrokenOffError, TooBigError, Unpacker, UnpackError
from termreader.ingest.web_address import parse_url, shown

_HEADERS = (("User-Agent", f"termreader/{__version__}"), ("Accept-Encoding", ACCEPTED))
PAGES = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
PICTURES = "image/png, image/jpeg, image/webp, image/avif, image/gif, */*;q=0.1"
"""What a server may be asked for, the best first."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ESSENCE = re.compile(r"\s*([\w.+-]{1,60}/[\w.+-]{1,80})")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1000}")


class Limits(msgspec.Struct, frozen=True):
    """How much of everything a page may take."""

    total: float = 55.0
    """Seconds, from the first look-up to the last byte."""
    silence: float = 20.0
    """Seconds without a byte."""
    body: int = 50 * 1024 * 1024
    """Bytes, as they come and as they unpack."""
    redirects: int = 10


_LIMITS = Limits()
_NETWORK = SystemNetwork()


class Progress(NamedTuple):
    """How far a fetch is."""

    host: str
    """Who is being asked; safe to print."""
    received: int
    """Bytes so far, as they come; 0 until the server answers."""
    total: int | None
    """Bytes to come in all, when the server says so."""


class Fetched(msgspec.Struct, frozen=True):
    """What a server gave."""

    url: str
    """As it was asked for."""
    final_url: str
    """Where the redirects led, without name and password: what relative links start from."""
    status: int
    body: bytes
    """Unpacked; empty when nothing has changed."""
    media_type: str | None
    """"text/html; charset=utf-8", reduced to type and charset; safe to print."""
    etag: str | None
    last_modified: str | None
    not_modified: bool = False
    """It is as it was when `etag` and `last_modified` were given."""


def fetch(
    url: str,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
    led_by: str | None = None,
    accept: str = PAGES,
    limits: Limits = _LIMITS,
    network: Network = _NETWORK,
) -> Fetched:
    """Get what is at an http or https address, in one thread and at most `limits.total` seconds.

    With `etag` or `last_modified` only what has changed since comes. `led_by` is the address of the page or feed that
    named `url`, when no person did ("" when it has none): it may then not lead into the reader's own network, as no
    redirect may.
    `cancelled` is asked several times a second.

    Raises UnreachableError when trying again may help, StoppedError when it was cancelled, else SourceError.
    """
    watch = Watch(limits.total, limits.silence, cancelled)
    errand = _Errand(url, watch, limits, network, on_progress)
    try:
        with suppress(UnreachedError):
            errand.own = network.look_up(parse_url(led_by).host, 443, watch) if led_by else None
        return errand.run(_request_headers(accept, etag, last_modified), is_named_by_person=led_by is None)
    except CancelledError as error:
        raise StoppedError(f"Stopped: {errand.host} was not read to the end.") from error
    except OvertimeError as error:
        raise UnreachableError(
            f"{errand.host} took longer than {limits.total:.0f} seconds "
            f"({errand.received:,} bytes came), and was given up. Try again later."
        ) from error
    except UnreachedError as error:
        raise UnreachableError(f"{errand.host} {error}") from error
    except httpcore.ProxyError as error:
        raise UnreachableError(
            f"{errand.host} could not be reached: the proxy did not let it through ({clean_line(str(error))[:80]})."
        ) from error
    except (httpcore.NetworkError, httpcore.TimeoutException) as error:
        raise UnreachableError(f"{errand.host} {in_words(error)}") from error
    except httpcore.ProtocolError as error:
        raise UnreachableError(f"{errand.host} {errand.misspoken()}") from error
    except TooBigError as error:
        raise SourceError(f"{shown(url)} {error} ({limits.body // 1_048_576} MB). It was left.") from error
    except BrokenOffError as error:
        raise UnreachableError(f"{shown(url)} {error}. Nothing was kept of it; try again later.") from error
    except UnpackError as error:
        raise SourceError(f"{shown(url)} {error}. It was left.") from error


def _request_headers(accept: str, etag: str | None, last_modified: str | None) -> list[tuple[str, str]]:
    conditions = (("If-None-Match", etag), ("If-Modified-Since", last_modified))
    return [
        *_HEADERS,
        ("Accept", accept),
        *((name, value) for name, value in conditions if value and _VALIDATOR.fullmatch(value)),
    ]


class _Errand:
    """One fetch, on its way through the redirects."""

    def __init__(
        self,
        url: str,
        watch: Watch,
        limits: Limits,
        network: Network,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._url = url
        self.asked = self.place = parse_url(url)
        """What was asked for, and where it is now."""
        self.own: tuple[str, ...] | None = None
        """The addresses of whoever named `place`: what is not public may be visited only there."""
        self.received = 0
        self.expected: int | None = None
        self._watch = watch
        self._limits = limits
        self._network = network
        self._on_progress = on_progress

    @property
    def host(self) -> str:
        return shown(self.place.host)

    def misspoken(self) -> str:
        """What is wrong with an answer that is not HTTP, or ends before its end."""
        if self.received or self.expected:
            whole = f" of {self.expected:,}" if self.expected else ""
            return f"broke off after {self.received:,}{whole} bytes. Nothing was kept; try again later."
        return "answered with something that is not a web page, nor an answer at all. Check the address."

    def run(self, headers: list[tuple[str, str]], *, is_named_by_person: bool) -> Fetched:
        visited = set()
        for step in range(self._limits.redirects + 1):
            with self._answer(headers, is_first=step == 0 and is_named_by_person) as response:
                answered = httpx.Headers(response.headers)
                if response.status not in _REDIRECTS:
                    return self._received(response, answered, is_conditional=len(headers) > len(_HEADERS) + 1)
            visited.add(str(self.place))
            target = self._target(answered)
            if str(target) in visited:
                raise SourceError(f"{shown(str(self.asked))} leads round in a circle. Its server has a fault.")
            self.place = target
        raise SourceError(
            f"{shown(str(self.asked))} leads on from page to page, more than {self._limits.redirects} times. "
            "It was left."
        )

    def _target(self, answered: httpx.Headers) -> httpx.URL:
        """Where a redirect leads."""
        location = answered.get("location", "")
        if not location:
            raise SourceError(f"{self.host} sends the reader on without saying where. Its server has a fault.")
        try:
            return parse_url(str(self.place.join(location)))
        except (httpx.InvalidURL, ValueError, UnicodeError) as error:
            raise SourceError(f"{self.host} sends the reader on to something that is no address.") from error
        except SourceError as error:
            raise SourceError(f"{self.host} sends the reader on, and that is refused: {error}") from error

    @contextmanager
    def _answer(self, headers: list[tuple[str, str]], *, is_first: bool) -> Iterator[httpcore.Response]:
        """The server's answer, its body not yet read."""
        place = self.place
        port = place.port or (443 if place.scheme == "https" else 80)
        self._tell()
        proxy = proxy_for(place.scheme, place.host)
        addresses = self._allowed(port, is_first=is_first, may_be_unknown=proxy is not None)
        context = tls_context() if place.scheme == "https" else None
        if proxy is None:
            pool = httpcore.ConnectionPool(
                ssl_context=context, network_backend=PinnedBackend(self._network, addresses, self._watch)
            )
        else:
            proxy_port = proxy.url.port or (443 if proxy.url.scheme == b"https" else 80)
            gates = self._network.look_up(proxy.url.host.decode("ascii"), proxy_port, self._watch)
            pool = httpcore.ConnectionPool(
                ssl_context=context, proxy=proxy, network_backend=PinnedBackend(self._network, gates, self._watch)
            )
        target = httpcore.URL(scheme=place.raw_scheme, host=place.raw_host, port=place.port, target=place.raw_path)
        with pool, pool.stream("GET", target, headers=[*headers, *self._credentials()]) as response:
            yield response

    def _allowed(self, port: int, *, is_first: bool, may_be_unknown: bool) -> tuple[str, ...]:
        """The addresses of this place. Raises SourceError when whoever named it may not lead there."""
        try:
            addresses = self._network.look_up(self.place.host, port, self._watch)
        except UnreachedError:
            if may_be_unknown:  # a proxy knows names that this machine need not know
                return ()
            raise
        if is_first:
            self.own = addresses
            return addresses
        forbidden = trespasses(addresses, self.own or ())
        if forbidden is not None:
            raise SourceError(
                f"{shown(str(self.place))} is inside this machine or its own network ({forbidden}), and a page or feed "
                "from elsewhere led there. That is refused; if you trust it, give that address yourself."
            )
        return addresses

    def _credentials(self) -> list[tuple[str, str]]:
        """The name and password in the address that was asked for: for its own server and no other."""
        same = (self.place.scheme, self.place.host, self.place.port)
        if not self.asked.userinfo or same != (self.asked.scheme, self.asked.host, self.asked.port):
            return []
        pair = f"{self.asked.username}:{self.asked.password}".encode()
        return [("Authorization", f"Basic {base64.b64encode(pair).decode('ascii')}")]

    def _received(self, response: httpcore.Response, answered: httpx.Headers, *, is_conditional: bool) -> Fetched:
        """What the last server gave, its body read to the end."""
        not_modified = response.status == 304 and is_conditional
        if not not_modified and not 200 <= response.status < 300:
            raise status_error(response.status, shown(str(self.place)), answered.get("retry-after"))
        body = b"" if not_modified else self._body(response, answered)
        if not not_modified and response.status in (204, 205):
            raise SourceError(f"{shown(str(self.place))} holds nothing: the server says so ({response.status}).")
        return Fetched(
            url=self._url,
            final_url=str(self.place.copy_with(userinfo=b"")),
            status=response.status,
            body=body,
            media_type=_media_type(answered.get("content-type", "")),
            etag=_validator(answered.get("etag")),
            last_modified=_validator(answered.get("last-modified")),
            not_modified=not_modified,
        )

    def _body(self, response: httpcore.Response, answered: httpx.Headers) -> bytes:
        length = answered.get("content-length", "")
        self.expected = int(length) if re.fullmatch(r"[0-9]{1,15}", length) else None
        if (self.expected or 0) > self._limits.body:
            raise TooBigError("is bigger than may be read")
        unpacker = Unpacker(answered.get("content-encoding", ""), self._limits.body)
        body = bytearray()
        for data in response.iter_stream():
            self.received += len(data)
            if self.received > self._limits.body:
                raise TooBigError("does not end within what may be read")
            for piece in unpacker.feed(data):
                body += piece
                self._watch.check()
            self._tell()
        unpacker.check_end()
        return bytes(body)

    def _tell(self) -> None:
        if self._on_progress is not None:
            self._on_progress(Progress(self.host, self.received, self.expected))


def _media_type(header: str) -> str | None:
    essence = _ESSENCE.match(header)
    charset = _CHARSET.search(header)
    if essence is None:
        return None
    return essence[1].lower() + (f"; charset={charset[1].lower()}" if charset else "")


def _validator(header: str | None) -> str | None:
    """An ETag or date as it will be sent back, unless it is something that must not be."""
    return header if header and _VALIDATOR.fullmatch(header) else None
