"""Pictures at an address: only Runware's own image hosts, over TLS, within limits, without the key."""

import datetime
import ipaddress
import ssl
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from igny8_core.ai.providers import runware_client
from igny8_core.ai.providers.runware_bytes import picture_bytes
from igny8_core.ai.providers.runware_client import IMAGE_HOSTS, Connection
from igny8_core.common.exceptions import ProviderError, ProviderTimeoutError
from igny8_core.tests.ai.providers.runware.conftest import QUICK, image_request, provider_for
from igny8_core.tests.ai.providers.runware.fake_runware import KEY, FakeRunware, picture, serving


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    """(server context, client context) with a certificate of 127.0.0.1's own."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + datetime.timedelta(hours=1)
    )
    certificate = builder.add_extension(address, critical=False).sign(key, hashes.SHA256())
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return server, ssl.create_default_context(cafile=str(file))


@pytest.fixture
def host(tls):
    """The fake over TLS, with a picture behind an address."""
    with serving(FakeRunware(delivery="imageURL"), tls=tls[0]) as served:
        served.image_url = served.url.replace("/v1", "/image/1.png")
        served.images = {"/image/1.png": picture()}
        yield served


def connection(host, tls):
    return Connection(KEY, host.url, QUICK, image_hosts=frozenset({host.url.split("/")[2]}), tls=tls[1])


def test_a_picture_at_an_address_is_fetched_at_once_and_without_the_key(host, tls):
    hosts = frozenset({host.url.split("/")[2]})
    reply = provider_for(host, image_hosts=hosts, tls=tls[1]).generate(image_request())
    assert reply.media_type == "image/webp"
    ((path, headers),) = host.fetched
    assert path == "/image/1.png" and KEY not in str(headers)


def test_a_certificate_nobody_vouches_for_is_not_accepted(host, tls):
    with pytest.raises(ProviderError, match="cannot be reached"):
        picture_bytes({"imageURL": host.image_url}, replace(connection(host, tls), tls=None))
    assert host.fetched == []


@pytest.mark.parametrize(
    "address",
    [
        "http://im.runware.ai/image/a.png",
        "https://im.runware.ai.example.org/a.png",
        "https://example.org/im.runware.ai/a.png",
        "https://user:word@im.runware.ai/a.png",
        "https://im.runware.ai:8443/a.png",
        "https://im.runware.ai@127.0.0.1/a.png",
        "https://127.0.0.1/a.png",
        "https://[::1]/a.png",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/a.png",
        "https://ｉm.runware.ai.evil/a.png",
        "file:///etc/passwd",
        "ftp://im.runware.ai/a.png",
        "//im.runware.ai/a.png",
        "/image/a.png",
        "",
        "https://",
        "https://im.runware.ai\x00.evil/a.png",
    ],
)
def test_nothing_is_fetched_from_elsewhere(address, monkeypatch):
    monkeypatch.setattr(Connection, "fetched", lambda *_: pytest.fail("It went there."))
    with pytest.raises(ProviderError):
        picture_bytes({"imageURL": address}, Connection(KEY))


def test_runwares_own_host_is_gone_to(monkeypatch):
    monkeypatch.setattr(Connection, "fetched", lambda _, url: (200, str(url).encode()))
    address = "https://im.runware.ai/image/ws/0.5/ii/a770f077.jpg"
    assert picture_bytes({"imageURL": address}, Connection(KEY)) == address.encode()
    assert frozenset({"im.runware.ai"}) == IMAGE_HOSTS


@pytest.mark.parametrize("status", [302, 404, 403, 500])
def test_another_status_than_ok_is_no_picture_and_no_redirect_is_followed(host, tls, status):
    host.images = {"/image/1.png": (status, picture(), {"location": host.url.replace("/v1", "/image/2.png")})}
    host.images["/image/2.png"] = picture()
    with pytest.raises(ProviderError, match=f"status {status}"):
        picture_bytes({"imageURL": host.image_url}, connection(host, tls))
    assert len(host.fetched) == 1


def test_a_file_that_is_too_large_is_not_read_to_its_end(host, tls, monkeypatch):
    monkeypatch.setattr(runware_client, "ANSWER_BYTES", 100_000)
    host.images = {"/image/1.png": b"x" * 5_000_000}
    with pytest.raises(ProviderError, match="cannot be reached, or broke off"):
        picture_bytes({"imageURL": host.image_url}, connection(host, tls))


def test_an_answer_that_drips_ends(fake):
    fake.content = b"x" * 3_000_000
    limits = runware_client.Limits(read=0.4, total=0.0)
    with pytest.raises(ProviderTimeoutError):
        Connection(KEY, fake.url, limits).send({"taskType": "accountManagement", "taskUUID": "x"})
