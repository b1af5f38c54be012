"""Calling an anmälningsmöte, as a socialsekreterare does it."""

from bot.demo.calling import Values
from bot.demo.people import Someone
from bot.replies import Reply

REPORTER = "Kurator, Ekbackens skola"


async def open_report_form(soc: Someone) -> Reply:
    """Write `/samordna anmälan` and confirm the conditions."""
    await soc.says("anmälan")
    return await soc.fills()


async def call_report_meeting(soc: Someone, **changes: str | tuple[str, ...]) -> Reply:
    """Confirm the conditions and send in the form: a window of two weeks, the reporter called."""
    await open_report_form(soc)
    usual: Values = {
        "who": (soc.choice("who", REPORTER),),
        "when": "find",
        "from_on": "2027-01-25",
        "to_on": "2027-02-12",
    }
    return await soc.fills(**{**usual, **changes})


async def call_report_fixed(soc: Someone, **changes: str | tuple[str, ...]) -> Reply:
    """The same, to a time already agreed on."""
    fixed: Values = {"when": "fixed", "on": "2027-02-03", "at": "10.30"}
    return await call_report_meeting(soc, **{**fixed, **changes})
