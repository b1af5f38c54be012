"""Whatever an individual meeting is, nothing that leaves the house tells it."""

from random import Random

import pytest

from bot.demo import district
from models.store import Tx
from tests.features.databases import ON_SQLITE
from tests.neutral import NOW, TELLING, outgoing, random_meeting, readable, shown_outside

MEETINGS = 300


@ON_SQLITE
def test_no_byte_that_leaves_tells_the_kind(tx: Tx) -> None:
    random = Random(7)  # noqa: S311 -- meetings to try, no secret
    area = district.seed(tx, NOW)

    left = 0
    for number in range(MEETINGS):
        meeting = random_meeting(tx, area.id, random)
        for message in outgoing(tx, meeting, random):
            said = shown_outside(message)
            left += 1
            found = TELLING.search(said)
            assert found is None, f"{number}: {meeting.kind} {type(message)} {found}"

    assert left > MEETINGS // 4


@pytest.mark.parametrize(
    "hidden",
    [
        b"Subject: =?utf-8?b?U0lQLW3DtnRl?=\r\n\r\nhej",
        b"Subject: hej\r\nContent-Transfer-Encoding: base64\r\n\r\nU0lQLW3DtnRl",
        b"Subject: hej\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nS=49P-m=\r\n=C3=B6te",
        b"Subject: hej\r\nX-Note: S\r\n IP\r\n\r\nhej",
        b'Subject: hej\r\nContent-Disposition: attachment; filename="sip.ics"\r\n\r\nhej',
        b"Subject: hej\r\n\r\nSUMMARY:Anm\r\n \xc3\xa4lningsm\xc3\xb6te",
    ],
)
def test_a_word_is_found_wherever_it_hides(hidden: bytes) -> None:
    assert TELLING.search(readable(hidden, "nobody@example"))


def test_a_neutral_mail_is_let_through() -> None:
    plain = b"Subject: =?utf-8?q?Samverkansm=C3=B6te_7KQ4M?=\r\n\r\nInget mer."

    assert not TELLING.search(readable(plain, "nobody@example"))
