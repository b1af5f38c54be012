"""Rows that follow when an area's work goes on in another: by their keys, so none is forgotten.

What points at a contact or an organisation goes where that goes; what hangs on a meeting goes
where the meeting goes. Counts, what has been told of them and the log stay (`STAY`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, case, func, update
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, delete, exists, or_, select

from models.actions import Action
from models.base import metadata
from models.digests import DigestWish
from models.erasing import IDS, hanging
from models.feeds import Feed
from models.leaving import ENDED
from models.meetings import Candidate, Comment, Consent, Invitation, Meeting, Party, Vote
from models.queue import UNFINISHED, Outbox, Posted
from models.registry import (
    BusyPeriod,
    Contact,
    Organisation,
    Place,
    SchoolBreak,
    SchoolYear,
    Team,
)
from models.visitors import Visitor, organisations_of

STAY = frozenset({"audit_entry", "report_release", "tally", "inbox", "recurring_rule"})
"""Tables whose rows stay where they were written."""

SINGLE = frozenset(
    {"busy_period", "invitation", "vote", "comment", "feed", "digest_wish", "visitor"}
)
"""Tables in which a contact stands once, or once for each meeting."""

TO = ("contact_id", "admin_id")
"""What a message's reader is called in what it holds."""

AT_ONCE = 500
"""Meetings whose rows are moved with one statement."""


def lock_live(tx: Session, area_ids: Collection[int]) -> None:
    """Hold the areas' live meetings, before anything else is held: handlers do so in this order."""
    tx.exec(
        select(Meeting.id)
        .where(col(Meeting.area_id).in_(area_ids), col(Meeting.state).not_in(ENDED))
        .order_by(col(Meeting.id))
        .with_for_update()
    ).all()


def named(tx: Session, area_id: int, name: str) -> Organisation | None:
    """The area's organisation of that name, active or not."""
    return tx.exec(
        select(Organisation).where(
            Organisation.area_id == area_id, Organisation.name == name, ~col(Organisation.visiting)
        )
    ).first()


def visitors_in(tx: Session, area_id: int) -> Sequence[Contact]:
    """Those who are called to one meeting of the area only."""
    return tx.exec(select(Contact).where(Contact.area_id == area_id, col(Contact.visiting))).all()


def guest_of(tx: Session, meeting: Meeting, name: str) -> Organisation | None:
    """The organisation of that name that was written for the meeting alone."""
    called = {each.name: each for each in organisations_of(tx, meeting)}
    return called.get(name)


def places_of(tx: Session, contact_id: int) -> Sequence[Meeting]:
    """The meetings that somebody is called to."""
    return tx.exec(
        select(Meeting)
        .join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
        .where(Invitation.contact_id == contact_id)
    ).all()


def meetings_in(tx: Session, area_id: int) -> Sequence[Meeting]:
    """All that the area has, whatever has become of them."""
    return tx.exec(
        select(Meeting).where(Meeting.area_id == area_id).order_by(col(Meeting.id))
    ).all()


def belongings(tx: Session, organisation_id: int) -> tuple[Sequence[Place], Sequence[Team]]:
    """An organisation's places and teams."""
    places = tx.exec(select(Place).where(Place.organisation_id == organisation_id)).all()
    teams = tx.exec(select(Team).where(Team.organisation_id == organisation_id)).all()
    return places, teams


def teams_of_all(tx: Session, area_id: int) -> Sequence[Team]:
    """The teams of an area that are no single organisation's."""
    return tx.exec(
        select(Team).where(Team.area_id == area_id, col(Team.organisation_id).is_(None))
    ).all()


def give_years(tx: Session, old: int, new: Organisation, *, copy: bool) -> None:
    """Let an organisation have another's school years, but for those it has."""
    has = set(tx.exec(select(SchoolYear.label).where(SchoolYear.organisation_id == new.id)))
    for year in tx.exec(select(SchoolYear).where(SchoolYear.organisation_id == old)).all():
        if year.label in has:
            continue
        if not copy:
            year.organisation_id = new.id
            continue
        values = year.model_dump(exclude={"id", "area_id", "organisation_id"})
        made = SchoolYear(**values, area_id=new.area_id, organisation_id=new.id)
        tx.add(made)
        tx.flush()
        for pause in tx.exec(select(SchoolBreak).where(SchoolBreak.school_year_id == year.id)):
            kept = pause.model_dump(exclude={"id", "area_id", "school_year_id"})
            tx.add(SchoolBreak(**kept, area_id=new.area_id, school_year_id=made.id))
    tx.flush()


def give_to(tx: Session, old: int, new: int) -> None:
    """Let everything that points at one contact point at another, who is the same person.

    Of what one can have only once, a wish for digests or a calendar link, the other's own stays.
    """
    for table, column in _pointing_at("contact"):
        if table.name in SINGLE:
            continue
        tx.execute(update(table).where(column == old).values({column.name: new}))
    for single in (DigestWish, Feed):
        _give_single(tx, single, old, new)
    tx.execute(delete(BusyPeriod).where(col(BusyPeriod.contact_id) == old))
    give_places(tx, old, new)
    tx.expire_all()


def _give_single(tx: Session, what: type[DigestWish] | type[Feed], old: int, new: int) -> None:
    for row in tx.exec(select(what).where(what.contact_id == old)).all():
        theirs = select(what.id).where(what.contact_id == new)
        if isinstance(row, Feed):
            whose = col(Feed.team_id)
            theirs = theirs.where(whose.is_(None) if row.team_id is None else whose == row.team_id)
        if tx.exec(theirs).first() is None:
            row.contact_id = new
        else:
            tx.delete(row)
        tx.flush()


def give_places(tx: Session, old: int, new: int, meeting_id: int | None = None) -> None:
    """Let somebody have another's place in meetings, or in one: votes, words, what is to be sent.

    A meeting in which both have a place is left as it is.
    """
    theirs = aliased(Invitation)
    both = exists().where(col(theirs.contact_id) == new, col(theirs.meeting_id) == Meeting.id)
    asked = select(Meeting.id).join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
    asked = asked.where(Invitation.contact_id == old, ~both)
    if meeting_id is not None:
        asked = asked.where(Meeting.id == meeting_id)
    ids = list(tx.exec(asked))
    there = select_columns(col(Candidate.id)).where(col(Candidate.meeting_id).in_(ids))
    for what, where in (
        (Invitation, col(Invitation.meeting_id).in_(ids)),
        (Comment, col(Comment.meeting_id).in_(ids)),
        (Vote, col(Vote.candidate_id).in_(there)),
    ):
        tx.execute(update(what).where(col(what.contact_id) == old, where).values(contact_id=new))
    _readdress(tx, old, new, None if meeting_id is None else ids)


def _readdress(tx: Session, old: int, new: int, meeting_ids: Sequence[int] | None) -> None:
    """What waits to be sent to one goes to the other; their cards are edited where they are."""
    waits = select(Outbox).where(col(Outbox.state).in_(UNFINISHED))
    if meeting_ids is not None:
        waits = waits.where(col(Outbox.meeting_id).in_(meeting_ids))
    for row in tx.exec(waits):
        theirs = {key: new for key in TO if row.payload.get(key) == old}
        if theirs:
            row.payload = {**row.payload, **theirs}
    if meeting_ids is not None:
        return  # somebody who is called from elsewhere from now on: by mail
    for card in tx.exec(select(Posted).where(col(Posted.thread).endswith(f":{old}"))):
        thread = f"{card.thread.removesuffix(f':{old}')}:{new}"
        if tx.exec(select(Posted.id).where(Posted.thread == thread)).first() is None:
            card.thread = thread
    tx.flush()


def follow(tx: Session, area_ids: Collection[int]) -> None:
    """Let what points at contacts, organisations and school years be in the area that they are in.

    A contact's own row, and an organisation's, are moved by whoever decides where to.
    """
    done = {"contact", "organisation", "meeting", "forum", "function", *STAY}
    done |= {table.name for table in hanging()}
    for whose in ("organisation", "contact", "school_year"):
        target = metadata.tables[whose]
        for table, column in _pointing_at(whose):
            if "area_id" not in table.c or table.name in done or table.name.startswith("forum"):
                continue
            where = select_columns(target.c.area_id).where(target.c.id == column).scalar_subquery()
            tx.execute(
                update(table)
                .where(table.c.area_id.in_(area_ids), column.is_not(None))
                .values(area_id=where)
            )
    tx.expire_all()


def tell_actions_in(tx: Session, area_id: int, before: date) -> None:
    """Let an area's actions that were due before a day count in its figures, wherever they go."""
    tx.execute(
        update(Action)
        .where(
            col(Action.area_id) == area_id,
            col(Action.told_in_id).is_(None),
            col(Action.due_on) < before,
        )
        .values(told_in_id=area_id)
    )
    tx.expire_all()


def move_meetings(tx: Session, meeting_ids: Sequence[int], area_id: int) -> None:
    """Put meetings in an area, with every row that hangs on them."""
    ids = iter(meeting_ids)
    while some := list(islice(ids, AT_ONCE)):
        for table, hangs in hanging().items():
            if "area_id" in table.c:
                tx.execute(update(table).where(hangs).values(area_id=area_id), {IDS: some})
    tx.expire_all()


def move_waiting(tx: Session, area_ids: Collection[int], otherwise: int) -> None:
    """What waits to be sent of no meeting is sent from where its reader, or its team, is now."""
    rows = tx.exec(
        select(Outbox).where(
            col(Outbox.area_id).in_(area_ids),
            col(Outbox.meeting_id).is_(None),
            col(Outbox.state).in_(UNFINISHED),
        )
    ).all()
    for row in rows:
        contact = tx.get(Contact, int(row.payload.get("contact_id", 0)))
        team = tx.get(Team, int(row.payload.get("team_id", 0)))
        found = contact or team
        row.area_id = found.area_id if found else otherwise
    tx.flush()


def taken(tx: Session, area_id: int, references: Collection[str]) -> set[str]:
    """Which of these references meetings of an area have."""
    return set(
        tx.exec(
            select(Meeting.reference).where(
                Meeting.area_id == area_id, col(Meeting.reference).in_(references)
            )
        )
    )


def guests_from_elsewhere(tx: Session, area_id: int) -> Sequence[tuple[Meeting, Contact]]:
    """(meeting, guest) for guests of the area's meetings, called or not, who are of another."""
    return tx.exec(
        select(Meeting, Contact)
        .join(Visitor, col(Visitor.meeting_id) == col(Meeting.id))
        .join(Contact, col(Contact.id) == col(Visitor.contact_id))
        .where(Meeting.area_id == area_id, Contact.area_id != area_id)
        .order_by(col(Meeting.id), col(Contact.id))
    ).all()


def called_from_elsewhere(
    tx: Session, area_id: int, since: datetime
) -> Sequence[tuple[Meeting, Contact]]:
    """(meeting, contact) for those who are called to the area's meetings and belong to another.

    Of meetings that are over, those that ended after *since* or have something still to do.
    """
    to_do = exists().where(col(Action.meeting_id) == Meeting.id, col(Action.done_at).is_(None))
    return tx.exec(
        select(Meeting, Contact)
        .join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
        .join(Contact, col(Contact.id) == col(Invitation.contact_id))
        .where(
            Meeting.area_id == area_id,
            Contact.area_id != area_id,
            or_(col(Meeting.state).not_in(ENDED), col(Meeting.changed_at) >= since, to_do),
        )
        .order_by(col(Meeting.id), col(Contact.id))
    ).all()


def parties_from_elsewhere(tx: Session, area_id: int) -> Sequence[tuple[Meeting, Organisation]]:
    """(meeting, organisation) for the parties of the area's live meetings that are of another."""
    return tx.exec(
        select(Meeting, Organisation)
        .join(Party, col(Party.meeting_id) == col(Meeting.id))
        .join(Organisation, col(Organisation.id) == col(Party.organisation_id))
        .where(
            Meeting.area_id == area_id,
            Organisation.area_id != area_id,
            col(Meeting.state).not_in(ENDED),
        )
        .order_by(col(Meeting.id), col(Organisation.id))
    ).all()


@dataclass(frozen=True)
class Others:
    """What stands in whose place in an area: old number → new."""

    organisations: Mapping[int, int]
    functions: Mapping[int, int] = field(default_factory=dict)
    places: Mapping[int, int] = field(default_factory=dict)


def replace_in(tx: Session, others: Others, meeting_ids: Sequence[int]) -> None:
    """In live meetings and what hangs on them, put organisations and so on in others' place."""
    ids = iter(meeting_ids)
    while some := list(islice(ids, AT_ONCE)):
        for whose, found in (
            ("organisation", others.organisations),
            ("function", others.functions),
            ("place", others.places),
        ):
            for table, column in _pointing_at(whose):
                if (hangs := hanging().get(table)) is not None and found:
                    _replace(tx, table, column, found, hangs, {IDS: some})
        for consent in tx.exec(select(Consent).where(col(Consent.meeting_id).in_(some))):
            covers = [others.organisations.get(each, each) for each in consent.covers]
            consent.covers = covers
    tx.flush()
    tx.expire_all()


def replace_in_actions(tx: Session, others: Others, area_id: int) -> None:
    """The same in what is still to be done of an area's meetings, those that are over too."""
    open_still = and_(col(Action.area_id) == area_id, col(Action.done_at).is_(None))
    table = metadata.tables["action"]
    for column in (table.c.organisation_id, table.c.by_organisation_id):
        _replace(tx, table, column, others.organisations, open_still, {})
    _replace(tx, table, table.c.function_id, others.functions, open_still, {})
    tx.expire_all()


def _replace(
    tx: Session,
    table: Table,
    column: Column[Any],
    found: Mapping[int, int],
    where: ColumnElement[bool],
    params: Mapping[str, list[int]],
) -> None:
    # In one statement: a number that stands in another's place may itself be replaced.
    moved = {old: new for old, new in found.items() if old != new}
    if moved:
        new = case(moved, value=column, else_=column)
        tx.execute(
            update(table).where(where, column.in_(list(moved))).values({column.name: new}),
            dict(params),
        )


def _pointing_at(whose: str) -> Iterator[tuple[Table, Column[Any]]]:
    target = metadata.tables[whose].c.id
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column is target:
                yield table, key.parent


def count_forums_from(tx: Session, forum_ids: Collection[int], start: datetime) -> int:
    """How many meetings of these forums are called for an instant or later, or have no time yet."""
    return tx.exec(
        select(func.count()).where(
            col(Meeting.forum_id).in_(forum_ids),
            col(Meeting.state).not_in(ENDED),
            or_(col(Meeting.starts_at).is_(None), col(Meeting.starts_at) >= start),
        )
    ).one()
