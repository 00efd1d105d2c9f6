"""Fetching a page: what is sent, where it may lead, and how each way of failing is said."""

import gzip
import shutil
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path

import httpcore
import pytest

from termreader.errors import SourceError, StoppedError, UnreachableError
from termreader.ingest import network
from termreader.ingest.fetch import Limits, Progress, fetch
from tests.web import PAGE, FakeNetwork, Web, serving

SMALL = Limits(total=10, silence=5, body=100_000)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serving() as started:
        yield started


def test_a_page_comes_with_its_type_and_what_makes_asking_again_cheap(web: Web) -> None:
    url = web.page("/llamas", ETag='"7"', Last_Modified="Wed, 29 May 2024 10:00:00 GMT")
    got = fetch(f"{url}#spitting")
    assert got.body == PAGE
    assert (got.url, got.final_url, got.status) == (f"{url}#spitting", url, 200)
    assert got.media_type == "text/html; charset=utf-8"
    assert (got.etag, got.last_modified) == ('"7"', "Wed, 29 May 2024 10:00:00 GMT")


def test_nothing_is_sent_but_what_the_documentation_says(web: Web) -> None:
    fetch(web.page("/llamas"))
    (asked,) = web.asked
    assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding"}
    assert asked.headers["user-agent"].startswith("termreader/")
    assert asked.headers["accept-encoding"] == "gzip, deflate"


def test_a_page_that_has_not_changed_is_not_sent_again(web: Web) -> None:
    url = web.page("/llamas", b"", status=304)
    got = fetch(url, etag='"7"', last_modified="Wed, 29 May 2024 10:00:00 GMT")
    assert got.not_modified
    assert web.asked[0].headers["if-none-match"] == '"7"'
    assert web.asked[0].headers["if-modified-since"] == "Wed, 29 May 2024 10:00:00 GMT"


def test_an_etag_that_could_forge_a_header_is_not_sent_back(web: Web) -> None:
    fetch(web.page("/llamas"), etag='"7"\r\nCookie: stolen')
    assert set(web.asked[0].headers) == {"host", "user-agent", "accept", "accept-encoding"}


def test_progress_tells_how_much_has_come_and_how_much_will(web: Web) -> None:
    told: list[Progress] = []
    fetch(web.page("/llamas"), on_progress=told.append)
    assert told[0] == ("127.0.0.1", 0, None)
    assert told[-1] == ("127.0.0.1", len(PAGE), len(PAGE))


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (gzip.compress(PAGE[:500]) + gzip.compress(PAGE[500:]) + b"\0" * 20, "GZIP"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE)[2:-4], "deflate"),
        (gzip.compress(gzip.compress(PAGE)), "gzip, gzip"),
        (PAGE, "identity"),
    ],
    ids=["gzip", "two files and padding", "deflate", "deflate without a wrapper", "gzip twice", "not at all"],
)
def test_packed_pages_are_unpacked(web: Web, packed: bytes, encoding: str) -> None:
    assert fetch(web.page("/llamas", packed, Content_Encoding=encoding)).body == PAGE


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (gzip.compress(b"a" * 5_000_000), "gzip", "unpacks to more than may be read"),
        (gzip.compress(gzip.compress(b"a" * 5_000_000)), "gzip, gzip", "unpacks to more than may be read"),
        (zlib.compress(b"a" * 5_000_000), "deflate", "unpacks to more than may be read"),
        (b"a" * 200_000, "", "is bigger than may be read"),
        (PAGE, "br", "packed in a way that was not asked for (br)"),
        (PAGE, "gzip, gzip, gzip, gzip", "packed 4 times over"),
        (PAGE, "gzip", "is packed wrongly"),
        (gzip.compress(PAGE)[:-20], "gzip", "broke off in the middle"),
    ],
    ids=["gzip", "gzip twice", "deflate", "big as it is", "brotli", "many layers", "not packed", "half"],
)
def test_what_unpacks_too_far_or_not_at_all_ends_in_a_sentence(web: Web, body: bytes, encoding: str, said: str) -> None:
    with pytest.raises(SourceError, match=r"^http://127\.0\.0\.1:\d+/bomb ") as failure:
        fetch(web.page("/bomb", body, Content_Encoding=encoding), limits=SMALL)
    assert said in str(failure.value)


def _endless(out: BufferedIOBase) -> None:
    out.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        out.write(b"word " * 1000)


def test_a_page_without_an_end_is_left(web: Web) -> None:
    with pytest.raises(SourceError, match="does not end within what may be read"):
        fetch(web.raw("/endless", _endless), limits=SMALL)


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n\r\n<p>"], ids=["in the headers", "in the body"])
def test_a_page_that_drips_is_given_up_after_the_time_for_the_whole(web: Web, beginning: bytes) -> None:
    stop = threading.Event()

    def drip(out: BufferedIOBase) -> None:
        out.write(beginning)
        while not stop.wait(0.02):
            out.write(b"a")

    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1 took longer than 0 seconds"):
        fetch(web.raw("/drip", drip), limits=Limits(total=0.4, silence=5))
    stop.set()


@contextmanager
def silence(web: Web) -> Iterator[str]:
    """The address of a page that never comes."""
    stop = threading.Event()

    def wait(_: BufferedIOBase) -> None:
        stop.wait()

    yield web.raw("/silent", wait)
    stop.set()


def test_a_server_that_falls_silent_is_given_up(web: Web) -> None:
    with silence(web) as url, pytest.raises(UnreachableError, match=r"sent nothing for 0\.3 seconds"):
        fetch(url, limits=Limits(total=30, silence=0.3))


def test_a_fetch_stops_when_it_is_cancelled(web: Web) -> None:
    answers = iter([False, False, False])
    with silence(web) as url, pytest.raises(StoppedError, match=r"127\.0\.0\.1 was not read to the end"):
        fetch(url, cancelled=lambda: next(answers, True))


def test_a_page_that_breaks_off_is_not_kept(web: Web) -> None:
    url = web.page("/short", Content_Length=str(len(PAGE) + 5000))
    with pytest.raises(UnreachableError, match=f"broke off after {len(PAGE):,} of {len(PAGE) + 5000:,} bytes"):
        fetch(url)


@pytest.mark.parametrize(
    ("status", "said", "may_pass"),
    [
        (204, "holds nothing", False),
        (304, "was not asked for", False),
        (401, "name and password", False),
        (403, "browser", False),
        (404, "is not there", False),
        (410, "taken away for good", False),
        (418, "refused by its server (418)", False),
        (429, "too much was asked", True),
        (500, "its server has a fault", True),
        (503, "overloaded", True),
        (599, "its server has a fault (599)", True),
    ],
)
def test_a_status_is_said_in_words(web: Web, status: int, said: str, may_pass: bool) -> None:
    with pytest.raises(SourceError) as failure:
        fetch(web.page("/status", b"", status=status))
    assert said in str(failure.value)
    assert isinstance(failure.value, UnreachableError) is may_pass


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", 120),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("soon", None),
        ("Mon, 1888888888888 Jan 2024 10:00:00 GMT", None),
        ("Mon, 1 Jan 2024 10:00:00 +99999999999999", None),
    ],
)
def test_a_server_says_how_long_to_leave_it_alone(web: Web, header: str, wait: float | None) -> None:
    with pytest.raises(UnreachableError) as failure:
        fetch(web.page("/busy", b"", status=503, Retry_After=header))
    assert failure.value.wait == wait


def test_no_byte_of_a_header_or_reason_reaches_a_message(web: Web) -> None:
    url = web.raw("/evil", b"HTTP/1.1 404 N\x1b]0;PWNED\x07ot [/]\r\nServer: \x1b[2J\r\n\r\n")
    with pytest.raises(SourceError) as failure:
        fetch(url)
    assert "PWNED" not in str(failure.value)
    url = web.page("/odd", Content_Type="text/html\x1b]0;PWNED\x07; charset=\x1b[2J")
    assert fetch(url).media_type == "text/html"


@pytest.mark.parametrize("answer", [b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", b""])
def test_what_is_no_web_server_is_said_to_be_none(web: Web, answer: bytes) -> None:
    with pytest.raises(UnreachableError, match="not a web page, nor an answer"):
        fetch(web.raw("/ssh", answer))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "only http and https are, not file"),
        ("javascript:alert(1)", "not javascript"),
        ("http://", "names no host"),
        ("http://[::1", "not an address"),
        ("http://example.org:99999/", "not an address"),
        ("--help", "names no host"),
        ("http://a" + "b" * 9000, "not an address"),
        ("http://a\x1b]0;PWNED\x07b/", "not an address"),
    ],
)
def test_what_is_no_web_address_is_refused(url: str, said: str) -> None:
    with pytest.raises(SourceError) as failure:
        fetch(url)
    assert said in str(failure.value)
    assert "PWNED" not in str(failure.value)


def test_a_name_that_nobody_knows_is_said(web: Web) -> None:
    with pytest.raises(UnreachableError, match=r"^nobody\.example could not be found"):
        fetch("http://nobody.example/", network=FakeNetwork(web))


def test_a_port_that_nobody_listens_at_is_said(web: Web) -> None:
    port = web.port
    with serving() as other:
        closed = other.url
    assert port != other.port
    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1 refused the connection"):
        fetch(closed)


class TestRedirects:
    def test_are_followed_to_the_page(self, web: Web) -> None:
        web.redirect("/a", "/b?x=1", status=301)
        web.redirect("/b", "//127.0.0.1:" + str(web.port) + "/c", status=308)
        web.page("/c")
        got = fetch(f"{web.url}/a")
        assert (got.url, got.final_url) == (f"{web.url}/a", f"{web.url}/c")
        assert web.asked_paths() == ["/a", "/b?x=1", "/c"]

    @pytest.mark.parametrize(
        ("location", "said"),
        [
            ("file:///etc/passwd", "not file"),
            ("javascript:alert(1)", "not javascript"),
            ("ftp://example.org/", "not ftp"),
            ("http://[::1", "no address"),
            ("", "without saying where"),
            ("/a", "round in a circle"),
            ("\x1b]0;PWNED\x07", "no address"),
        ],
    )
    def test_never_lead_to_what_is_no_page(self, web: Web, location: str, said: str) -> None:
        with pytest.raises(SourceError) as failure:
            fetch(web.redirect("/a", location))
        assert said in str(failure.value)
        assert "PWNED" not in str(failure.value)
        assert len(web.asked) == 1

    def test_come_to_an_end(self, web: Web) -> None:
        for step in range(20):
            web.redirect(f"/{step}", f"/{step + 1}")
        with pytest.raises(SourceError, match="more than 10 times"):
            fetch(f"{web.url}/0")
        assert len(web.asked) == 11

    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1",
            "127.0.0.2",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "224.0.0.1",
            "93.184.216.34 127.0.0.1",
        ],
    )
    def test_from_a_public_page_never_lead_into_the_own_network(self, web: Web, address: str) -> None:
        web.redirect("/a", "http://inside.example/reboot")
        network = FakeNetwork(web, public_example="93.184.216.34", inside_example=address)
        with pytest.raises(SourceError, match="inside this machine or its own network"):
            fetch("http://public.example/a", network=network)
        assert network.connected == ["93.184.216.34"]

    def test_from_an_inner_page_lead_only_to_the_public_or_to_itself(self, web: Web) -> None:
        names = FakeNetwork(web, inner_example="10.0.0.1", other_example="10.0.0.2", public_example="93.184.216.34")
        web.page("/page")
        for target, connected in (
            ("http://inner.example:8080/page", ["10.0.0.1", "10.0.0.1"]),
            ("http://public.example/page", ["10.0.0.1", "93.184.216.34"]),
        ):
            web.redirect("/a", target)
            names.connected.clear()
            fetch("http://inner.example/a", network=names)
            assert names.connected == connected
        web.redirect("/a", "http://other.example/page")
        with pytest.raises(SourceError, match=r"10\.0\.0\.2"):
            fetch("http://inner.example/a", network=names)

    def test_an_address_that_a_feed_named_is_judged_like_a_redirect(self, web: Web) -> None:
        names = FakeNetwork(web, feed_example="93.184.216.34", inner_example="10.0.0.1")
        web.page("/page")
        with pytest.raises(SourceError, match="inside this machine or its own network"):
            fetch("http://inner.example/page", led_by="http://feed.example/rss", network=names)
        assert fetch("http://inner.example/page", led_by="http://inner.example/rss", network=names).body == PAGE

    def test_the_address_that_was_judged_is_the_one_connected_to(self, web: Web) -> None:
        class Rebinding(FakeNetwork):
            def look_up(self, host: str, port: int, watch: network.Watch) -> tuple[str, ...]:
                found = super().look_up(host, port, watch)
                self.names[host] = "127.0.0.1"
                return found

        web.page("/page")
        names = Rebinding(web, public_example="93.184.216.34")
        fetch("http://public.example/page", network=names)
        assert names.connected == ["93.184.216.34"]

    def test_carry_no_cookie(self, web: Web) -> None:
        web.page("/a", b"", status=302, Location="/b", Set_Cookie="a=" + "b" * 60_000)
        web.page("/b")
        fetch(f"{web.url}/a")
        assert "cookie" not in web.asked[1].headers

    def test_carry_name_and_password_to_their_own_server_alone(self, web: Web) -> None:
        names = FakeNetwork(web, own_example="93.184.216.34", other_example="93.184.216.35")
        web.redirect("/a", "/b")
        web.redirect("/b", "http://other.example/c")
        web.page("/c")
        got = fetch("http://me:secret@own.example/a", network=names)
        sent = [asked.headers.get("authorization") for asked in web.asked]
        assert sent == ["Basic bWU6c2VjcmV0", "Basic bWU6c2VjcmV0", None]
        assert got.final_url == "http://other.example/c"

    def test_a_name_and_password_stay_out_of_messages(self, web: Web) -> None:
        url = web.page("/gone", status=404).replace("//", "//me:secret@")
        with pytest.raises(SourceError) as failure:
            fetch(url)
        assert "secret" not in str(failure.value)


class TestAddresses:
    def test_the_next_address_is_tried_when_one_does_not_answer(self, web: Web) -> None:
        names = FakeNetwork(web, two_example="2001:db8::1 93.184.216.34")
        connect = names.connect

        def half_broken(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
            if ":" in address:
                raise httpcore.ConnectTimeout
            return connect(address, port, seconds)

        names.connect = half_broken  # type: ignore[method-assign]
        web.page("/page")
        assert fetch("http://two.example/page", network=names).status == 200

    def test_the_systems_own_network_knows_the_loopback(self) -> None:
        watch = network.Watch(5, 5)
        assert network.SystemNetwork().look_up("127.0.0.1", 80, watch) == ("127.0.0.1",)


class TestProxies:
    def test_are_used_when_the_environment_names_one(self, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", f"http://me:secret@proxy.example:{web.port}")
        web.page("/page")
        names = FakeNetwork(web, proxy_example="10.0.0.9")
        assert fetch("http://public.example/page", network=names).status == 200
        assert names.connected == ["10.0.0.9"]
        assert web.asked[0].path == "http://public.example/page"
        assert web.asked[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"

    def test_are_not_used_for_this_machine_or_where_no_proxy_says_so(
        self, web: Web, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
        monkeypatch.setenv("no_proxy", "direct.example")
        web.page("/page")
        names = FakeNetwork(web, direct_example="93.184.216.34")
        assert fetch("http://direct.example/page", network=names).status == 200
        assert fetch(f"{web.url}/page", network=names).status == 200

    def test_of_an_unknown_kind_are_said(self, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", "socks5://proxy.example:1080")
        with pytest.raises(UnreachableError, match="of a kind that is not known here \\(socks5\\)"):
            fetch("http://public.example/", network=FakeNetwork(web, public_example="93.184.216.34"))

    @pytest.mark.parametrize("proxy", ["http://me:secret@proxy.example:abc", "http://[::1", "proxy.example:99999"])
    def test_without_a_usable_address_are_said(self, web: Web, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
        monkeypatch.setenv("http_proxy", proxy)
        with pytest.raises(
            UnreachableError, match="the proxy that the environment names for http has no usable"
        ) as say:
            fetch("http://public.example/", network=FakeNetwork(web, public_example="93.184.216.34"))
        assert "secret" not in str(say.value)


class TestSecureConnections:
    def test_a_server_that_cannot_prove_who_it_is_is_not_read(self, tmp_path: Path) -> None:
        openssl = shutil.which("openssl")
        if openssl is None:
            pytest.skip("openssl is not here to make a certificate")
        key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
        subprocess.run(
            [
                *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
                *("-keyout", str(key), "-out", str(certificate), "-days", "2", "-subj", "/CN=127.0.0.1"),
            ],
            check=True,
            capture_output=True,
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        with serving(context) as web, pytest.raises(UnreachableError, match="could not prove who it is"):
            fetch(web.page("/page"))
        assert web.asked == []

    def test_a_server_that_speaks_no_tls_is_said(self, web: Web) -> None:
        with pytest.raises(UnreachableError, match="could not be reached securely"):
            fetch(web.url.replace("http", "https"))
