"""What tests of closing share: meetings that have been held, and closing them."""

from datetime import datetime

from bot.demo.calling import Values
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.travel import travel
from bot.replies import Reply
from models.meetings import Meeting
from tests.conftest import Clock
from tests.features.acting import call_fixed, utc
from tests.features.looking import rows
from tests.features.reporting import call_report_fixed

HELD_AT = utc(2, 11, 11)
"""After the meeting of `call_fixed`: Thursday 11 February, noon in Stockholm."""


RECEIVER = "BUS-samordnare, Lokala BUS Exempelviken"


async def hold_sip(
    built: House, clock: Clock, anna: Someone, at: datetime = HELD_AT, **changes: str
) -> None:
    """Call a SIP to a fixed time and let the time come."""
    await call_fixed(anna, **changes)
    if anna.reply.form:  # asked once whether to book without the family's availability
        await anna.fills()
    await travel(built, clock, at)


async def hold_report(built: House, clock: Clock, soc: Someone) -> None:
    """Call an anmälningsmöte to Wednesday 3 February, 10.30, and let the time come."""
    await call_report_fixed(soc)
    await travel(built, clock, utc(2, 3, 11))


async def hold_bus(built: House, clock: Clock, anna: Someone, *, overall: bool = False) -> None:
    """Call one of the BUS meetings and let its time come."""
    await call_bus(anna, overall=overall)
    await travel(built, clock, HELD_AT)


async def call_bus(anna: Someone, *, overall: bool = False) -> Reply:
    """Call one of the BUS meetings to Thursday 11 February, 10.30."""
    await anna.says("bus")
    await anna.presses("BUS övergripande" if overall else "Ett enskilt ärende")
    gate: Values = {} if overall else {"secrecy": ("yes",), "obstacle": "resources"}
    called = ("Rektor, Ekbackens skola", "Psykolog, BUP Exempelviken")
    return await anna.fills(
        who=tuple(anna.choice("who", each) for each in called),
        when="fixed",
        on="2027-02-11",
        at="10.30",
        **gate,
    )


async def hand_on(built: House, clock: Clock, anna: Someone) -> None:
    """A SIP that got stuck, handed on to the BUS-samordnare."""
    await hold_sip(built, clock, anna)
    await anna.presses("Avsluta mötet")
    await anna.fills(
        next="bus",
        bus_convener=anna.choice("bus_convener", RECEIVER),
        obstacle="responsibility",
        secrecy=("yes",),
    )


async def close(convener: Someone, **values: str | tuple[str, ...]) -> Reply:
    """Press the newest card's "Avsluta mötet" and send in the form."""
    await convener.presses("Avsluta mötet")
    return await convener.fills(**values)


def everybody_came(convener: Someone) -> tuple[str, ...]:
    """The values that tick every organisation in the open form."""
    (came,) = [each for each in convener.form.fields if getattr(each, "id", "") == "came"]
    return tuple(option.value for option in getattr(came, "options", ()))


def newest_meeting(built: House) -> Meeting:
    """The meeting that was made last."""
    return rows(built, Meeting)[-1]
