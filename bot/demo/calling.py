"""A SIP called by its form, as the script and the tests fill it in."""

from collections.abc import Iterable

from bot.demo.people import Someone
from bot.features.meetings.intents import HalfDay
from bot.replies import Reply

CALLED = ("Kurator, Ekbackens skola", "Psykolog, BUP Exempelviken")
COVERED = ("Socialtjänsten Exempelviken", "Ekbackens skola", "BUP Exempelviken")
PLACE = "Mötesrummet, Socialtjänsten Exempelviken"

ANY_DAY = tuple(half.value for half in HalfDay)
"""What a family says that can come at any time of the working week."""

Values = dict[str, str | tuple[str, ...]]


async def call_sip(convener: Someone, **changes: str | tuple[str, ...]) -> Reply:
    """Write `/samordna sip` and send in its form: `usual_call` with *changes*."""
    await convener.says("sip")
    return await convener.fills(**{**usual_call(convener), **changes})


def usual_call(
    convener: Someone, who: Iterable[str] = CALLED, covers: Iterable[str] = COVERED
) -> Values:
    """What a convener writes in the form that is open: two weeks to look in, consent given.

    Args:
        convener: With the form in front of them.
        who: People as they stand in the form: `Kurator, Ekbackens skola`.
        covers: Organisations as they stand in the form.
    """
    return {
        "who": tuple(convener.choice("who", each) for each in who),
        "when": "find",
        "from_on": "2027-02-01",
        "to_on": "2027-02-12",
        "family": ANY_DAY,
        "place": convener.choice("place", PLACE),
        "consent": "given",
        "covers": tuple(convener.choice("covers", each) for each in covers),
        "valid_to_on": "2027-06-11",
        "confirmed_by": convener.choice("confirmed_by", "SIP-samordnare"),
    }
