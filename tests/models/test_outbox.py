"""The outbox: asked once, claimed by one, in each thread's order, and nothing forgotten."""

import contextlib
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from models import leases, outbox
from models.queue import Inbox, Outbox, OutboxState, Posted
from models.store import Store, Tx
from tests.databases import FreshUrl
from tests.town import NOON, Town, build_town, due

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
AT_ONCE = timedelta(0)
OVER = -SECOND  # a lease that has run out already, by whatever clock
STATES = OutboxState
DONE = [STATES.SENT, STATES.DROPPED, STATES.DEAD]


@pytest.fixture
def town(tx: Tx) -> Town:
    return build_town(tx)


def put(
    tx: Tx, town: Town, key: str, at: datetime = NOON, thread: str | None = None, **values: object
) -> Outbox:
    """Ask for something to be sent, and get its row."""
    row = due(town, key, at, thread)
    for name, value in values.items():
        setattr(row, name, value)
    assert outbox.put(tx, row)
    return read(tx, key)


def read(tx: Tx, key: str) -> Outbox:
    """The row as it stands in the database."""
    tx.flush()
    found = select(Outbox).where(Outbox.key == key).execution_options(populate_existing=True)
    return tx.exec(found).one()


def claim(
    tx: Tx,
    now: datetime = NOON,
    *,
    owner: str = "us",
    at_most: int = 20,
    lease: timedelta = HOUR,
    settle: timedelta = AT_ONCE,
    only: Collection[str] = (),
    but: Collection[str] = (),
) -> list[str]:
    """The keys of what *owner* gets."""
    ids = leases.claim(
        tx,
        now=now,
        owner=owner,
        lease=lease,
        settle=settle,
        at_most=at_most,
        only=only,
        but=but,
    )
    rows = tx.exec(select(Outbox).where(col(Outbox.id).in_(ids)).order_by(col(Outbox.id)))
    return [row.key for row in rows]


def held(tx: Tx, owner: str, *rows: Outbox) -> list[str]:
    """The keys of those that *owner* holds."""
    return [row.key for row in leases.held(tx, [row.id for row in rows], owner)]


def sent(tx: Tx, key: str, external_id: str = "", owner: str = "us") -> None:
    leases.note_sent(tx, {read(tx, key).id: external_id}, owner, NOON)


def test_asking_twice_is_the_same_as_once(tx: Tx, town: Town) -> None:
    assert outbox.put(tx, due(town, "a"))
    assert not outbox.put(tx, due(town, "a", NOON + MINUTE))

    assert [row.due_at for row in tx.exec(select(Outbox))] == [NOON]


def test_an_event_is_new_once(tx: Tx, town: Town) -> None:
    first = outbox.first_time(tx, "event:1", town.area, NOON)
    again = outbox.first_time(tx, "event:1", town.other_area, NOON + MINUTE)

    [inbox] = tx.exec(select(Inbox)).all()
    assert (first, again) == (True, False)
    assert (inbox.key, inbox.area_id, inbox.received_at) == ("event:1", town.area, NOON)


def test_what_came_of_an_event(tx: Tx) -> None:
    for key in ("event:1", "event:2"):
        outbox.first_time(tx, key, None, NOON)

    outbox.note_refused(tx, "event:1", "polls.closed")

    assert outbox.outcome_of(tx, "event:1") == "polls.closed"
    assert outbox.outcome_of(tx, "event:2") == outbox.OK
    assert outbox.outcome_of(tx, "event:3") is None


def test_due_rows_are_taken_earliest_first(tx: Tx, town: Town) -> None:
    put(tx, town, "now")
    put(tx, town, "not yet", NOON + SECOND)
    put(tx, town, "earlier", NOON - SECOND)
    put(tx, town, "earliest", NOON - MINUTE)

    taken = [claim(tx, at_most=1) for _ in range(4)]

    assert taken == [["earliest"], ["earlier"], ["now"], []]


def test_no_more_than_asked_for(tx: Tx, town: Town) -> None:
    for key in "abcde":
        put(tx, town, key)

    taken = [claim(tx, at_most=2) for _ in range(4)]

    assert taken == [["a", "b"], ["c", "d"], ["e"], []]


@pytest.mark.parametrize(
    ("only", "but", "keys"),
    [
        ({"mail"}, (), ["mail"]),
        ((), {"mail"}, ["card", "note"]),
        ({"mail", "card"}, {"card"}, ["mail"]),
        ((), (), ["card", "mail", "note"]),
    ],
)
def test_a_lane_has_its_own_kinds(
    only: Collection[str], but: Collection[str], keys: list[str], tx: Tx, town: Town
) -> None:
    for kind in ("card", "mail", "note"):
        put(tx, town, kind, kind=kind)

    put(tx, town, "later", NOON + MINUTE, kind=keys[0])

    assert leases.next_wait(tx, NOON, AT_ONCE, only=only, but=but) == AT_ONCE
    assert claim(tx, only=only, but=but) == keys
    assert leases.next_wait(tx, NOON, AT_ONCE, only=only, but=but) == MINUTE


def test_a_lane_takes_over_only_its_own_kinds(tx: Tx, town: Town) -> None:
    put(tx, town, "mail", kind="mail")
    put(tx, town, "card", kind="card")
    claim(tx, lease=OVER)

    assert claim(tx, but={"mail"}) == ["card"]


def test_what_was_left_lying_counts_among_what_was_asked_for(tx: Tx, town: Town) -> None:
    put(tx, town, "left lying")
    claim(tx, lease=OVER)
    for key in "abc":
        put(tx, town, key)

    assert claim(tx, at_most=2) == ["left lying", "a"]


def test_a_claimed_row_is_its_owners_until_the_lease_ends(tx: Tx, town: Town) -> None:
    put(tx, town, "a")

    assert claim(tx, owner="us", lease=HOUR) == ["a"]
    row = read(tx, "a")
    assert (row.state, row.owner, row.attempts) == (STATES.CLAIMED, "us", 1)
    assert row.lease_until is not None
    assert abs(row.lease_until - datetime.now(UTC) - HOUR) < MINUTE
    assert claim(tx, owner="them") == []


@pytest.mark.parametrize("state", [STATES.CLAIMED, STATES.INTENT])
def test_a_row_left_lying_is_taken_over_once_it_has_settled(
    state: OutboxState, tx: Tx, town: Town
) -> None:
    put(tx, town, "a")
    claim(tx, owner="us", lease=OVER)
    read(tx, "a").state = state

    assert claim(tx, owner="them", settle=HOUR) == []
    assert claim(tx, owner="them", settle=AT_ONCE) == ["a"]
    row = read(tx, "a")
    assert (row.state, row.owner, row.attempts) == (STATES.CLAIMED, "them", 2)


def test_a_row_left_after_its_intent_may_have_been_sent(tx: Tx, town: Town) -> None:
    put(tx, town, "a")
    claim(tx, lease=OVER)
    assert not read(tx, "a").uncertain

    outbox.mark_intent(read(tx, "a"))
    claim(tx)

    assert read(tx, "a").uncertain


@pytest.mark.parametrize("state", DONE)
def test_what_is_done_stays_done(state: OutboxState, tx: Tx, town: Town) -> None:
    put(tx, town, "a", state=state, lease_until=NOON - MINUTE)

    assert claim(tx) == []


def test_a_thread_leaves_in_the_order_it_was_written(tx: Tx, town: Town) -> None:
    put(tx, town, "first", NOON, thread="card")
    put(tx, town, "second", NOON - MINUTE, thread="card")
    put(tx, town, "elsewhere", thread="another")
    put(tx, town, "alone")
    put(tx, town, "alone too")

    assert claim(tx) == ["first", "elsewhere", "alone", "alone too"]
    assert claim(tx) == []
    sent(tx, "first")
    assert claim(tx) == ["second"]


@pytest.mark.parametrize("state", [STATES.CLAIMED, STATES.INTENT])
def test_a_row_being_sent_holds_its_thread_until_it_is_done(
    state: OutboxState, tx: Tx, town: Town
) -> None:
    put(tx, town, "first", thread="card")
    claim(tx, lease=OVER)
    read(tx, "first").state = state
    put(tx, town, "second", thread="card")

    assert claim(tx, settle=HOUR) == []
    assert claim(tx) == ["first"]


@pytest.mark.parametrize("state", DONE)
def test_a_row_that_is_done_holds_nobody_up(state: OutboxState, tx: Tx, town: Town) -> None:
    put(tx, town, "first", thread="card", state=state)
    put(tx, town, "second", thread="card")

    assert claim(tx) == ["second"]


def test_a_row_that_waits_for_a_later_time_holds_nobody_up(tx: Tx, town: Town) -> None:
    put(tx, town, "when the poll closes", NOON + HOUR, thread="card")
    put(tx, town, "now", thread="card")

    assert claim(tx) == ["now"]


def test_a_row_is_held_by_who_claimed_it_until_it_is_done(tx: Tx, town: Town) -> None:
    row = put(tx, town, "a")
    assert held(tx, "us", row) == []
    claim(tx, owner="us")

    assert held(tx, "us", row) == ["a"]
    outbox.mark_intent(row)
    assert held(tx, "us", row) == ["a"]
    assert held(tx, "them", row) == []
    sent(tx, "a")
    assert held(tx, "us", row) == []


def test_a_row_taken_over_is_held_no_more(tx: Tx, town: Town) -> None:
    row = put(tx, town, "a")
    claim(tx, owner="us", lease=OVER)
    claim(tx, owner="them")

    assert held(tx, "us", row) == []
    assert held(tx, "them", row) == ["a"]


def test_of_several_those_are_held_that_are_ours(tx: Tx, town: Town) -> None:
    rows = [put(tx, town, key) for key in "abc"]
    claim(tx, owner="us", at_most=2)
    claim(tx, owner="them")

    assert held(tx, "us", *reversed(rows)) == ["a", "b"]
    assert held(tx, "us") == []


def test_what_is_given_back_waits_again(tx: Tx, town: Town) -> None:
    put(tx, town, "not begun")
    put(tx, town, "under way")
    claim(tx, owner="us")
    outbox.mark_intent(read(tx, "under way"))
    put(tx, town, "theirs")
    claim(tx, owner="them")

    leases.release(tx, "us")

    assert claim(tx, owner="them", settle=HOUR) == ["not begun"]
    assert claim(tx, owner="them", settle=AT_ONCE) == ["under way"]
    assert read(tx, "not begun").attempts == 1
    assert read(tx, "theirs").owner == "them"


def test_what_the_dead_held_can_be_taken_over_when_it_has_settled(tx: Tx, town: Town) -> None:
    put(tx, town, "not begun")
    put(tx, town, "under way")
    claim(tx, owner="dead")
    outbox.mark_intent(read(tx, "under way"))

    leases.release_all(tx)

    assert claim(tx, owner="us", settle=HOUR) == []
    assert claim(tx, owner="us", settle=AT_ONCE) == ["not begun", "under way"]
    assert read(tx, "under way").uncertain


def test_sent_with_the_id_the_chat_knows_it_by(tx: Tx, town: Town) -> None:
    put(tx, town, "a", thread="card", reason="chat.later")
    claim(tx)
    outbox.mark_intent(read(tx, "a"))

    sent(tx, "a", "chat:17")

    row = read(tx, "a")
    assert (row.state, row.external_id, row.done_at) == (STATES.SENT, "chat:17", NOON)
    assert (row.reason, row.lease_until, row.uncertain) == ("", None, False)
    post = outbox.posted(tx, "card")
    assert post is not None
    assert (post.external_id, post.posted_at) == ("chat:17", NOON)
    assert (post.area_id, post.meeting_id) == (town.area, town.meeting)


def test_only_the_owner_notes_that_a_row_was_sent(tx: Tx, town: Town) -> None:
    put(tx, town, "a", thread="card")
    claim(tx, owner="us")

    sent(tx, "a", "chat:17", owner="them")

    assert read(tx, "a").state == STATES.CLAIMED
    assert outbox.posted(tx, "card") is None


def test_nothing_sent_is_nothing_to_note(tx: Tx, town: Town) -> None:
    put(tx, town, "a")
    claim(tx)

    leases.note_sent(tx, {}, "us", NOON)

    assert read(tx, "a").state == STATES.CLAIMED


def test_a_thread_has_one_message_under_its_newest_id(tx: Tx, town: Town) -> None:
    for key in "abc":
        put(tx, town, key, thread="card")
        claim(tx)
        sent(tx, key, f"chat:{key}")

    assert [post.external_id for post in tx.exec(select(Posted))] == ["chat:c"]


@pytest.mark.parametrize(("thread", "external_id"), [(None, "chat:17"), ("mail", "")])
def test_what_cannot_be_edited_is_not_remembered(
    thread: str | None, external_id: str, tx: Tx, town: Town
) -> None:
    put(tx, town, "a", thread=thread)
    claim(tx)

    sent(tx, "a", external_id)

    assert read(tx, "a").external_id == external_id
    assert tx.exec(select(Posted)).all() == []
    assert outbox.posted(tx, "mail") is None


def test_waiting_for_its_turn_counts_as_no_attempt(tx: Tx, town: Town) -> None:
    put(tx, town, "a")
    claim(tx)

    outbox.mark_paced(read(tx, "a"), NOON + SECOND)

    row = read(tx, "a")
    assert (row.state, row.due_at, row.turn_at) == (STATES.WAITING, *[NOON + SECOND] * 2)
    assert (row.attempts, row.lease_until, row.uncertain) == (0, None, False)
    assert claim(tx, NOON + SECOND) == ["a"]
    outbox.mark_intent(read(tx, "a"))
    assert read(tx, "a").turn_at is None


def test_dropped_with_its_reason(tx: Tx, town: Town) -> None:
    row = put(tx, town, "a", lease_until=NOON)

    outbox.mark_dropped(row, "superseded", NOON)

    assert (row.state, row.reason, row.done_at) == (STATES.DROPPED, "superseded", NOON)
    assert row.lease_until is None


def test_failed_and_to_be_tried_again(tx: Tx, town: Town) -> None:
    put(tx, town, "a")
    claim(tx)

    outbox.mark_failed(read(tx, "a"), "mail.later", again_at=NOON + MINUTE, now=NOON)

    row = read(tx, "a")
    assert (row.state, row.due_at, row.reason) == (STATES.WAITING, NOON + MINUTE, "mail.later")
    assert (row.lease_until, row.done_at) == (None, None)
    assert claim(tx, NOON) == []
    assert claim(tx, NOON + MINUTE) == ["a"]


def test_failed_for_good(tx: Tx, town: Town) -> None:
    put(tx, town, "a")
    claim(tx)

    outbox.mark_failed(read(tx, "a"), "mail.refused", again_at=None, now=NOON)

    row = read(tx, "a")
    assert (row.state, row.due_at, row.reason) == (STATES.DEAD, NOON, "mail.refused")
    assert (row.lease_until, row.done_at) == (None, NOON)


def test_only_what_waits_for_this_meeting_and_is_of_these_kinds_is_dropped(
    tx: Tx, town: Town
) -> None:
    put(tx, town, "dropped")
    put(tx, town, "another kind", kind="reminder")
    put(tx, town, "of no meeting", meeting_id=None)
    put(tx, town, "on its way", state=STATES.INTENT)
    put(tx, town, "perhaps there", uncertain=True)

    outbox.drop_waiting(tx, town.meeting, ["note", "mail"], "cancelled", NOON + MINUTE)

    dropped = tx.exec(select(Outbox.key).where(Outbox.state == STATES.DROPPED)).all()
    row = read(tx, "dropped")
    assert dropped == ["dropped"]
    assert (row.reason, row.done_at) == ("cancelled", NOON + MINUTE)


def test_a_thread_waits_when_something_is_due_in_it(tx: Tx, town: Town) -> None:
    put(tx, town, "later", NOON + SECOND, thread="card")
    put(tx, town, "elsewhere", thread="another")
    put(tx, town, "on its way", thread="card", state=STATES.CLAIMED)

    assert not outbox.waits_in(tx, "card", NOON)
    assert outbox.waits_in(tx, "card", NOON + SECOND)
    assert not outbox.waits_in(tx, "no such", NOON)


def test_with_nothing_to_do_there_is_nothing_to_wait_for(tx: Tx, town: Town) -> None:
    put(tx, town, "done", state=STATES.SENT)

    assert leases.next_wait(tx, NOON, AT_ONCE) is None


@pytest.mark.parametrize("wait", [-MINUTE, AT_ONCE, SECOND])
def test_the_wait_is_until_the_earliest_row_is_due(wait: timedelta, tx: Tx, town: Town) -> None:
    put(tx, town, "later", NOON + HOUR)
    put(tx, town, "first", NOON + wait)
    put(tx, town, "done", NOON - HOUR, state=STATES.SENT)

    assert leases.next_wait(tx, NOON, AT_ONCE) == wait


def test_the_wait_is_until_a_lease_is_over_and_settled(tx: Tx, town: Town) -> None:
    put(tx, town, "later", NOON + 3 * HOUR)
    put(tx, town, "left lying")
    claim(tx, lease=HOUR)

    wait = leases.next_wait(tx, NOON, HOUR)

    assert wait is not None
    assert abs(wait - 2 * HOUR) < MINUTE


def test_a_row_behind_one_being_sent_waits_as_long_as_that_one(tx: Tx, town: Town) -> None:
    put(tx, town, "first", thread="card")
    claim(tx, lease=HOUR)
    put(tx, town, "second", NOON - MINUTE, thread="card")

    wait = leases.next_wait(tx, NOON, AT_ONCE)

    assert wait is not None
    assert abs(wait - HOUR) < MINUTE


def test_what_may_have_arrived_holds_its_thread_until_somebody_has_looked(
    tx: Tx, town: Town
) -> None:
    put(tx, town, "perhaps there", NOON + MINUTE, thread="card", uncertain=True)
    put(tx, town, "newer", NOON, thread="card")

    assert claim(tx) == []
    assert leases.next_wait(tx, NOON, AT_ONCE) == MINUTE
    assert claim(tx, NOON + MINUTE) == ["perhaps there"]


def test_it_is_looked_for_at_once_when_something_newer_waits(tx: Tx, town: Town) -> None:
    put(tx, town, "perhaps there", NOON + HOUR, thread="card", uncertain=True)
    put(tx, town, "elsewhere", NOON + HOUR, thread="another", uncertain=True)
    put(tx, town, "certain", NOON + HOUR, thread="card")

    outbox.hurry(tx, "card", NOON)

    assert claim(tx) == ["perhaps there"]


def test_what_may_have_arrived_is_not_waited_for_to_show_the_newest(tx: Tx, town: Town) -> None:
    put(tx, town, "perhaps there", thread="card", uncertain=True)

    assert not outbox.waits_in(tx, "card", NOON)


def test_what_has_trouble_getting_through(tx: Tx, town: Town) -> None:
    put(tx, town, "tried", reason="mail.later")
    put(tx, town, "given up", state=STATES.DEAD, reason="mail.refused")
    put(tx, town, "on its way again", state=STATES.INTENT, reason="mail.later")
    put(tx, town, "not tried")
    put(tx, town, "got through", state=STATES.SENT)
    put(tx, town, "not wanted", state=STATES.DROPPED, reason="superseded")
    put(tx, town, "another kind", kind="reminder", reason="mail.later")

    found = [row.key for row in outbox.troubled(tx, town.meeting, ["note"])]

    assert found == ["tried", "given up", "on its way again"]


@pytest.mark.parametrize(("later", "trouble"), [(STATES.SENT, []), (STATES.WAITING, ["first"])])
def test_trouble_is_over_when_something_later_in_the_thread_got_through(
    tx: Tx, town: Town, later: OutboxState, trouble: list[str]
) -> None:
    put(tx, town, "first", thread="card", state=STATES.DEAD, reason="chat.nobody_there")
    put(tx, town, "then", thread="card", state=later)
    put(tx, town, "other", thread="elsewhere", state=STATES.SENT)

    found = [row.key for row in outbox.troubled(tx, town.meeting, ["note"])]

    assert found == trouble


@pytest.fixture
def postgres(postgres_urls: FreshUrl) -> Iterator[Store]:
    with postgres_urls() as url, contextlib.closing(Store(url)) as opened:
        yield opened


def test_two_workers_never_claim_the_same_row(postgres: Store) -> None:
    with postgres.transaction() as tx:
        town = build_town(tx)
        for key in "abcd":
            put(tx, town, key)

    with postgres.transaction() as ours, postgres.transaction() as theirs:
        first = claim(ours, owner="us", at_most=2)
        second = claim(theirs, owner="them", at_most=4)

    assert (first, second) == (["a", "b"], ["c", "d"])


def test_two_workers_never_share_a_thread(postgres: Store) -> None:
    with postgres.transaction() as tx:
        town = build_town(tx)
        put(tx, town, "first", thread="card")
        put(tx, town, "second", thread="card")

    with postgres.transaction() as ours, postgres.transaction() as theirs:
        first = claim(ours, owner="us")
        second = claim(theirs, owner="them")

    assert (first, second) == (["first"], [])


def test_two_workers_never_take_over_the_same_row(postgres: Store) -> None:
    with postgres.transaction() as tx:
        put(tx, build_town(tx), "left lying")
        claim(tx, owner="dead", lease=OVER)

    with postgres.transaction() as ours, postgres.transaction() as theirs:
        first = claim(ours, owner="us")
        second = claim(theirs, owner="them")

    assert (first, second) == (["left lying"], [])


def test_a_row_being_claimed_may_not_show_our_changes(postgres: Store) -> None:
    with postgres.transaction() as tx:
        put(tx, build_town(tx), "card", thread="card")

    with postgres.transaction() as worker, postgres.transaction() as handler:
        claim(worker)

        assert not outbox.waits_in(handler, "card", NOON)


def test_a_row_that_will_show_our_changes_is_not_claimed_before_they_are_there(
    postgres: Store,
) -> None:
    with postgres.transaction() as tx:
        put(tx, build_town(tx), "card", thread="card")

    with postgres.transaction() as worker:
        with postgres.transaction() as handler:
            assert outbox.waits_in(handler, "card", NOON)
            assert claim(worker) == []
        assert claim(worker) == ["card"]
