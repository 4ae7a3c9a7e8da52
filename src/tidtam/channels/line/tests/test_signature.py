"""Only LINE, and only the very bytes LINE signed."""

import pytest

from tidtam.channels.line.signature import is_signed, signature_of

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
BODY = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="


def test_it_accepts_the_documented_signature():
    assert is_signed(BODY, SECRET, SIGNATURE)


@pytest.mark.parametrize("header", [None, "", "GhRK", SIGNATURE[:-1], SIGNATURE.lower(), "ลายเซ็น", "\udcff"])
def test_it_refuses_any_other_header(header):
    assert not is_signed(BODY, SECRET, header)


def test_it_refuses_a_body_that_says_the_same_in_other_bytes():
    assert not is_signed(BODY.replace(b":", b": ", 1), SECRET, SIGNATURE)


def test_an_account_without_a_secret_accepts_nothing():
    assert not is_signed(BODY, "", signature_of(BODY, ""))
