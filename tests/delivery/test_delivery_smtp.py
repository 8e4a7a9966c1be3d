import shutil
import socket
import ssl
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.smtp import AuthResult

from generator.delivery.headers import MAIL_POLICY
from generator.delivery.smtp import SmtpTransport
from generator.delivery.smtp_server import SmtpServer, parse_smtp_url
from generator.delivery.transport import DeferredError, RefusedError, UnconfirmedError
from generator.errors import DeliveryError

INSECURE_LOGIN = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
ANN, BEN = "ann@example.com", "ben@example.com"


def message(text="Hello\n"):
    made = EmailMessage(policy=MAIL_POLICY)
    made["Subject"] = "A note"
    made["Message-ID"] = "<1@example.com>"
    made.set_content(text, cte="quoted-printable")
    return made


def send(transport, recipient=ANN, text="Hello\n"):
    transport.send(message(text), sender="desk@example.com", recipient=recipient)


def send_once(server, **options):
    with SmtpTransport(server, **{"timeout": 10} | options) as transport:
        send(transport)


def server_of(controller, **changes):
    options = {"security": "starttls_if_offered"} | changes
    return SmtpServer("127.0.0.1", controller.port, **options)


@pytest.fixture
def transport(start_server, inbox):
    with SmtpTransport(server_of(start_server(inbox)), timeout=10) as opened:
        yield opened


def body_of(content):
    text = message_from_bytes(content, policy=default).get_content()
    return text.replace("\r\n", "\n")


def test_a_message_is_handed_over(transport, inbox):
    send(transport)
    ((sender, recipient, content),) = inbox.taken
    assert (sender, recipient) == ("desk@example.com", ANN)
    assert body_of(content) == "Hello\n"


@pytest.mark.parametrize(
    "text",
    [
        ".\n",
        "..\n.\n\n.\n",
        ".leading\n",
        "a\n.\nb\n",
        "\n\n\n",
        "é" * 300 + "\n.\n",
        "x" * 2000 + "\n",
    ],
)
def test_lines_with_dots_arrive_unchanged(transport, inbox, text):
    send(transport, text=text)
    assert body_of(inbox.taken[0][2]) == text


def test_one_connection_serves_many_messages(transport, inbox):
    for _ in range(5):
        send(transport)
    assert (len(inbox.taken), inbox.connections) == (5, 1)


@pytest.mark.parametrize("stage", ["rcpt", "data"])
@pytest.mark.parametrize(
    ("answer", "kind"),
    [("550 5.1.1 no such user", RefusedError), ("450 4.2.1 try later", DeferredError)],
)
def test_refusals_keep_the_connection_and_the_servers_words(transport, inbox, stage, answer, kind):
    getattr(inbox, stage)[ANN] = answer
    with pytest.raises(kind) as caught:
        send(transport)
    assert str(caught.value) == answer
    send(transport, BEN)
    assert inbox.recipients == [BEN]
    assert inbox.connections == 1


def test_a_line_cut_before_the_content_means_not_sent(transport, inbox):
    inbox.rcpt[ANN] = "drop"
    with pytest.raises(DeliveryError, match="stays queued") as caught:
        send(transport)
    assert type(caught.value) is DeliveryError
    send(transport, BEN)
    assert inbox.recipients == [BEN]


@pytest.mark.parametrize("answer", ["drop", "take and drop"])
def test_a_line_cut_during_the_content_leaves_doubt(transport, inbox, answer):
    inbox.data[ANN] = answer
    with pytest.raises(UnconfirmedError, match="may or may not have arrived"):
        send(transport)
    send(transport, BEN)
    assert inbox.connections == 2


def test_a_kept_connection_that_went_stale_is_renewed(transport, inbox, start_server):
    send(transport)
    transport._connection.sock.shutdown(2)
    send(transport, BEN)
    assert inbox.recipients == [ANN, BEN]
    assert inbox.connections == 2


def test_an_unreachable_server_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        server = SmtpServer("127.0.0.1", closed_soon.getsockname()[1], "none")
    with SmtpTransport(server, timeout=5) as transport, pytest.raises(DeliveryError) as caught:
        send(transport)
    assert type(caught.value) is DeliveryError
    assert f"127.0.0.1:{server.port} cannot be reached" in str(caught.value)


class RefusesSender:
    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        return "553 not your address"


def test_a_refused_sender_stops_everything(start_server):
    server = server_of(start_server(RefusesSender()))
    with pytest.raises(DeliveryError, match=r"refused the sender 'desk@example.com'") as caught:
        send_once(server)
    assert type(caught.value) is DeliveryError


def test_a_silent_server_runs_into_the_timeout():
    with socket.create_server(("127.0.0.1", 0)) as mute:
        server = SmtpServer("127.0.0.1", mute.getsockname()[1], "none")
        with pytest.raises(DeliveryError, match="did not answer in time"):
            send_once(server, timeout=0.2)


def authenticator(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (b"ann", b"p@ss")
    return AuthResult(success=good, handled=False)


@pytest.fixture
def login_server(start_server, inbox):
    options = {"authenticator": authenticator, "auth_required": True, "auth_require_tls": False}
    return start_server(inbox, **options)


@INSECURE_LOGIN
def test_login_is_used(login_server, inbox):
    url = f"smtp://ann:p%40ss@127.0.0.1:{login_server.port}"
    send_once(parse_smtp_url(url))
    assert inbox.recipients == [ANN]


@INSECURE_LOGIN
def test_a_wrong_password_is_said_but_not_shown(login_server, inbox):
    url = f"smtp://ann:hunter2@127.0.0.1:{login_server.port}"
    with pytest.raises(DeliveryError, match="refused the user name or password") as caught:
        send_once(parse_smtp_url(url))
    assert "hunter2" not in str(caught.value)
    assert inbox.taken == []


@INSECURE_LOGIN
def test_a_missing_login_is_reported_in_the_servers_words(login_server):
    with pytest.raises(DeliveryError, match=r"530 5.7.0 Authentication required"):
        send_once(server_of(login_server))


def test_a_server_without_starttls_gets_nothing_when_it_is_required(start_server, inbox):
    server = server_of(start_server(inbox), security="starttls")
    with pytest.raises(DeliveryError, match="does not offer STARTTLS"):
        send_once(server)
    assert inbox.taken == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate for 127.0.0.1, made for this run."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("tls")
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def tls_server(start_server, inbox, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return start_server(inbox, tls_context=context, require_starttls=True)


@pytest.mark.parametrize("security", ["starttls", "starttls_if_offered"])
def test_starttls_is_used_with_a_trusted_certificate(tls_server, inbox, certificate, security):
    trusting = ssl.create_default_context(cafile=certificate[0])
    server = server_of(tls_server, security=security)
    send_once(server, context=trusting)
    assert inbox.recipients == [ANN]


def test_an_untrusted_certificate_stops_everything(tls_server, inbox):
    with pytest.raises(DeliveryError, match="certificate that is not trusted"):
        send_once(server_of(tls_server))
    assert inbox.taken == []
