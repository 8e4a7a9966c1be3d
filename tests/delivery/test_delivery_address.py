import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.delivery.address import address_key, normalize_address
from generator.errors import InputError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@example.com", "ann@example.com"),
        ("  Ann.Lee@EXAMPLE.Com \n", "Ann.Lee@example.com"),
        ("ann+news@example.com", "ann+news@example.com"),
        ("o'neil_1@sub.example.co.uk", "o'neil_1@sub.example.co.uk"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("root@localhost", "root@localhost"),
    ],
)
def test_addresses_have_one_spelling(text, address):
    assert normalize_address(text) == address
    assert normalize_address(address) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ann",
        "@example.com",
        "ann@",
        "ann@example",
        "ann@@example.com",
        "ann lee@example.com",
        "ann@exam ple.com",
        "ann@example..com",
        ".ann@example.com",
        "ann.@example.com",
        "ann@-example.com",
        "ann@example.com,ben@example.com",
        "Ann <ann@example.com>",
        "ann@example.com\r\nBcc: ben@example.com",
        "ann\n@example.com",
        "ann@example.com\x00",
        "änn@example.com",
        '"ann"@example.com',
        "a" * 65 + "@example.com",
        "ann@" + "a" * 64 + ".com",
        "ann@" + "a." * 130 + "com",
    ],
)
def test_what_cannot_be_mailed_is_refused_by_name(text):
    with pytest.raises(InputError) as caught:
        normalize_address(text)
    assert repr(text.strip()) in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.text())
def test_whatever_passes_is_stable_ascii_without_spaces(text):
    try:
        address = normalize_address(text)
    except InputError:
        return
    assert normalize_address(address) == address
    assert address.isascii()
    assert address.split() == [address]


def test_letter_case_does_not_make_another_mailbox():
    assert address_key("Ann@Example.com") == address_key("ANN@example.COM")
