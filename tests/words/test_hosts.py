"""Hosts that readers elsewhere can open, and others."""

from __future__ import annotations

import pytest

from explainer.words.hosts import inner_host


@pytest.mark.parametrize(
    "host",
    [
        "gazette.example",
        "www.bbc.co.uk",
        "8.8.8.8",
        "2606:4700::1111",
        "1e100.net",
        "localhost.example",
        "xn--e1afmkfd.рф",
    ],
)
def test_a_host_of_the_open_web_passes(host: str) -> None:
    assert inner_host(host) is None


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "[::1]", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::",
        "2130706433", "0x7f000001", "0x7F.1", "0177.0.0.1", "127.1", "127.0.1", "0", "0x", "017700000001",
        "１２７.0.0.1", "127。0。0。1", "127.0.0.%31", "127.0.0.1.",
    ],
)  # fmt: skip
def test_a_number_of_a_private_network_is_known_however_it_is_written(host: str) -> None:
    assert inner_host(host) == "belongs to a computer or a private network"


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "intranet",
        "nas.local",
        "db.internal",
        "x.onion",
        "a.home.arpa",
        "a.lan",
    ],
)
def test_a_name_that_the_open_web_does_not_know(host: str) -> None:
    assert inner_host(host) == "is a name that only a computer or its network knows"


@pytest.mark.parametrize("host", ["134744072", "0x08080808", "010.8.8.8", "8.8.2056"])
def test_a_number_that_is_hidden_is_told(host: str) -> None:
    assert inner_host(host) == "hides the number 8.8.8.8"


@pytest.mark.parametrize("host", ["1.2.3.256", "1.2.3.4.5", "a.1", "09.1.1.1", "4294967296", "0xz.1", "1..1"])
def test_what_ends_in_a_number_and_is_none_is_no_host(host: str) -> None:
    assert inner_host(host) == "is no host"
