"""Which addresses may be loaded, and which lie in the school's own network."""

from __future__ import annotations

import pytest

from evidence_desk.capture.addresses import BadAddress, page_address, plain_host, private_host, same_site


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "localhost",
        "printer",
        "router.lan",
        "files.school.internal",
    ],
)
def test_every_spelling_of_an_address_inside_is_known(host: str) -> None:
    assert private_host(host, lambda name: ["203.0.114.9"])


@pytest.mark.parametrize("host", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "example.com"])
def test_the_web_is_not_inside(host: str) -> None:
    assert not private_host(host, lambda name: ["93.184.215.14"])


def test_a_name_with_one_address_inside_is_inside() -> None:
    assert private_host("clips.example.com", lambda name: ["93.184.215.14", "10.0.0.7"])


def test_a_name_that_leads_nowhere_is_left_to_the_engine_to_say() -> None:
    def nowhere(name: str) -> list[str]:
        raise OSError

    assert not private_host("clips.example.com", nowhere)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("clips.example/v/1", "https://clips.example/v/1"),
        ("  https://clips.example/v ", "https://clips.example/v"),
        ("localhost:8080/x", "https://localhost:8080/x"),
    ],
)
def test_an_address_as_people_copy_it_is_understood(text: str, address: str) -> None:
    assert page_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:a@example.com",
        "https://",
        "https://me:secret@clips.example/",
        "https://clips.example/a b",
        "https://clips.example\\@evil.example/",
        "https://clips.example:99999/",
        "https://[::1",
        "x" * 9000,
    ],
)
def test_what_is_no_page_address_is_refused(text: str) -> None:
    with pytest.raises(BadAddress) as refused:
        page_address(text)
    assert "Nothing was loaded" in refused.value.user_message


def test_the_host_is_told_as_the_network_asks_for_it() -> None:
    assert plain_host("https://bücher.example/") == "xn--bcher-kva.example"
    assert plain_host("https://EXAMPLE.com./") == "example.com"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("clips.example", "www.clips.example", True),
        ("m.clips.example", "clips.example", True),
        ("clips.example", "clips.example.evil.test", False),
        ("evilclips.example", "clips.example", False),
        ("a.github.io", "b.github.io", False),
        ("10.0.0.1", "0.0.1", False),
        ("example", "clips.example", False),
    ],
)
def test_a_site_is_a_host_and_what_lies_under_it(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
    assert same_site(other, one) is same
