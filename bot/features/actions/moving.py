"""Actions that go on elsewhere: at the next meeting, or with whoever takes over a place."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from models.actions import Action, ActionChange, Every, Step, actions_of, called_to
from models.meetings import Meeting
from models.registry import Contact
from models.store import Tx


def carry_over(
    tx: Tx, before: Meeting, after: Meeting, organisations: Collection[int], now: datetime
) -> None:
    """Move what is still to be done to the meeting that follows: it stands there, and only there.

    So does what is done and comes back, once somebody knows when. What belongs to an organisation
    that is not called again becomes the convener's organisation's.
    """
    convener = tx.get_one(Contact, after.convener_id)
    for action in actions_of(tx, before.id):
        if action.done_at is not None and action.every is Every.ONCE:
            continue
        action.meeting_id = after.id
        if action.organisation_id not in organisations:
            action.organisation_id, action.function_id = convener.organisation_id, None
        _note(tx, action, Step.CARRIED, now)


def hand_over_actions(
    tx: Tx, meeting: Meeting, leaver: Contact, successor: Contact, now: datetime
) -> None:
    """What was the leaver's to do is the successor's, unless another has the same function there.

    Args:
        tx: Open, with the successor in the leaver's place.
        meeting: Not ended.
        leaver: Called no more.
        successor: Of the same organisation.
        now: When.
    """
    place = (leaver.organisation_id, leaver.function_id)
    others = [each for each in called_to(tx, [meeting.id])[meeting.id] if each.id != successor.id]
    if any((each.organisation_id, each.function_id) == place for each in others):
        return
    for action in still_open(tx, meeting):
        if (action.organisation_id, action.function_id) == place:
            action.function_id = successor.function_id
            action.given_on = now.astimezone(ZoneInfo(meeting.zone)).date()
            _note(tx, action, Step.HANDED_OVER, now)


def still_open(tx: Tx, meeting: Meeting) -> list[Action]:
    """What is still to be done of a meeting."""
    return [each for each in actions_of(tx, meeting.id) if each.done_at is None]


def _note(tx: Tx, action: Action, step: Step, now: datetime) -> None:
    action.revision += 1
    tx.add(ActionChange(area_id=action.area_id, action_id=action.id, step=step, changed_at=now))
    tx.flush()
