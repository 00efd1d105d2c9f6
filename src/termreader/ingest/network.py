"""Connections that are watched: to addresses that were looked up and allowed, under a deadline, until cancelled.

An HTTP client's own time-outs are for each read, so that a server can keep it for days with a byte every few seconds;
and it looks a name up again when it connects, so that a name can have changed its meaning since it was allowed. Here
every wait is short and looks at the whole, and a connection goes to the addresses that were looked at. Knows no pages.
"""

import errno
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Protocol

import httpcore

_GLANCE = 0.2
"""Seconds between two looks at the clock and at whether someone wants to stop."""


class UnreachedError(Exception):
    """The server could not be had; the message is the end of a sentence that begins with its name."""


class OvertimeError(Exception):
    """The whole took longer than it may."""


class CancelledError(Exception):
    """Someone wants to stop."""


class Watch:
    """How long something may go on: until a deadline, or until someone wants to stop."""

    def __init__(self, total: float, silence: float, cancelled: Callable[[], bool] | None = None) -> None:
        """`total` seconds from now for everything, `silence` seconds without a sign from the other side."""
        self._deadline = time.monotonic() + total
        self._cancelled = cancelled
        self.silence = silence

    def check(self) -> None:
        """Raise OvertimeError or CancelledError when it must not go on."""
        if self._cancelled is not None and self._cancelled():
            raise CancelledError
        if time.monotonic() >= self._deadline:
            raise OvertimeError

    def most(self, seconds: float) -> float:
        """`seconds`, or what is left until the deadline when that is less; always above zero."""
        self.check()
        return max(0.001, min(seconds, self._deadline - time.monotonic()))


class Network(Protocol):
    """What is asked of a network: what a name means, and a connection to an address."""

    def look_up(self, host: str, port: int, watch: Watch) -> tuple[str, ...]:
        """The addresses of a host, the best first, at least one. Raises UnreachedError when it has none."""
        ...

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        """A connection to an address. Raises httpcore.ConnectError or ConnectTimeout."""
        ...


class SystemNetwork:
    """The network of this machine."""

    def look_up(self, host: str, port: int, watch: Watch) -> tuple[str, ...]:
        """The addresses of a host. The system's own look-up cannot be interrupted: it is left behind when it hangs."""
        answer: list[tuple[str, ...] | UnreachedError] = []

        def ask() -> None:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                answer.append(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
            except (OSError, UnicodeError, ValueError) as error:
                unknown = UnreachedError(
                    "could not be found: there is no such name, or this machine is not online. "
                    "Check the address and the connection."
                )
                unknown.__cause__ = error
                answer.append(unknown)

        asking = threading.Thread(target=ask, name="look-up", daemon=True)
        asking.start()
        until = time.monotonic() + watch.most(_LOOK_UP)
        while asking.is_alive() and time.monotonic() < until:
            watch.check()
            asking.join(_GLANCE)
        if not answer:
            raise UnreachedError(f"could not be found: its name got no answer in {_LOOK_UP} seconds. Are you online?")
        if isinstance(answer[0], UnreachedError):
            raise answer[0]
        return answer[0]

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        """A connection to an address."""
        return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


_LOOK_UP = 10
_CONNECT = 10
"""Seconds a look-up, and a connection to the last address of several, may take."""
_CONNECT_OTHERS = 4


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to given addresses, whatever the host's name means by now."""

    def __init__(self, network: Network, addresses: tuple[str, ...], watch: Watch) -> None:
        self._network = network
        self._addresses = addresses
        self._watch = watch

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A watched connection to the first of the addresses that answers."""
        *others, last = self._addresses
        for address in others:
            try:
                return self._connected(address, port, _CONNECT_OTHERS)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next one may answer: half of the world's IPv6 leads nowhere
        return self._connected(last, port, _CONNECT)

    def _connected(self, address: str, port: int, seconds: float) -> "WatchedStream":
        return WatchedStream(self._network.connect(address, port, self._watch.most(seconds)), self._watch)


class WatchedStream(httpcore.NetworkStream):
    """A connection that looks up from every wait to see whether it may go on."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes. Raises UnreachedError after too long a silence."""
        until = time.monotonic() + self._watch.silence
        while True:
            try:
                return self._stream.read(max_bytes, self._watch.most(_GLANCE))
            except httpcore.ReadTimeout:
                self._watch.check()
                if time.monotonic() >= until:
                    raise UnreachedError(f"sent nothing for {self._watch.silence:g} seconds.") from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._watch.most(self._watch.silence))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "WatchedStream":
        """The same connection, secured."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._watch.most(_CONNECT))
        return WatchedStream(secured, self._watch)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the connection."""
        return self._stream.get_extra_info(info)


@cache
def tls_context() -> ssl.SSLContext:
    """Whom to believe: the system's certificates (or those of SSL_CERT_FILE), and Mozilla's where it has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def in_words(error: httpcore.NetworkError | httpcore.TimeoutException) -> str:
    """Why a connection failed, as the end of a sentence that begins with the name of the host."""
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"could not prove who it is ({cause.verify_message.strip().rstrip('.')}). Nothing was read from it."
    if isinstance(cause, ssl.SSLError):
        reason = (cause.reason or "no reason given").replace("_", " ").lower()
        return f"could not be reached securely ({reason}). Perhaps its address begins with http, not https."
    if isinstance(error, httpcore.TimeoutException):
        return f"could not be reached: it did not answer within {_CONNECT} seconds."
    number = cause.errno if isinstance(cause, OSError) else None
    if number == errno.ECONNREFUSED:
        return "refused the connection. It may be down; try again later."
    if number in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
        return "could not be reached: there is no way to it from here. Are you online?"
    if number in (errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED):
        return "broke the connection off. Try again later."
    return f"could not be reached ({(cause.strerror if isinstance(cause, OSError) else None) or 'the network failed'})."
