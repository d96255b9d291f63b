"""The operator's look at what stands in front: an old version, weak ciphers and a certificate of nobody are found."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import create_server

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from cli import tls_asking
from cli.ops_tls import tls
from cli.tls_asking import Spoken

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and its own certificate in one file, good for sixty days of today's clock."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "nobody")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file


def careful(context: ssl.SSLContext) -> None:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")


def outdated(context: ssl.SSLContext) -> None:
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.TLSv1


def weak(context: ssl.SSLContext) -> None:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ALL:@SECLEVEL=0")


@contextmanager
def speaking(papers: Path, how: Callable[[ssl.SSLContext], None]) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(papers)
    how(context)
    with create_server((HOST, 0)) as server:
        threading.Thread(target=_serve, args=(server, context), daemon=True).start()
        yield int(server.getsockname()[1])


def _serve(server: object, context: ssl.SSLContext) -> None:
    with suppress(OSError):
        while True:
            plain, _ = server.accept()  # type: ignore[attr-defined]
            with suppress(OSError), context.wrap_socket(plain, server_side=True) as line:
                line.recv(1)


def asked(port: int, papers: Path, *, now: datetime = NOW) -> Spoken:
    return tls_asking.ask(HOST, port, now=now, trusted=str(papers))


def test_a_careful_server_is_well(papers: Path) -> None:
    with speaking(papers, careful) as port:
        found = asked(port, papers)

    assert ("TLSv1.3", ()) == (found.version, found.wrong)
    assert found.days_left > 20_000


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_old_version_is_found(papers: Path) -> None:
    with speaking(papers, outdated) as port:
        found = asked(port, papers)

    assert any("TLS 1.0 or 1.1" in one for one in found.wrong), found


def test_weak_ciphers_are_found(papers: Path) -> None:
    with speaking(papers, weak) as port:
        found = asked(port, papers)

    assert ["ciphers without a fresh key"] == [one[:27] for one in found.wrong]


def test_a_certificate_that_nobody_trusts_or_that_ends_soon_is_found(papers: Path) -> None:
    soon = datetime(2099, 1, 1, tzinfo=UTC) - timedelta(days=3)
    with speaking(papers, careful) as port:
        of_nobody = tls_asking.ask(HOST, port, now=NOW)
        ending = asked(port, papers, now=soon)

    assert "not one that everybody trusts" in of_nobody.wrong[0]
    assert ("the certificate ends in 3 days", 1) == (ending.wrong[0].partition(":")[0], len(ending.wrong))


def test_a_server_without_tls_is_found_and_the_command_says_so() -> None:
    with create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
    done = CliRunner().invoke(tls, [f"https://{HOST}:{port}"])

    assert (1, True) == (done.exit_code, "nobody answers with TLS" in done.output)
    assert "is asked for its TLS" in CliRunner().invoke(tls, ["http://a.example"]).output
