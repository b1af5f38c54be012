"""What people see of BUS."""

from collections.abc import Sequence

from bot.features.meetings.forms import OBSTACLES
from bot.features.meetings.intents import Obstacle
from bot.features.meetings.view import MeetingView
from bot.replies import Button, Choices, Look, Part, Reply, T, Text, Tone

LEVELS = {"bus": "bus.individual", "bus_overgripande": "bus.overall"}


def choose(kinds: Sequence[str], quota: T | None) -> Reply:
    """The levels that somebody may call, as buttons."""
    buttons = tuple(Button(f"call.{each}", "", T(LEVELS[each])) for each in kinds)
    told = (Text(quota, Tone.QUIET),) if quota else ()
    return Reply((Text(T("bus.which")), Choices(buttons), *told))


def escalated(view: MeetingView) -> tuple[Part, ...]:
    """A matter that was handed on: the meeting it came from and the obstacle, nothing else."""
    meeting_id, before = str(view.meeting.id), view.before
    obstacle = T(OBSTACLES[Obstacle(view.meeting.obstacle or Obstacle.OTHER)])
    return (
        Text(T("bus.handed_on", reference=before.reference if before else view.meeting.reference)),
        Text(T("bus.obstacle", obstacle=obstacle)),
        Text(T("bus.secrecy_solved"), Tone.QUIET),
        Choices(
            (
                Button("bus.call", meeting_id, T("bus.call"), Look.PRIMARY),
                Button("cancel", meeting_id, T("meetings.drop_draft"), Look.DANGER),
            )
        ),
    )
