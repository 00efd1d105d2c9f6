"""Which addresses name the same page: the key by which an article is found again. Pure."""

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def url_key(url: str | None) -> str | None:
    """The address without what does not tell pages apart: scheme, letter case of the host, fragment, tracking.

    None for what is not http or https, and for what cannot be read as an address: such articles are told apart by
    their text alone.
    """
    if not url:
        return None
    try:
        url.encode()  # half a surrogate pair, which stands for a byte that is no UTF-8, is in no address
        parts = urlsplit(url.strip())
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError:
        return None
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    place = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_TRACKING)
    ]
    # A fragment that is a route ("#!/item/7", "#/item/7") does tell pages apart.
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    path = parts.path.rstrip("/")
    return f"{place}{path}{'?' + urlencode(query) if query else ''}{route}"
