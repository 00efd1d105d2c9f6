"""The proxy that the environment names for an address: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in either case.

On macOS and Windows the system's own setting counts where the environment says nothing.
"""

import ipaddress
from urllib.parse import unquote, urlsplit

import httpcore

from termreader.ingest.network import UnreachedError


def proxy_for(scheme: str, host: str) -> httpcore.Proxy | None:
    """The proxy through which `host` is reached. This machine itself is always reached directly.

    Raises UnreachedError for a proxy that cannot be used.
    """
    from urllib.request import getproxies, proxy_bypass  # 20 ms

    if _is_this_machine(host) or proxy_bypass(host):
        return None
    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all")
    if not named:
        return None
    try:
        parts = urlsplit(named if "://" in named else f"http://{named}")
        number = parts.port
    except ValueError as error:  # its text may hold a password
        raise UnreachedError(
            f"could not be reached: the proxy that the environment names for {scheme} has no usable address."
        ) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnreachedError(
            f"could not be reached: the proxy that the environment names for {scheme} is of a kind that is not known "
            f"here ({parts.scheme or 'no scheme'}). There are http and https proxies."
        )
    port = f":{number}" if number else ""
    place = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return httpcore.Proxy(f"{parts.scheme}://{place}{port}/", auth=auth)


def _is_this_machine(host: str) -> bool:
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
