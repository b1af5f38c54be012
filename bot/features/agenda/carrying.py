"""Points that go on to the next meeting of a chain: each stands at one meeting only."""

from collections.abc import Collection

from bot.features.agenda.rules import unresolved
from models.agenda import PointState, agenda
from models.meetings import Meeting
from models.registry import Contact
from models.store import Tx


def carry_points(
    tx: Tx, before: Meeting, after: Meeting, chosen: Collection[int], organisations: Collection[int]
) -> None:
    """Move what is chosen and not dealt with to the meeting that follows, in its order.

    What was raised by an organisation that is not called again becomes the convener's
    organisation's, and nobody presents it.
    """
    convener = tx.get_one(Contact, after.convener_id)
    left = [each for each in unresolved(agenda(tx, before.id)) if each.id in chosen]
    for position, item in enumerate(left, start=1):
        item.meeting_id, item.position, item.state = after.id, position, PointState.ON
        if item.organisation_id not in organisations:
            item.organisation_id, item.presenter_id = convener.organisation_id, None
        if item.about_id not in organisations:
            item.about_id = None
    tx.flush()
