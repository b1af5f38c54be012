"""Times for the meetings that a term lacks, by the season planner; nothing is written down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.agreement import Agreement
from bot.features.forums.standing import STOCKHOLM, Standing
from bot.features.meetings.intents import Window
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.rules import ZONE, local_today
from bot.features.meetings.times import question
from bot.features.meetings.view import MeetingView
from models import forums
from models.forums import Forum
from models.meetings import Invitation, Meeting, Party
from models.registry import Contact, Function, Organisation
from models.store import Tx
from scheduler.asks import Ask
from scheduler.grid import QUARTER
from scheduler.season import Booked, Budget, Order, Season, plan
from scheduler.season import Forum as SeasonForum


@dataclass(frozen=True)
class Proposal:
    """A forum, the times proposed for what it lacks, and schools whose year is not known."""

    standing: Standing
    times: tuple[datetime, ...]
    unknown: tuple[str, ...]


def proposals(
    tx: Tx, standings: Sequence[Standing], agreement: Agreement, now: datetime
) -> list[Proposal]:
    """For each forum that lacks meetings, as many times as it lacks, all of them at once.

    What is booked stays; those who sit in several forums are asked to one at a time, and a
    preparing group comes before the forum it prepares.
    """
    lacking = [each for each in standings if not each.is_settled]
    if not lacking:
        return []
    term = lacking[0].term
    window = Window(max(local_today(now, ZONE), term.from_on), term.to_on, ())
    if window.to_on < window.from_on:
        return [Proposal(each, (), ()) for each in lacking]
    asked = [_asked(tx, each, agreement, window, now) for each in lacking]
    season = Season(
        asked[0].forum.ask.grid,
        STOCKHOLM,
        window.from_on,
        window.to_on,
        [each.forum for each in asked],
        _orders(lacking),
    )
    found = plan(season, BUDGET)
    return [
        Proposal(
            each.standing,
            tuple(
                season.grid.at(placed.start)
                for placed in found.placements
                if placed.forum == each.forum.key and placed.booked is None
            ),
            each.unknown,
        )
        for each in asked
    ]


BUDGET = Budget(rounds=60)
"""A repeatable answer in a moment: an owner has a handful of forums, not a district's."""


class _Asked(NamedTuple):
    standing: Standing
    forum: SeasonForum
    unknown: tuple[str, ...]


def _asked(
    tx: Tx, standing: Standing, agreement: Agreement, window: Window, now: datetime
) -> _Asked:
    shown = imagined(tx, standing.forum, agreement, now)
    ask, unknown = question(tx, shown, window, now)
    booked = tuple(_booked(tx, standing, ask))
    forum = SeasonForum(
        key=str(standing.forum.id),
        ask=ask,
        quota=standing.missing + len(booked),
        apart=_apart(standing),
        booked=booked,
    )
    return _Asked(standing, forum, tuple(shown.organisations[each].name for each in unknown))


def _booked(tx: Tx, standing: Standing, ask: Ask) -> Iterator[Booked]:
    found = forums.meetings_of(tx, [standing.forum.id], ask.grid.origin, ask.grid.end)
    starts = {(each.starts_at - ask.grid.origin) // QUARTER for each in found if each.starts_at}
    last = ask.grid.quarters - ask.length
    return (Booked(start, fixed=True) for start in sorted(starts) if 0 <= start <= last)


def _apart(standing: Standing) -> int:
    """Days between two meetings at least: half of an even spread over the term."""
    length = (standing.term.to_on - standing.term.from_on).days
    return max(1, length // (2 * (standing.wanted or 1)))


def _orders(lacking: Sequence[Standing]) -> list[Order]:
    there = {each.forum.id for each in lacking}
    return [
        Order(str(each.forum.id), str(each.forum.parent_id))
        for each in lacking
        if each.forum.parent_id in there
    ]


def imagined(tx: Tx, forum: Forum, agreement: Agreement, now: datetime) -> MeetingView:
    """A meeting of the forum as it would be, with those who hold its seats; in no row."""
    seated = forums.seated(tx, [forum.id])
    contacts = {contact.id: contact for _, contact in seated}
    owner = next(iter(forums.owners(tx, forum)), None)
    if owner:
        contacts.setdefault(owner.id, owner)
    organisations = {each.organisation_id for each in contacts.values()}
    return MeetingView(
        meeting=_meeting(forum, owner, now),
        kind=KINDS[forum.kind],
        agreement=agreement,
        parties=[_party(forum, each, agreement) for each in sorted(organisations)],
        invitations=[_place(forum, each) for each in contacts.values()],
        contacts=contacts,
        organisations={each: tx.get_one(Organisation, each) for each in sorted(organisations)},
        functions=_functions(tx, contacts),
        tallies=(),
        answers={},
        consent=None,
        before=None,
        place=None,
        comments=(),
        agenda=(),
        actions=(),
        troubled=(),
        mailed=(),
        waiting=(),
        now=now,
    )


def _functions(tx: Tx, contacts: Mapping[int, Contact]) -> Mapping[int, Function]:
    keys = {each.function_id for each in contacts.values()}
    return {key: tx.get_one(Function, key) for key in keys}


def _meeting(forum: Forum, owner: Contact | None, now: datetime) -> Meeting:
    return Meeting(
        id=0,
        area_id=forum.area_id,
        kind=forum.kind,
        reference="",
        uid="",
        convener_id=owner.id if owner else 0,
        zone=ZONE,
        length=forum.length,
        name=forum.name,
        forum_id=forum.id,
        created_at=now,
        changed_at=now,
    )


def _party(forum: Forum, organisation_id: int, agreement: Agreement) -> Party:
    return Party(
        area_id=forum.area_id,
        meeting_id=0,
        organisation_id=organisation_id,
        quorum=agreement.quorum,
    )


def _place(forum: Forum, contact: Contact) -> Invitation:
    return Invitation(
        area_id=forum.area_id, meeting_id=0, contact_id=contact.id, nonce="", token_hash=""
    )
