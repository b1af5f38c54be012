"""What somebody is to do after a meeting, and what has become of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, Session, col, or_, select

from models.base import AreaRow, word
from models.meetings import Invitation, Meeting, MeetingState
from models.queue import Outbox, OutboxState
from models.registry import Contact

GOES_ON = (MeetingState.POLLING, MeetingState.BOOKED, MeetingState.HELD)
"""Meetings whose actions are followed up: others are over, or nobody is called to them yet."""


AT_ONCE = 10_000
"""Values of one question: databases take some tens of thousands."""


class Every(StrEnum):
    """How often an action comes back."""

    ONCE = "once"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    TERM = "term"


class Action(AreaRow, table=True):
    """Something to do, owned by an organisation or by a function there, never by a person.

    It was picked from a catalogue (`pick`, a text key) or written (`words`, past the guard).
    `by_organisation_id` is whose people wrote it down. `given_on`: when it went to another
    owner. `done_at`: empty while it is open. `revision` rises with every change, so that a form
    opened before it is not taken for one opened after.

    One that comes back is a `series`: its days are counted in `turn`s from `first_on`, and only
    the newest carries the rule (`every`, `but_in_lov`), so a series ends with it.

    `told_in_id`: the area in whose figures it counts, when it was due before its area went on in
    another (`models.areas`).
    """

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    function_id: int | None = Field(default=None, foreign_key="function.id")
    by_organisation_id: int = Field(foreign_key="organisation.id")
    pick: str = Field(default="", max_length=60)
    words: str = Field(default="", max_length=300)
    due_on: date
    given_on: date | None = None
    done_at: datetime | None = None
    revision: int = 1
    added_at: datetime
    every: Every = Field(default=Every.ONCE, sa_type=word(Every))
    but_in_lov: bool = False
    first_on: date | None = None
    series: str | None = Field(default=None, max_length=32)
    turn: int = 0
    told_in_id: int | None = Field(default=None, foreign_key="area.id", index=True)

    __table_args__ = (UniqueConstraint("series", "turn"),)


class Step(StrEnum):
    """What happened to an action."""

    ADDED = "added"
    DONE = "done"
    EXTENDED = "extended"
    DATED = "dated"
    PASSED_ON = "passed_on"
    HELP = "help"
    SNOOZED = "snoozed"
    CARRIED = "carried"
    HANDED_OVER = "handed_over"
    CAME_BACK = "came_back"
    STOPPED = "stopped"


class ActionChange(AreaRow, table=True):
    """One step of an action's history: who took it, with a code for why and the day it set."""

    __tablename__ = "action_change"

    action_id: int = Field(foreign_key="action.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    step: Step = Field(sa_type=word(Step))
    reason: str = Field(default="", max_length=40)
    to_on: date | None = None
    changed_at: datetime


# Made once: each card asks it.
ACTIONS = (
    select(Action)
    .where(Action.meeting_id == bindparam("meeting"))
    .order_by(col(Action.due_on), col(Action.id))
)


def actions_of(tx: Session, meeting_id: int) -> Sequence[Action]:
    """The meeting's actions, the first due first."""
    return tx.exec(ACTIONS, params={"meeting": meeting_id}).all()


def repeating(tx: Session, area_id: int, day: date) -> Sequence[tuple[Action, Meeting]]:
    """The newest of each series whose next turn may have come by *day*, by their meetings."""
    done = col(Action.done_at).is_not(None)
    return tx.exec(
        select(Action, Meeting)
        .join(Meeting, col(Meeting.id) == col(Action.meeting_id))
        .where(
            Action.area_id == area_id,
            Action.every != Every.ONCE,
            or_(done, col(Action.due_on) <= day),
            col(Meeting.state).in_(GOES_ON),
        )
        .order_by(col(Meeting.id), col(Action.id))
    ).all()


def newest_of(tx: Session, area_id: int, action_id: int) -> int:
    """The action that carries the rule of this one's series; itself when there is none."""
    series = select(Action.series).where(Action.id == action_id).scalar_subquery()
    found = tx.exec(
        select(Action.id).where(
            Action.area_id == area_id, Action.series == series, Action.every != Every.ONCE
        )
    ).first()
    return found or action_id


def open_in_series(tx: Session, series: str) -> int:
    """How many of a series are to be done still."""
    ask = select(Action.id).where(Action.series == series, col(Action.done_at).is_(None))
    return len(tx.exec(ask).all())


def action_by_id(tx: Session, area_id: int, action_id: int) -> Action | None:
    """The action if it is of this area, as the row is now."""
    return tx.exec(
        select(Action)
        .where(Action.id == action_id, Action.area_id == area_id)
        .execution_options(populate_existing=True)
    ).first()


def open_actions(
    tx: Session, area_id: int, contact_id: int | None = None
) -> Sequence[tuple[Action, Meeting]]:
    """Open actions of meetings that go on, the first due first.

    With a contact only those of meetings that they are called to or convene.
    """
    ask = (
        select(Action, Meeting)
        .join(Meeting, col(Meeting.id) == col(Action.meeting_id))
        .where(
            Action.area_id == area_id,
            col(Action.done_at).is_(None),
            col(Meeting.state).in_(GOES_ON),
        )
        .order_by(col(Action.due_on), col(Action.id))
    )
    if contact_id is not None:
        called = select(Invitation.meeting_id).where(
            Invitation.contact_id == contact_id, col(Invitation.revoked_at).is_(None)
        )
        ask = ask.where(or_(Meeting.convener_id == contact_id, col(Meeting.id).in_(called)))
    return tx.exec(ask).all()


def called_to(tx: Session, meeting_ids: Collection[int]) -> Mapping[int, list[Contact]]:
    """Those called to each meeting and still in their work, in the order they were called."""
    found: dict[int, list[Contact]] = {each: [] for each in meeting_ids}
    rows = tx.exec(
        select(Invitation.meeting_id, Contact)
        .join(Contact, col(Contact.id) == col(Invitation.contact_id))
        .where(
            col(Invitation.meeting_id).in_(found),
            col(Invitation.revoked_at).is_(None),
            col(Contact.active),
        )
        .order_by(col(Invitation.id))
    )
    for meeting_id, contact in rows:
        found[meeting_id].append(contact)
    return found


def snoozes(tx: Session, action_ids: Collection[int], contact_id: int) -> Mapping[int, date]:
    """Until which day a person wants to hear nothing of an action; their last word counts."""
    rows = tx.exec(
        select(ActionChange)
        .where(
            col(ActionChange.action_id).in_(action_ids),
            ActionChange.contact_id == contact_id,
            ActionChange.step == Step.SNOOZED,
        )
        .order_by(col(ActionChange.id))
    ).all()
    return {each.action_id: each.to_on for each in rows if each.to_on}


def snoozed_in(tx: Session, area_id: int) -> set[int]:
    """Actions of the area that somebody has wanted to hear nothing of for a while."""
    asleep = select(ActionChange.action_id).where(
        ActionChange.area_id == area_id, ActionChange.step == Step.SNOOZED
    )
    return set(tx.exec(asleep))


def sent_under(tx: Session, keys: Sequence[str]) -> list[Outbox]:
    """Rows with these keys that have been sent."""
    found: list[Outbox] = []
    for start in range(0, len(keys), AT_ONCE):
        some = col(Outbox.key).in_(keys[start : start + AT_ONCE])
        found += tx.exec(select(Outbox).where(some, Outbox.state == OutboxState.SENT)).all()
    return found


def forget(tx: Session, action: Action) -> None:
    """Take an action away with its history: what it said may be what must go."""
    for each in history(tx, action.id):
        tx.delete(each)
    tx.flush()
    tx.delete(action)
    tx.flush()


def histories(tx: Session, action_ids: Collection[int]) -> Mapping[int, list[ActionChange]]:
    """Every step of each of these actions, oldest first."""
    found: dict[int, list[ActionChange]] = {each: [] for each in action_ids}
    rows = tx.exec(
        select(ActionChange)
        .where(col(ActionChange.action_id).in_(found))
        .order_by(col(ActionChange.id))
    )
    for each in rows:
        found[each.action_id].append(each)
    return found


def history(tx: Session, action_id: int) -> Sequence[ActionChange]:
    """Every step of an action, oldest first."""
    return tx.exec(
        select(ActionChange)
        .where(ActionChange.action_id == action_id)
        .order_by(col(ActionChange.id))
    ).all()
