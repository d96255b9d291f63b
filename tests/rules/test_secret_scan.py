"""No secret lies in the repository, and the one who looks for them would see one."""

from pathlib import Path

import pytest

from tests.guarding import secrets
from tests.guarding.audit import told

# Put together here, so that no line of this file looks like one.
PLANTED = {
    "private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "key of a cloud": "AKIA" + "ABCDEFGHIJKLMNOP",
    "key of Google": "AIza" + "SyA1234567890abcdefghijklmnopqrstuv",
    "token of a code host": "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
    "token of LINE": "ab1/" * 43 + "=",
    "signed token": ".".join(
        ("eyJ" + "hbGciOiJIUzI1NiJ9", "eyJ" + "zdWIiOiIxMjM0NTY3ODkw", "dBjftJeZ4CVPmB92K27uhbUJU1p1r")
    ),
    "address with a password": "postgresql://sanam:" + "hunter22@db.example/sanam",
    "word behind a telling name": "SECRET_KEY=" + "9f8e7d6c5b4a39281706f5e4d3c2b1a0",
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_secret_that_is_planted_is_found_and_not_printed(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.py"
    file.write_text(f"first\nx = '{PLANTED[kind]}'\n")
    lines = secrets.look([file])

    assert any(line.startswith(f"settings.py:2: {kind}") for line in lines)
    assert PLANTED[kind] not in "".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "token = csrf_token_of_the_page_that_asked",
        "SECRET_KEY=",
        "password: ****************************",
        "https://a.example/@b",
    ],
)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    assert [] == list(secrets.found(text))


def test_no_file_of_the_repository_holds_a_secret() -> None:
    assert [] == secrets.look(secrets.tracked())


def test_everything_that_was_called_harmless_is_still_there() -> None:
    for (path, part), why in secrets.NONE.items():
        assert part in (secrets.ROOT / path).read_text("utf-8"), path
        assert len(why) > 15


def test_what_the_advisory_service_does_not_know_is_not_called_audited() -> None:
    found = told({"dependencies": [
        {"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "unreachable"},
        {"name": "c", "version": "2", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["3"]}]},
    ]})  # fmt: skip

    assert (2, ("b",), ("c 2: PYSEC-1, mended in 3",)) == (found.asked, found.unknown, found.wrong)
