"""The scripted demo's agenda: it goes out, a late point is decided on, points are ticked off."""

from datetime import UTC, datetime

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.stage import Stage, shown, travel_to

LATE = "Gemensam information till vårdnadshavare"
RAISED = "Hur vi följer närvaron"


async def play_agenda(stage: Stage, built: House, chair: Someone, kurator: Someone) -> None:
    """The last days before the meeting of 22 April, and the meeting itself."""
    _has_gone_out(stage, built, chair, kurator)
    await _comes_late(stage, built, chair, kurator)
    await _around_the_table(stage, built, chair)


def _has_gone_out(stage: Stage, built: House, chair: Someone, kurator: Someone) -> None:
    own = [shown(each.reply) for each in kurator.cards]
    stage.check(any(f"1. {RAISED}" in each for each in own), "tre dagar före gick dagordningen ut")
    said = [shown(each.reply) for each in built.workspace.messages(chair.person, "sip")]
    stage.check(any(RAISED in each for each in said), "den står i teamets stängda kanal också")


async def _comes_late(stage: Stage, built: House, chair: Someone, kurator: Someone) -> None:
    stage.tell(f"{kurator.person.name} kommer på en punkt till, för sent.")
    await kurator.presses("Dagordning")
    await kurator.presses("Till dagordningen")
    told = shown(await kurator.fills(point=LATE))
    stage.check("punkten är sparad" in told, "punkten sparades, och sammankallande avgör")
    stage.check(LATE not in shown(chair.cards[-1].reply), "i meddelandet står inte vilken")
    await chair.presses("Dagordning")
    await chair.presses("Ta med", about=LATE)
    stage.check(f"2. {LATE}" in shown(chair.reply), "sammankallande tog med den med en knapp")
    await travel_to(stage, built, datetime(2027, 4, 22, 11, 1, tzinfo=UTC))


async def _around_the_table(stage: Stage, built: House, chair: Someone) -> None:
    stage.tell("Mötet börjar, och den som leder det får punkterna att bocka av.")
    stage.tell(shown(chair.cards[-1].reply))
    await chair.presses("Beslut", about=RAISED)
    told = shown(await chair.fills(decision="Frånvaron följs upp varje vecka"))
    stage.check("Beslut: Frånvaron följs upp" in told, "beslutet är en rad, utan namn")
    await chair.presses("Gör till åtgärd", about=LATE)
    told = shown(chair.reply)
    stage.tell(told)
    stage.check("Åtgärd: Ekbackens skola, senast" in told, "punkten blev en åtgärd med ett tryck")
    await travel_to(stage, built, datetime(2027, 4, 23, 12, tzinfo=UTC))
