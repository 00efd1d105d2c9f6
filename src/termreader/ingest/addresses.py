"""Which network addresses are whose: the public internet's, or this machine's and its own network's. Pure."""

import ipaddress
from collections.abc import Iterable

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 addresses in IPv6 clothes, for networks without IPv4 (RFC 6052)."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the internet at large.

    Not public: loopback, private, link-local (where cloud machines keep their secrets), shared, unspecified, multicast
    and reserved addresses, and IPv6 addresses that stand for such IPv4 addresses. What is no address is not public.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if inner is None and parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            parsed = inner
    return parsed.is_global and not parsed.is_multicast


def trespasses(addresses: Iterable[str], asked: Iterable[str]) -> str | None:
    """The first of `addresses` that a page at the `asked` addresses may not send the reader to, or None.

    A page may lead anywhere on the internet, and to other ports of the very addresses it has itself; never to another
    address inside the reader's machine or network, where a mere visit can do harm or give something away.
    """
    own = set(asked)
    return next((address for address in addresses if not is_public(address) and address not in own), None)
