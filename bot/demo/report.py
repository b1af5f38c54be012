"""The scripted demo's anmälningsmöte: conditions, the fast lane, and a neutral "klart senast"."""

from datetime import UTC, datetime

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.stage import Stage, methods, shown, someone, travel_to
from bot.replies import Heading
from bot.texts import render

LATEST = "2027-03-25"
"""The last date that is set, two weeks after the SIP before this act."""


async def play_report(stage: Stage, built: House) -> None:
    """From the conditions to what is left to do, seen by the handläggare and the reporter."""
    soc, kurator = someone(built, "soc"), someone(built, "kurator")
    await travel_to(stage, built, datetime(2027, 3, 15, 8, 0, tzinfo=UTC))
    await _school_is_shown_another_way(stage, kurator)
    await _confirm(stage, soc)
    await _call(stage, soc, kurator)
    await _book(stage, built, soc)
    await _close(stage, built, soc, kurator)


async def _school_is_shown_another_way(stage: Stage, kurator: Someone) -> None:
    stage.tell(f"{kurator.person.name} skriver /samordna anmälan.")
    reply = await kurator.says("anmälan")
    stage.check("/samordna konsultation" in shown(reply), "skolan visades till konsultation")


async def _confirm(stage: Stage, soc: Someone) -> None:
    stage.tell(f"{soc.person.name} skriver /samordna anmälan och läser villkoren.")
    await soc.says("anmälan")
    conditions = [each for each in soc.form.fields if isinstance(each, Heading)]
    stage.tell("\n".join(f"    {render(each.text, 'sv')}" for each in conditions))
    stage.check(len(conditions) == len(soc.form.fields), "inget villkor går att besvara")
    await soc.fills()
    stage.check(soc.form.id == "meetings.call", "en knapp räckte för att gå vidare")


async def _call(stage: Stage, soc: Someone, kurator: Someone) -> None:
    stage.tell(f"{soc.person.name} söker tid före ett sista datum.")
    who = (soc.choice("who", "Kurator, Ekbackens skola"),)
    days = {"from_on": "2027-03-15", "to_on": "2027-03-31", "latest_on": LATEST}
    reply = await soc.fills(who=who, when="find", **days)
    stage.check(not reply.errors, "tider hittades utan vanligt varsel")
    told = shown(kurator.cards[-1].reply)
    stage.tell(told)
    stage.check("tis 16 mars" in told, "redan nästa arbetsdag går bra")
    stage.check("anmäl" not in told.casefold(), "kortet säger inte vad mötet är")


async def _book(stage: Stage, built: House, soc: Someone) -> None:
    before = len(methods(built))
    best = next(button for _, button in soc.buttons() if button.id == "book")
    await soc.presses(render(best.label, "sv"))
    stage.check(methods(built)[before:] == ["REQUEST"] * 2, "två neutrala kallelser gick ut")
    mail = built.mailbox.mails[-1].message.as_string().casefold()
    stage.check("anmäl" not in mail, "kallelsen säger inte heller det")


async def _close(stage: Stage, built: House, soc: Someone, kurator: Someone) -> None:
    await travel_to(stage, built, datetime(2027, 3, 17, 8, 0, tzinfo=UTC))
    stage.tell(f"{soc.person.name} avslutar mötet och sätter ett neutralt klart senast.")
    await soc.presses("Avsluta mötet")
    stage.tell(shown(await soc.fills(feedback="by", feedback_by_on="2027-03-24")))
    await travel_to(stage, built, datetime(2027, 3, 24, 7, 1, tzinfo=UTC))
    reminder = shown(soc.cards[-1].reply)
    stage.tell(reminder)
    stage.check("ska vara klart senast" in reminder, "handläggaren påmindes, utan att säga om vad")
    stage.check("klart senast" not in shown(kurator.cards[-1].reply), "ingen annan påmindes")
    await soc.presses("Klart")
