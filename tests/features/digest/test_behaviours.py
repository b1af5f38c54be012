"""Behaviour (b) 24: the week comes on Monday at eight or the next working day, and to whom."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.demo.reading import words
from bot.features.digest.due import CHAT, MINE, PERSON, TEAM
from bot.outgoing import ChatMessage, Letter
from bot.replies import Reply
from models.digests import DigestWish, Way, keep_wish
from models.queue import Outbox
from models.registry import Contact
from models.store import Tx
from scheduler.deliver import Dropped
from scheduler.recurring import instant
from tests.features.digest.rows import (
    becomes,
    called,
    fired,
    only_the_digests_rule,
    person,
    seeded,
    team_of,
)

ZONE = ZoneInfo("Europe/Stockholm")
ANNA, BO = "sip-samordnare@exempelviken.example", "kurator.ekbacken@exempelviken.example"
CIA, REKTOR = "psykolog.bup@region.example", "rektor.sjoangen@exempelviken.example"
MONDAY = datetime(2027, 3, 1, 7, tzinfo=UTC)
"""At eight, on the Monday of the municipal schools' sportlov."""

LATER = MONDAY + timedelta(weeks=1)
"""Not the first of its month: a digest of forums alone does not come."""


def eight_on(day: date) -> datetime:
    return instant(day, time(8), ZONE)


def of(rows: list[Outbox], kind: str, contact: Contact | None = None) -> list[Outbox]:
    wanted = {"contact_id": contact.id}.items() if contact else {}.items()
    return [each for each in rows if each.kind == kind and wanted <= each.payload.items()]


@pytest.mark.parametrize(
    ("monday", "comes"),
    [
        (date(2027, 2, 1), date(2027, 2, 1)),
        (date(2027, 3, 29), date(2027, 3, 30)),  # annandag påsk, the day after summer time began
        (date(2026, 10, 26), date(2026, 10, 26)),  # the day after it ended
        (date(2026, 10, 19), date(2026, 10, 19)),
        (date(2027, 3, 22), date(2027, 3, 22)),
        (date(2026, 12, 28), date(2026, 12, 28)),  # week 53
    ],
)
def test_b24_it_comes_at_eight_on_monday_or_the_next_working_day(
    tx: Tx, monday: date, comes: date
) -> None:
    seeded(tx, eight_on(monday) - timedelta(days=3))
    rule = only_the_digests_rule(tx)

    rows = fired(tx, eight_on(monday))

    assert {each.due_at for each in of(rows, TEAM)} == {eight_on(comes)}
    assert {each.due_at for each in rows} == {eight_on(comes)}
    assert rule.next_at == eight_on(monday + timedelta(weeks=1))


def test_b24_a_channel_gets_a_count_and_a_person_the_references(tx: Tx) -> None:
    seeded(tx, MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    anna, bo, cia = (person(tx, each) for each in (ANNA, BO, CIA))
    sip = called(tx, [anna, bo, cia], MONDAY + timedelta(days=2))
    forum = called(tx, [anna, bo], MONDAY + timedelta(days=3), kind="forum", name="Skolforum")
    rows = fired(tx, MONDAY)

    channel = becomes(tx, of(rows, TEAM)[0], MONDAY)
    chat = becomes(tx, of(rows, CHAT, bo)[0], MONDAY)
    mail = becomes(tx, of(rows, PERSON, cia)[0], MONDAY)

    assert isinstance(channel, ChatMessage)
    assert channel.closed_room_only
    assert not channel.private
    assert "Skolforum" in words(channel.reply)
    assert sip.reference not in words(channel.reply)
    assert "Samverkansmöten om enskilda: 1 den här veckan" in words(channel.reply)
    assert isinstance(chat, ChatMessage)
    assert chat.private
    assert sip.reference in words(chat.reply)
    assert isinstance(mail, Letter)
    assert mail.to == CIA
    assert sip.reference in words(Reply(mail.parts))
    assert forum.name not in words(Reply(mail.parts))


def test_b24_a_team_of_an_organisation_reads_of_its_own_meetings_only(tx: Tx) -> None:
    seeded(tx, LATER - timedelta(days=3))
    only_the_digests_rule(tx)
    anna, bo, rektor = (person(tx, each) for each in (ANNA, BO, REKTOR))
    team = team_of(tx, rektor)
    called(tx, [anna, bo], LATER + timedelta(days=2))
    row = next(each for each in of(fired(tx, LATER), TEAM) if each.payload["team_id"] == team.id)

    before = becomes(tx, row, LATER)
    called(tx, [anna, rektor], LATER + timedelta(days=2))
    after = becomes(tx, row, LATER)

    assert before == Dropped("empty")
    assert isinstance(after, ChatMessage)
    assert "1 möte den här veckan och 1 forum återstår att boka." in words(after.reply)


def test_b24_lov_pauses_it_for_the_organisations_that_want_so(tx: Tx) -> None:
    seeded(tx, MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    anna, bo, rektor = (person(tx, each) for each in (ANNA, BO, REKTOR))
    team = team_of(tx, bo)
    called(tx, [anna, bo, rektor], MONDAY + timedelta(days=2))

    rows = fired(tx, MONDAY, digest_lov_pause=("Ekbackens skola",))

    assert not of(rows, CHAT, bo)
    assert of(rows, CHAT, rektor)
    assert of(rows, CHAT, anna)
    assert team.id not in {each.payload["team_id"] for each in of(rows, TEAM)}


def test_b24_everybody_gets_it_as_they_want_it(tx: Tx) -> None:
    seeded(tx, MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    anna, bo, cia, rektor = (person(tx, each) for each in (ANNA, BO, CIA, REKTOR))
    called(tx, [anna, bo, cia, rektor], MONDAY + timedelta(days=2))
    for who, way, off in ((bo, Way.NONE, []), (cia, Way.CHAT, [0, 1]), (rektor, Way.MAIL, [])):
        wish = DigestWish(area_id=bo.area_id, contact_id=who.id, way=way, days_off=off)
        keep_wish(tx, wish)

    rows = fired(tx, MONDAY)

    assert not [each for each in rows if each.payload.get("contact_id") == bo.id]
    assert [each.due_at for each in of(rows, CHAT, cia)] == [MONDAY + timedelta(days=2)]
    assert isinstance(becomes(tx, of(rows, PERSON, rektor)[0], MONDAY), Letter)
    assert len(of(rows, CHAT, anna)) == 1


def test_b24_a_change_of_mind_before_it_leaves_is_heard(tx: Tx) -> None:
    seeded(tx, MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    anna, bo = person(tx, ANNA), person(tx, BO)
    called(tx, [anna, bo], MONDAY + timedelta(days=2))
    (row,) = of(fired(tx, MONDAY), CHAT, bo)

    keep_wish(tx, DigestWish(area_id=bo.area_id, contact_id=bo.id, way=Way.MAIL))
    mailed = becomes(tx, row, MONDAY)
    keep_wish(tx, DigestWish(area_id=bo.area_id, contact_id=bo.id, way=Way.NONE))
    silent = becomes(tx, row, MONDAY)

    assert isinstance(mailed, Letter)
    assert silent == Dropped("not_wanted")


def test_b24_somebody_added_to_one_meeting_gets_none(tx: Tx) -> None:
    seeded(tx, MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    anna, bo = person(tx, ANNA), person(tx, BO)
    bo.visiting = True
    called(tx, [anna, bo], MONDAY + timedelta(days=2))

    rows = fired(tx, MONDAY)

    assert not [each for each in rows if each.payload.get("contact_id") == bo.id]


def test_b24_a_team_that_says_no_before_it_leaves_gets_none(tx: Tx) -> None:
    seeded(tx, MONDAY - timedelta(days=3))
    only_the_digests_rule(tx)
    anna = person(tx, ANNA)
    called(tx, [anna], MONDAY + timedelta(days=2))
    (row, *_) = of(fired(tx, MONDAY), TEAM)

    team_of(tx, anna).digest = False

    assert becomes(tx, row, MONDAY) == Dropped("not_wanted")


def test_b24_what_was_asked_for_is_not_sent_to_somebody_gone_nor_when_it_is_empty(tx: Tx) -> None:
    seeded(tx, MONDAY - timedelta(days=3))
    bo = person(tx, BO)
    row = Outbox(
        area_id=bo.area_id,
        key="asked",
        kind=MINE,
        payload={"contact_id": bo.id},
        due_at=MONDAY,
        created_at=MONDAY,
    )

    empty = becomes(tx, row, MONDAY)
    bo.active = False
    gone = becomes(tx, row, MONDAY)

    assert (empty, gone) == (Dropped("empty"), Dropped("no_chat"))
