"""The scripted demo's three weeks: what is to be talked about and done, reminders and digests."""

from datetime import UTC, datetime

from bot.demo.agenda import play_agenda
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.stage import Stage, shown, someone, travel_to
from bot.replies import Reply

CALLED = (
    "Rektor, Ekbackens skola",
    "Kurator, Ekbackens skola",
    "SIP-samordnare, Socialtjänsten Exempelviken",
    "Psykolog, BUP Exempelviken",
)
SCHEDULE, MATERIAL = "Samla in skolornas schema", "Ta fram underlag om närvaro"


async def play_weeks(stage: Stage, built: House) -> None:
    """From the call to a structural meeting until what was let lie has reached its convener."""
    bus = someone(built, "bus")
    rektor, kurator = someone(built, "rektor"), someone(built, "kurator")
    await travel_to(stage, built, april(5, 8))
    await _call(stage, bus)
    await _points(stage, bus, rektor)
    await _actions(stage, bus)
    await _first_week(stage, built, rektor)
    await _second_week(stage, built, bus, kurator)
    await _third_week(stage, built, bus, rektor)
    await play_agenda(stage, built, bus, kurator)


def april(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of April 2027 by the clock in Greenwich: two hours behind Stockholm's."""
    return datetime(2027, 4, day, hour, minute, tzinfo=UTC)


async def _call(stage: Stage, bus: Someone) -> None:
    stage.tell(f"{bus.person.name} kallar till BUS övergripande om två veckor.")
    await bus.says("bus")
    await bus.presses("BUS övergripande")
    who = tuple(bus.choice("who", each) for each in CALLED)
    reply = await bus.fills(who=who, when="fixed", on="2027-04-22", at="13.00")
    stage.check(not reply.errors, "mötet bokades")


async def _points(stage: Stage, bus: Someone, rektor: Someone) -> None:
    stage.tell(f"{rektor.person.name} anmäler en punkt till dagordningen.")
    await rektor.presses("Till dagordningen")
    refused = await rektor.fills(point="Lisa Svensson har varit borta sedan jul")
    stage.check("point" in refused.errors, "en punkt med ett namn togs inte emot")
    await rektor.fills(point="Hur vi följer närvaron före sommaren")
    told = shown(bus.cards[-1].reply)
    stage.check("Hur vi följer närvaron" in told, "punkten står i skolans namn på kortet")
    stage.check("Lisa" not in told, "namnet finns ingenstans")


async def _actions(stage: Stage, bus: Someone) -> None:
    stage.tell(f"{bus.person.name} skriver upp vad som ska göras.")
    await bus.presses("Ny åtgärd")
    owner = bus.choice("owner", CALLED[0])
    asked = await bus.fills(action=SCHEDULE, owner=owner, until="nästa fredag")
    stage.check("until" in asked.errors, "nästa fredag kan betyda två dagar, så det frågades")
    reply = await bus.fills(action=SCHEDULE, owner=owner, until="fre")
    told = shown(reply)
    stage.tell(told)
    stage.check("fre 9 april 2027" in told, "fre är på fredag, och dagen visas")
    await bus.presses("Ny åtgärd")
    owner = bus.choice("owner", CALLED[1])
    again = {"until": "v 15", "repeats": "fortnight"}
    reply = await bus.fills(action=MATERIAL, owner=owner, **again)
    stage.check("fre 16 april 2027 (Varannan vecka)" in shown(reply), "v 15 är fredagen i v 15")


async def _first_week(stage: Stage, built: House, rektor: Someone) -> None:
    await travel_to(stage, built, april(7, 6, 1))
    told = shown(rektor.cards[-1].reply)
    stage.tell(told)
    stage.check(SCHEDULE in told, "rektorn påmindes två arbetsdagar före, privat och med knappar")
    stage.check(_said_in(built, rektor, "sip", SCHEDULE) == 0, "i kanalen påminns ingen")
    await travel_to(stage, built, april(8, 6, 1))
    sip = someone(built, "sip")
    opened = [shown(each.reply) for each in (rektor.cards[-1], sip.cards[-1])]
    stage.check(
        all("Dagordningen är öppen" in each for each in opened),
        "två veckor före mötet öppnade dagordningen, och alla kallade fick veta det",
    )
    await travel_to(stage, built, april(9, 12))
    again = sum(SCHEDULE in shown(each.reply) for each in rektor.cards if _is_reminder(each.reply))
    stage.check(again == 1, "ingen mer påminnelse före sista dagen")


async def _second_week(stage: Stage, built: House, bus: Someone, kurator: Someone) -> None:
    await travel_to(stage, built, april(12, 6, 1))
    week = shown(built.workspace.messages(bus.person, "sip")[-1].reply)
    stage.tell(week)
    stage.check(f"Sen: {SCHEDULE}" in week, "i kanalens vecka står den sena åtgärden med namn")
    stage.check("Samverkansmöte " not in week, "möten om enskilda är bara ett antal där")
    await travel_to(stage, built, april(14, 8))
    stage.tell(f"{kurator.person.name} är klar, och nästa kommer.")
    told = shown(await kurator.presses("Klar", about=MATERIAL))
    stage.check("30 april 2027" in told, "om två veckor från den dag den skulle vara klar")
    told = shown(await bus.presses("Historik"))
    stage.tell(told)
    stage.check("Kom tillbaka" in told, "historiken visar dag, vad och vems funktion")
    await travel_to(stage, built, april(16, 6, 1))
    told = shown(someone(built, "sip").cards[-1].reply)
    stage.check("lagt till någon punkt än" in told, "den vars organisation teg påmindes en gång")
    told = shown(kurator.cards[-1].reply)
    stage.check("lagt till någon punkt än" not in told, "skolan, som har en punkt, påmindes inte")


async def _third_week(stage: Stage, built: House, bus: Someone, rektor: Someone) -> None:
    await travel_to(stage, built, april(20, 6, 1))
    let_lie = shown(bus.cards[-1].reply)
    stage.tell(let_lie)
    stage.check(SCHEDULE in let_lie, "efter två påminnelser i onödan fick sammankallande veta det")
    days = [each.at.date() for each in rektor.cards if _is_reminder(each.reply)]
    stage.check(len(days) == len(set(days)), "aldrig mer än en påminnelse om dagen")
    stage.tell(f"{rektor.person.name} behöver mer tid, och säger varför med ett ord ur en lista.")
    await rektor.presses("Behöver mer tid", about=SCHEDULE)
    told = shown(await rektor.fills(reason="waits", until="om en vecka"))
    stage.check("27 april 2027" in told, "det nya datumet syns på listan")
    reply = await rektor.says("åtgärd")
    stage.tell(shown(reply))
    stage.check("Att göra" in shown(reply), "i kanalen visas teamets åtgärder bara för den som ber")


def _is_reminder(reply: Reply) -> bool:
    return reply.preview is not None and reply.preview.key == "actions.reminder"


def _said_in(built: House, person: Someone, channel: str, words: str) -> int:
    said = built.workspace.messages(person.person, channel)
    return sum(words in shown(each.reply) for each in said)
