"""Calling a meeting of any kind about a single child, by its own form."""

from collections.abc import Mapping

from bot.demo.calling import ANY_DAY, Values
from bot.demo.people import Someone
from bot.replies import Reply

CONVENERS: Mapping[str, str] = {
    "sip": "sip",
    "bus": "sip",
    "anmalningsmote": "soc",
    "konsultation": "soc",
}
"""Who of the district calls each kind: kind → user id."""

CALLED: Mapping[str, tuple[str, ...]] = {
    "sip": ("Kurator, Ekbackens skola", "Psykolog, BUP Exempelviken"),
    "bus": ("Kurator, Ekbackens skola", "Psykolog, BUP Exempelviken"),
    "anmalningsmote": ("Kurator, Ekbackens skola",),
    "konsultation": ("Kurator, Ekbackens skola",),
}


async def call_any(convener: Someone, kind: str, **changes: str | tuple[str, ...]) -> Reply:
    """Write the kind's word, confirm what is to be confirmed, and send in the form."""
    await convener.says(kind)
    if convener.reply.form is None:  # BUS asks which of its levels
        await convener.presses_unseen("call.bus", "")
    if convener.form.id == "meetings.conditions":
        await convener.fills()
    people = tuple(convener.choice("who", each) for each in CALLED[kind])
    days: Values = {"from_on": "2027-02-01", "to_on": "2027-02-12"}
    return await convener.fills(
        **{"who": people, "when": "find", **days, **_gate(convener, kind), **changes}
    )


def _gate(convener: Someone, kind: str) -> Values:
    if kind == "bus":
        return {"secrecy": ("yes",), "obstacle": "resources"}
    if kind != "sip":
        return {}
    (covers,) = [each for each in convener.form.fields if getattr(each, "id", "") == "covers"]
    return {
        "family": ANY_DAY,
        "consent": "given",
        "covers": tuple(option.value for option in getattr(covers, "options", ())),
        "valid_to_on": "2027-06-11",
        "confirmed_by": convener.choice("confirmed_by", "SIP-samordnare"),
    }
