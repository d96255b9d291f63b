"""A webhook goes to the open internet over https, and never into anybody's network, whatever the address says."""

import socket

import pytest

from bot.hooks.reaching import NotAllowed, checked, is_public, target

WRONG = [
    "http://example.org/", "ftp://example.org/", "https://", "https:///x", "example.org", "https://user:word@example.org/",
    "https://@example.org/", "https://example.org/#x", "https://example.org:0/", "https://example.org:99999/", "https://[::1/",
    "https://example.org/a b", "https://example.org/\n", "https://exämple.org/", "https://example.org/" + "x" * 500,
    "http://127.0.0.1/", "javascript:alert(1)", "file:///etc/passwd",
]  # fmt: skip
PRIVATE = [
    "127.0.0.1", "127.9.9.9", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
    "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:db8::1",
    "2001:0:53aa:64c:0:fbff:80ff:fffe",
]  # fmt: skip


@pytest.mark.parametrize("url", WRONG)
def test_what_is_no_public_https_address_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed):
        checked(url, may_be_local=False)


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_in_a_private_network_is_none_to_call(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_an_address_of_the_open_internet_is_one_to_call(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://localhost/",
        "https://[::1]/",
    ],
)
def test_other_ways_of_writing_this_machine_lead_nowhere(url: str) -> None:
    with pytest.raises((NotAllowed, OSError)):
        target(url, may_be_local=False)


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: found)

    with pytest.raises(NotAllowed):
        target("https://two-faced.example/", may_be_local=False)


def test_what_was_looked_up_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: found)

    to = target("https://one.example/in?x=1", may_be_local=False)

    assert ("one.example", "8.8.8.8", 443, "/in?x=1", True) == (
        to.host,
        to.address,
        to.port,
        to.path,
        to.is_tls,
    )


def test_this_machine_is_called_only_where_the_setting_lets_it() -> None:
    assert "127.0.0.1" == target("http://127.0.0.1:9/", may_be_local=True).address
    with pytest.raises(NotAllowed):
        target("http://10.0.0.1/", may_be_local=True)
