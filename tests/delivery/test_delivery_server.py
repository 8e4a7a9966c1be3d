import pytest

from generator.delivery.smtp_server import SmtpServer, parse_smtp_url
from generator.errors import UsageError


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://127.0.0.1:2525", SmtpServer("127.0.0.1", 2525, "starttls_if_offered")),
        ("smtp://localhost", SmtpServer("localhost", 587, "starttls_if_offered")),
        ("smtp://localhost?starttls=off", SmtpServer("localhost", 587, "none")),
        ("smtp://[::1]:25?starttls=required", SmtpServer("::1", 25, "starttls")),
        ("smtp://mail.example.com", SmtpServer("mail.example.com", 587, "starttls")),
        ("smtps://mail.example.com", SmtpServer("mail.example.com", 465, "tls")),
        (
            "smtp://ann%40x.com:p%40ss%3Aw@mail.example.com:2587",
            SmtpServer("mail.example.com", 2587, "starttls", "ann@x.com", "p@ss:w"),
        ),
    ],
)
def test_urls_say_where_and_how(url, server):
    assert parse_smtp_url(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example.com:25",
        "http://mail.example.com",
        "smtp://",
        "smtp://user:hunter2@:25",
        "smtp://user:hunter2@host:port",
        "smtp://user:hunter2@host:99999",
        "smtp://user:hunter2@mail.example.com?starttls=off",
    ],
)
def test_other_urls_are_refused_without_repeating_a_password(url):
    with pytest.raises(UsageError) as caught:
        parse_smtp_url(url)
    assert "hunter2" not in str(caught.value)


def test_the_password_is_never_shown():
    server = parse_smtp_url("smtp://ann:hunter2@mail.example.com")
    assert "hunter2" not in repr(server) + str(server)
