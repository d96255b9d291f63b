"""extract-signed() gives what a key really signed, and nothing else."""

import base64
import random
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from engine.forms.expressions.document import document
from engine.forms.expressions.expression import compiled

SOURCE = document("<d/>", datetime(2021, 11, 25, tzinfo=UTC), "s")


def extracted(signed: bytes, public: bytes) -> str:
    message, key = (base64.b64encode(one).decode() for one in (signed, public))
    return compiled(f"extract-signed('{message}', '{key}')").text(SOURCE, SOURCE.root)


def signed_by(seed: int, text: str) -> tuple[bytes, bytes]:
    key = Ed25519PrivateKey.from_private_bytes(random.Random(seed).randbytes(32))
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return key.sign(text.encode()) + text.encode(), public


@pytest.mark.parametrize("seed", range(8))
def test_a_signed_text_is_read(seed: int):
    text = "ป้าแดง ส่งข้าว 12 กก. " * seed

    assert extracted(*signed_by(seed, text)) == text


def test_a_text_changed_anywhere_is_not_read():
    signed, public = signed_by(1, "real")
    for place in range(len(signed)):
        changed = bytearray(signed)
        changed[place] ^= 1

        assert extracted(bytes(changed), public) == "", place


def test_another_s_key_and_what_is_no_key_read_nothing():
    signed, public = signed_by(1, "real")

    assert extracted(signed, signed_by(2, "real")[1]) == ""
    assert extracted(signed, public[:31]) == ""
    assert extracted(signed, b"\xff" * 32) == ""
    assert extracted(b"short", public) == ""
    assert compiled("extract-signed('no base64!', 'x')").text(SOURCE, SOURCE.root) == ""
