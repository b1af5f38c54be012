"""What is kept no longer than agreed: every row of a meeting goes, and its messages are blanked."""

from datetime import timedelta
from itertools import pairwise

from bot.demo.district import AGREEMENT
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.retention.due import SWEEP, retention_rules
from bot.features.retention.sweeping import BLANK, Swept, sweep
from models import registry
from models.base import metadata
from models.erasing import BeyondRecall, hanging
from models.meetings import Meeting, MeetingState
from models.mentions import Mention
from models.queue import Outbox, OutboxState, Posted, RecurringRule
from models.registry import Area
from models.store import Tx
from tests.conftest import Clock
from tests.features.acting import call_fixed, utc
from tests.features.actions.doing import adds
from tests.features.closing import close, hold_sip
from tests.features.looking import due_rows, everything_kept, rows, save, the
from tests.features.polls.writing import writes

KEPT = timedelta(days=AGREEMENT.retention.meetings)
TABLES_OF_PEOPLE = ("area", "organisation", "function", "contact", "chat_identity", "audit_entry")


async def call_and_cancel(anna: Someone, bo: Someone) -> None:
    """A meeting with all that can hang on one, called off."""
    await call_fixed(anna)
    await writes(bo, "agenda.point", "Schema efter lovet")
    await anna.presses("Ställ in")
    await anna.fills()


async def wait(built: House, clock: Clock, wait: timedelta) -> None:
    """Let time pass, and all that fell due meanwhile be asked about."""
    clock.on(wait)
    await built.bot.sweep()


async def swept(built: House, clock: Clock) -> Swept:
    """What one night does, and then all that it asks for."""
    found = await built.store.run(_sweep, clock)
    await built.bot.sweep()
    return found


def _sweep(tx: Tx, clock: Clock) -> Swept:
    area = registry.area_by_slug(tx, "exempelviken")
    assert area is not None
    return sweep(tx, area.id, AGREEMENT, clock.at)


def hanging_rows(built: House) -> dict[str, int]:
    """How many rows there are of each table that hangs on meetings, those without any left out."""
    kept = everything_kept(built)
    return {each.name: count for each in hanging() if (count := len(kept[each.name]))}


async def test_every_row_of_it_is_gone_and_what_is_not_its_own_stays(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    before = everything_kept(built)
    await call_and_cancel(anna, bo)
    assert len(hanging_rows(built)) >= 7
    await wait(built, clock, KEPT + timedelta(days=1))

    first, second = await swept(built, clock), await swept(built, clock)

    assert (first, second) == (Swept(0, 1), Swept(1, 0, BeyondRecall(mails=6)))
    assert set(hanging_rows(built)) <= {"outbox"}
    assert not [row for row in rows(built, Outbox) if row.meeting_id]
    after = everything_kept(built)
    for table in TABLES_OF_PEOPLE[:-1]:
        assert after[table] == before[table]
    assert len(after["audit_entry"]) > len(before["audit_entry"])


async def test_what_stood_in_the_chat_is_blanked_first_and_nothing_is_posted_anew(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    cards = [len(each.cards) for each in (anna, bo)]
    await wait(built, clock, KEPT + timedelta(days=1))

    await swept(built, clock)

    assert [words(each.reply) for each in (*anna.cards, *bo.cards)] == [
        "Det som stod här är gallrat."
    ] * sum(cards)


async def test_a_reminder_in_the_chat_is_blanked_too(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await hold_sip(built, clock, anna)
    await close(anna, next="ended", came=())
    assert len(bo.cards) > 1
    await wait(built, clock, KEPT + timedelta(days=1))

    await swept(built, clock)

    assert {words(each.reply) for each in bo.cards} == {"Det som stod här är gallrat."}


TELL_OF_SEVERAL = {"status.list", "digest.mine", "digest.chat", "actions.list", "actions.remind"}
"""The kinds of messages to one person that are no single meeting's own."""


async def test_digests_and_lists_that_tell_of_it_are_blanked_with_it(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await adds(anna)
    reference = the(built, Meeting).reference
    for word in ("status", "atgard"):
        await bo.says(word)
    await travel(built, clock, utc(2, 10, 9))
    await bo.presses_unseen("digest.mine", "")
    told = [each for each in bo.cards if reference in words(each.reply)]
    await anna.presses("Ställ in")
    await anna.fills()
    kinds = {row.kind for row in rows(built, Outbox) if row.external_id and not row.meeting_id}
    await wait(built, clock, KEPT + timedelta(days=1))

    for _ in range(2):
        await swept(built, clock)

    assert kinds - {"digest.team"} == TELL_OF_SEVERAL
    assert len(told) >= len(TELL_OF_SEVERAL)
    assert not [each for each in bo.cards if reference in words(each.reply)]
    assert not rows(built, Mention)


async def test_a_list_that_tells_of_another_meeting_only_stays(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    await wait(built, clock, KEPT - timedelta(days=30))
    await call_fixed(anna, on="2028-01-20", valid_to_on="2028-02-01")
    await bo.says("status")
    await built.bot.sweep()
    clock.on(timedelta(days=31))

    for _ in range(2):
        await swept(built, clock)

    (left,) = rows(built, Meeting)
    assert any(left.reference in words(each.reply) for each in bo.cards)


async def test_a_message_that_is_gone_is_not_posted_anew_and_holds_nothing_up(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    cards = [len(each.cards) for each in (anna, bo)]
    lost = rows(built, Posted)
    for each in lost:
        each.external_id = f"gone {each.id}"
    save(built, *lost)
    await wait(built, clock, KEPT + timedelta(days=1))

    await swept(built, clock)
    due = due_rows(built, BLANK)

    assert {row.state for row in due} == {OutboxState.DEAD}
    assert [len(each.cards) for each in (anna, bo)] == cards
    gone = await swept(built, clock)
    assert (gone.erased, gone.waiting, gone.left.messages) == (1, 0, len(due))


async def test_nothing_goes_on_the_last_day_it_is_kept(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    await wait(built, clock, KEPT)
    await swept(built, clock)  # the first night there is tells of the school year that is over
    before = everything_kept(built)

    assert await swept(built, clock) == Swept(0, 0)

    assert everything_kept(built) == before


async def test_what_has_not_ended_is_kept_however_old(
    built: House, clock: Clock, anna: Someone
) -> None:
    states = {}
    for nth, state in enumerate(("draft", "polling", "booked", "held")):
        await call_fixed(anna, on=f"2027-02-{8 + nth:02}")
        meeting = rows(built, Meeting)[-1]
        meeting.state = states[meeting.id] = MeetingState(state)
        save(built, meeting)
    await wait(built, clock, 10 * KEPT)

    assert (await swept(built, clock)).erased == 0
    assert {each.id: each.state for each in rows(built, Meeting)} == states
    assert len(states) == 4


async def test_a_meeting_that_something_is_left_to_do_about_is_kept(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    (meeting,) = rows(built, Meeting)
    meeting.state, meeting.feedback_by_on = MeetingState.CLOSED, utc(2, 19, 8).date()
    save(built, meeting)
    await wait(built, clock, 10 * KEPT)

    kept = await swept(built, clock)
    (meeting,) = rows(built, Meeting)
    meeting.feedback_done_at = clock.at
    save(built, meeting)

    assert kept == Swept(0, 0)
    assert await swept(built, clock) == Swept(0, 1)


async def test_one_that_a_meeting_under_way_follows_is_kept_and_goes_when_that_one_may(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    await call_fixed(anna, on="2027-02-12")
    first, second = rows(built, Meeting)
    second.follows_id = first.id
    save(built, second)
    await wait(built, clock, KEPT + timedelta(days=1))

    kept = await swept(built, clock)
    second.state = MeetingState.CLOSED
    second.changed_at = clock.at
    save(built, second)
    for _ in range(2):
        await swept(built, clock)

    assert kept == Swept(0, 0)
    (left,) = rows(built, Meeting)
    assert (left.id, left.follows_id) == (second.id, None)


async def test_every_night_has_its_rule_and_a_night_sweeps_once(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    (area,) = rows(built, Area)
    await wait(built, clock, KEPT + timedelta(days=1))
    with built.store.transaction() as tx:
        tx.add_all(retention_rules(area, clock.at))

    nights = sorted(each.next_at for each in rows(built, RecurringRule) if each.kind == "retention")
    for night in (*nights[:2], nights[1]):
        clock.at = night
        await built.bot.sweep()

    assert [later - earlier for earlier, later in pairwise(nights)] == [timedelta(days=1)] * 6
    said = [row.reason for row in due_rows(built, SWEEP)]
    assert said == [
        "erased 0, waiting 1, mails out 0, not blanked 0",
        "erased 1, waiting 0, mails out 6, not blanked 0",
    ]
    assert rows(built, Meeting) == []


async def test_what_cannot_be_blanked_yet_is_not_erased_yet(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_and_cancel(anna, bo)
    await wait(built, clock, KEPT + timedelta(days=1))
    await built.store.run(_sweep, clock)

    waiting = await built.store.run(_sweep, clock)

    assert waiting == Swept(0, 0)
    assert {row.state for row in due_rows(built, BLANK)} == {OutboxState.WAITING}
    assert len(rows(built, Meeting)) == 1


def test_no_person_organisation_or_note_hangs_on_a_meeting() -> None:
    names = {each.name for each in hanging()}

    assert not names.intersection(TABLES_OF_PEOPLE)
    assert {"meeting", "party", "consent", "candidate", "vote", "invitation", "outbox"} <= names
    assert names <= set(metadata.tables)
