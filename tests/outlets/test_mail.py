"""Mails, read back as a mail program would."""

import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from bot.outgoing import Letter, Method
from bot.outlets.lines import UnsafeMailError
from bot.outlets.mail import Sender, compose, message_id
from bot.replies import Text, name
from tests.outlets.letters import ANNA, BOT, EVENT, LETTER, NOON, hostile, sly

INVITATION = replace(LETTER, event=EVENT)
CANCELLATION = replace(LETTER, event=replace(EVENT, method=Method.CANCEL, sequence=1))
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")


def raw(letter: Letter) -> bytes:
    return compose(letter, BOT, NOON)


def read(letter: Letter) -> EmailMessage:
    return message_from_bytes(raw(letter), policy=default)


def tree(part: MIMEPart) -> object:
    if not part.is_multipart():
        return part.get_content_type()
    return [part.get_content_type(), *map(tree, part.iter_parts())]


def part_of(mail: EmailMessage, content_type: str) -> EmailMessage:
    (part,) = [part for part in mail.walk() if part.get_content_type() == content_type]
    return part


def decoded(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload


def test_a_letter_is_text_and_the_same_as_a_page() -> None:
    assert tree(read(LETTER)) == ["multipart/alternative", "text/plain", "text/html"]


def test_an_invitation_comes_as_a_part_and_as_a_file() -> None:
    assert tree(read(INVITATION)) == [
        "multipart/mixed",
        ["multipart/alternative", "text/plain", "text/html", "text/calendar"],
        "application/ics",
    ]


def test_the_file_has_a_name_that_tells_nothing() -> None:
    file = part_of(read(INVITATION), "application/ics")

    assert file.get_content_disposition() == "attachment"
    assert file.get_filename() == "mote.ics"


def test_part_and_file_hold_the_same_calendar() -> None:
    mail = read(INVITATION)

    part = decoded(part_of(mail, "text/calendar"))
    file = decoded(part_of(mail, "application/ics"))

    assert part == file


@pytest.mark.parametrize("method", list(Method))
def test_the_method_outside_equals_the_method_inside(method: Method) -> None:
    letter = replace(LETTER, event=replace(EVENT, method=method))

    part = part_of(read(letter), "text/calendar")

    inside = Calendar.from_ical(part.get_content())["METHOD"]
    assert part["Content-Type"].params["method"] == inside == method
    assert part.get_content_charset() == "utf-8"


def test_it_is_from_the_bot_and_to_one_person() -> None:
    mail = read(INVITATION)

    assert mail["From"] == f"Samordnaren <{BOT.address}>"
    assert mail["To"] == ANNA
    assert mail["Subject"] == "Samverkansmöte 7KQ4M"
    assert mail["Date"].datetime == NOON


@pytest.mark.parametrize("letter", [LETTER, INVITATION, CANCELLATION])
def test_no_address_but_the_recipients_and_the_bots_is_anywhere_in_the_mail(letter: Letter) -> None:
    leaves = [part for part in read(letter).walk() if not part.is_multipart()]
    texts = [decoded(part).decode().replace("\r\n ", "") for part in leaves]
    headers = [str(value) for key, value in read(letter).items() if key != "Message-ID"]

    found = set(ADDRESS.findall("\n".join([*headers, *texts])))

    assert found - {EVENT.uid} <= {ANNA, BOT.address}


def test_robots_are_told_not_to_answer_but_bounces_may_come() -> None:
    mail = read(LETTER)

    assert mail["Auto-Submitted"] == "auto-generated"
    assert "OOF" in mail["X-Auto-Response-Suppress"]
    assert "NDR" not in mail["X-Auto-Response-Suppress"]
    assert not [key for key in mail if key.startswith("List-")]


def test_the_same_key_gives_the_same_message_id_whenever_it_is_sent() -> None:
    later = message_from_bytes(compose(INVITATION, BOT, NOON + timedelta(hours=2)), policy=default)

    assert later["Message-ID"] == read(INVITATION)["Message-ID"]


def test_different_keys_give_different_message_ids() -> None:
    ids = {message_id(f"invitation:{number}", BOT.domain) for number in range(1000)}

    assert len(ids) == 1000


def test_the_key_cannot_be_read_from_the_message_id() -> None:
    assert "invitation" not in read(INVITATION)["Message-ID"]


def test_a_message_id_survives_a_long_domain_in_one_piece() -> None:
    domain = "mycket-lang-forvaltning.stadsdelsnamnd.kommun.example.se"

    mail = compose(LETTER, replace(BOT, domain=domain), NOON)

    assert message_id(LETTER.key, domain).encode() in mail


def test_nothing_needs_eight_bits_and_no_line_is_long() -> None:
    long = replace(INVITATION, subject=name("Å" * 300), parts=(Text(name("åäö " * 240)),))

    sent = raw(long)

    assert sent.isascii()
    assert all(len(line) <= 76 for line in sent.split(b"\r\n"))
    assert {str(part["Content-Transfer-Encoding"]) for part in read(long).walk()} <= {
        "quoted-printable",
        "base64",
        "None",
    }


def test_swedish_letters_survive() -> None:
    letter = replace(
        INVITATION, subject=name("Åtgärd i Ö-vik 🗓"), parts=(Text(name("Räksmörgås")),)
    )
    mail = read(letter)

    assert mail["Subject"] == "Åtgärd i Ö-vik 🗓"
    assert "Räksmörgås" in part_of(mail, "text/plain").get_content()
    assert "Räksmörgås" in part_of(mail, "text/html").get_content()
    assert "Samverkansmöte" in part_of(mail, "text/calendar").get_content()


@pytest.mark.parametrize(
    "subject",
    [
        # Python 3.11.7 by itself writes "Tryggstart" and "påÅsö" here.
        "BUS övergripande Åkerö (HT-27) Trygg start på Åsö",
        "Samverkan skola & förskola och Trygg start på Åsö",
        "Uppföljning: övergripande, (HT-27) och @ Åkerö kl. 13.15–14.00 år 2027 " * 3 + "slut",
    ],
)
def test_a_long_subject_keeps_every_space(subject: str) -> None:
    sent = raw(replace(LETTER, subject=name(subject)))

    assert message_from_bytes(sent, policy=default)["Subject"] == subject
    assert all(len(line) <= 76 for line in sent.split(b"\r\n"))


@pytest.mark.parametrize(
    "subject",
    ["a\nBcc: bo@ond.example", "a\r\n\r\nb", "=?utf-8?q?a=0ABcc:_bo=40ond.example?=", "a\u2028b"],
)
def test_a_subject_that_could_become_a_header_is_refused(subject: str) -> None:
    with pytest.raises(UnsafeMailError):
        compose(replace(LETTER, subject=name(subject)), BOT, NOON)


@pytest.mark.parametrize("to", ["anna@x.example, bo@x.example", "a@x.example\nBcc: b@x.example"])
def test_an_address_that_is_more_than_one_is_refused(to: str) -> None:
    with pytest.raises(UnsafeMailError):
        compose(replace(LETTER, to=to), BOT, NOON)
    with pytest.raises(UnsafeMailError):
        compose(LETTER, Sender(to, BOT.domain), NOON)


@settings(deadline=None)
@given(words=hostile | sly)
def test_hostile_names_in_a_subject_never_add_a_header(words: str) -> None:
    subject = f"Möte {words}"
    try:
        mail = read(replace(LETTER, subject=name(subject)))
    except UnsafeMailError:
        return

    assert mail.keys() == read(LETTER).keys()
    assert mail["To"] == ANNA
    assert mail["Subject"] == subject


@settings(deadline=None)
@given(words=hostile | sly)
def test_hostile_names_in_the_text_never_change_the_shape_of_the_mail(words: str) -> None:
    parts = (Text(name(words)),)
    try:
        mail = read(replace(INVITATION, parts=parts))
    except UnsafeMailError:
        return

    assert mail.keys() == read(INVITATION).keys()
    assert tree(mail) == tree(read(INVITATION))
