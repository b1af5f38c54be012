"""What a mail that came back tells; whatever else comes tells nothing."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import Returned
from bot.outlets.returns import LONGEST, returned
from tests.outlets import reports
from tests.outlets.reports import DOMAIN, MAIL_ID, fields, returned_headers, standard

GONE = Returned(MAIL_ID, for_good=True)
LATER = Returned(MAIL_ID, for_good=False)
OTHER_ID = "f" * 40


@pytest.mark.parametrize(
    "raw",
    [
        standard(),
        standard(returned="message/rfc822"),
        standard(fields("Failed (undeliverable)", "5.2.2")),
        # Given up after days of a passing fault: it is still given up.
        standard(fields("failed", "4.4.7")),
        standard(fields("failed", "5.1.1"), fields("failed", "5.2.1")),
        reports.EXCHANGE_ONLINE,
        reports.EXCHANGE_IN_WORDS,
        reports.QMAIL,
        reports.EXIM,
    ],
)
def test_a_mail_that_is_given_up_is_known_by_its_message_id(raw: bytes) -> None:
    assert returned(raw, DOMAIN) == GONE


@pytest.mark.parametrize(
    "raw",
    [
        standard(fields("delayed", "4.4.1")),
        standard(fields("delivered", "2.0.0")),
        standard(fields("relayed", "2.0.0")),
        # A function's mailbox that stands for several people: one of them is not there.
        standard(fields("failed", "5.1.1"), fields("expanded", "2.0.0")),
        reports.QMAIL.replace(b"550", b"451"),
        # The version of a program and an IP address are no status.
        reports.QMAIL.replace(b"550 no", b"451 4.94.2 5.12.33.9 no"),
    ],
)
def test_a_delay_or_a_success_gives_nothing_up(raw: bytes) -> None:
    assert returned(raw, DOMAIN) == LATER


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0",
        reports.REPLY,
        reports.OUT_OF_OFFICE,
        standard(mail_id="0123"),
        standard().replace(DOMAIN.encode(), b"other.example"),
        # Two mails at once: no server returns two.
        standard() + f"<{OTHER_ID}@{DOMAIN}>".encode(),
        # A person passes a report on.
        f"From: bo@{DOMAIN}\nContent-Type: message/rfc822\n\n".encode() + standard(),
        # The Message-ID stands after what is read.
        standard().replace(b"I'm sorry", b"x" * LONGEST),
    ],
)
def test_anything_else_tells_nothing(raw: bytes) -> None:
    assert returned(raw, DOMAIN) is None


def test_an_answer_by_the_calendar_is_no_report() -> None:
    raw = f"Content-Type: text/calendar; method=REPLY\n{returned_headers()}\nBEGIN:VCALENDAR"

    assert returned(raw.encode(), DOMAIN) is None


def test_an_unknown_charset_and_broken_coding_hide_nothing() -> None:
    odd = standard().replace(b"us-ascii", b"x-klingon\nContent-Transfer-Encoding: base64")
    told = base64.b64encode(reports.QMAIL.split(b"\n\n", 1)[1])
    words = reports.EXIM.split(b"\n\n", 1)[0] + b"\nContent-Transfer-Encoding: base64\n\n" + told

    assert returned(odd, DOMAIN) == GONE
    assert returned(words, DOMAIN) == GONE


@pytest.mark.parametrize("depth", [50, 5000])
def test_parts_within_parts_come_to_an_end(depth: int) -> None:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (each, each)
        for each in range(depth)
    )

    assert returned(b"Return-Path: <>\n" + head + standard(), DOMAIN) in (None, GONE)


@given(st.binary(max_size=300), st.integers(0, len(standard())))
def test_no_bytes_make_it_fail(junk: bytes, at: int) -> None:
    raw = standard()

    for each in (junk, raw[:at] + junk + raw[at:], raw[:at] + junk):
        assert returned(each, DOMAIN) in (None, GONE, LATER)
