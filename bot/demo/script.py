"""The main job played through without a window: the same handlers, an injected clock.

Every step says what it does and checks that it held; what came out is kept as files.
"""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.demo.calling import call_sip
from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import calendar_text, event
from bot.demo.report import play_report
from bot.demo.stage import Stage, StepError, mails, methods, shown, someone, travel_to
from bot.demo.term import play_term_start
from bot.demo.weeks import play_weeks
from bot.replies import Look
from bot.texts import render

START = datetime(2027, 1, 25, 8, 0, tzinfo=UTC)  # a Monday, 9.00 in Stockholm


def play(out: Path) -> int:
    """Play the script; 0 when every step held. Writes transcript, mails and invitations."""
    stage = Stage(START)
    failed = False
    with house(stage.now) as built:
        try:
            asyncio.run(_story(stage, built))
        except (StepError, LookupError) as error:
            stage.tell(f"  ✗ {error}")
            failed = True
        _keep(out, stage, built)
    return int(failed)


async def _story(stage: Stage, built: House) -> None:
    anna = someone(built, "sip")
    called = [someone(built, user) for user in ("kurator", "bup")]
    await _call(stage, anna)
    await _vote(stage, built, anna, called)
    await _book(stage, built, anna)
    await _move(stage, built, anna)
    await _second_meeting_cancelled(stage, built, anna)
    await _reminder(stage, built)
    await _digest(stage, built)
    await _stuck(stage, built, anna)
    await _consent_withdrawn(stage, built, anna)
    await play_report(stage, built)
    await play_weeks(stage, built)
    await play_term_start(stage, built)


async def _call(stage: Stage, anna: Someone) -> None:
    stage.tell(f"{anna.person.name} skriver /samordna sip och fyller i formuläret.")
    await call_sip(anna)
    stage.check(not anna.reply.errors, "formuläret togs emot")
    stage.tell(shown(anna.reply))


async def _vote(stage: Stage, built: House, anna: Someone, called: list[Someone]) -> None:
    stage.check(all(len(each.cards) == 1 for each in (anna, *called)), "alla fick ett privat kort")
    stage.check(not built.workspace.messages(anna.person, anna.channel), "inget stod i kanalen")
    for person, answer in zip((anna, *called), ("Ja", "Ja", "Om det behövs"), strict=True):
        row = person.buttons()[0][0]
        await person.presses(answer, about=row)
        stage.tell(f"{person.person.name} svarar {answer} på {row}.")
    stage.check("2 ja, 1 om det behövs" in shown(anna.cards[0].reply), "rösterna räknades")
    stage.check(len(anna.cards) == 1, "kortet ändrades på plats")


async def _book(stage: Stage, built: House, anna: Someone) -> None:
    stage.tell(f"{anna.person.name} bokar den tid som alla kan.")
    best = next(
        button
        for _, button in anna.buttons()
        if button.id == "book" and button.look == Look.PRIMARY
    )
    await anna.presses(render(best.label, "sv"))
    stage.check(methods(built) == ["REQUEST"] * 3, "tre kallelser gick ut, en till var")
    stage.tell(shown(anna.cards[0].reply))


async def _move(stage: Stage, built: House, anna: Someone) -> None:
    stage.tell(f"{anna.person.name} flyttar mötet.")
    await anna.presses("Flytta")
    await anna.fills(on="2027-02-09", at="15.00")
    stage.check(methods(built) == ["REQUEST"] * 6, "alla fick den nya tiden")
    events = [event(mail) for mail in mails(built)]
    stage.check(len({event["UID"] for event in events}) == 1, "samma UID")
    stage.check({event["SEQUENCE"] for event in events[3:]} == {1}, "SEQUENCE höjdes till 1")


async def _second_meeting_cancelled(stage: Stage, built: House, anna: Someone) -> None:
    stage.tell(f"{anna.person.name} har redan en tid för ett andra möte, och ställer in det.")
    await call_sip(anna, when="fixed", on="2027-02-11", at="10.30")
    stage.check(methods(built)[6:] == ["REQUEST"] * 3, "det bokades direkt, utan omröstning")
    await anna.presses("Ställ in")
    await anna.fills()
    stage.check(methods(built)[9:] == ["CANCEL"] * 3, "alla fick återbud")
    events = [event(mail) for mail in mails(built)[6:]]
    stage.check(len({event["UID"] for event in events}) == 1, "återbudet har mötets UID")


async def _reminder(stage: Stage, built: House) -> None:
    await travel_to(stage, built, datetime(2027, 2, 8, 6, 59, tzinfo=UTC))
    before = len(mails(built))
    kurator = someone(built, "kurator")
    cards = len(kurator.cards)
    await travel_to(stage, built, datetime(2027, 2, 8, 7, 1, tzinfo=UTC))
    subjects = [str(mail["Subject"]) for mail in mails(built)[before:]]
    reminders = [each for each in subjects if each.startswith("Påminnelse")]
    stage.check(len(reminders) == 1, "den som vill ha mejl påmindes med mejl dagen före")
    # The week's list comes the same morning.
    new = [shown(each.reply) for each in kurator.cards[cards:]]
    told = [each for each in new if "Din vecka" not in each]
    stage.check(len(told) == 1, "de andra påmindes privat i chatten")


async def _digest(stage: Stage, built: House) -> None:
    weekly = [mail for mail in mails(built) if str(mail["Subject"]).startswith("Din vecka")]
    stage.check(len(weekly) >= 1, "den som vill ha mejl fick sin vecka med mejl")
    own = [shown(card.reply) for card in someone(built, "kurator").cards]
    stage.check(any("Din vecka" in each for each in own), "andra fick sin privat i chatten")
    posted = built.workspace.messages(someone(built, "sip").person, "sip")
    stage.check(len(posted) >= 1, "teamets kanal fick veckans antal")
    stage.tell(shown(posted[-1].reply))


async def _stuck(stage: Stage, built: House, anna: Someone) -> None:
    await travel_to(stage, built, datetime(2027, 2, 10, 8, 0, tzinfo=UTC))
    reminded = "är inte avslutat" in shown(anna.cards[-1].reply)
    stage.check(reminded, "sammankallande påmindes om att avsluta mötet")
    stage.tell(f"{anna.person.name} avslutar mötet: det löses inte i SIP och lyfts till BUS.")
    await anna.presses("Avsluta mötet")
    receiver = anna.choice("bus_convener", "BUS-samordnare, Lokala BUS Exempelviken")
    stuck = {"next": "bus", "bus_convener": receiver, "obstacle": "responsibility"}
    bus = someone(built, "bus")
    before = len(bus.cards)
    refused = await anna.fills(**stuck)
    stage.check("secrecy" in refused.errors, "det gick inte utan att sekretessfrågan var löst")
    stage.tell(shown(await anna.fills(**stuck, secrecy=("yes",))))
    stage.check(len(bus.cards) == before + 1, "bara den som tar emot i BUS fick veta något")
    stage.tell(shown(bus.cards[-1].reply))
    await _call_bus(stage, built, bus)


async def _call_bus(stage: Stage, built: House, bus: Someone) -> None:
    stage.tell(f"{bus.person.name} kallar samma organisationer.")
    before = len(methods(built))
    await bus.presses("Kalla till BUS")
    await bus.fills(when="fixed", on="2027-02-25", at="13.00")
    stage.check(methods(built)[before:] == ["REQUEST"] * 4, "fyra neutrala kallelser gick ut")


async def _consent_withdrawn(stage: Stage, built: House, anna: Someone) -> None:
    stage.tell(f"{anna.person.name} kallar till ett möte, och samtycket återkallas.")
    before = len(methods(built))
    await call_sip(anna, when="fixed", on="2027-03-11", at="10.30")
    await anna.presses("Samtycket är återkallat")
    asked = anna.form.fields
    stage.tell(shown(await anna.fills()))
    stage.check(len(asked) == 1, "det frågades en gång, utan skäl")
    sent = methods(built)[before:]
    stage.check(sent == ["REQUEST"] * 3 + ["CANCEL"] * 3, "alla kallade fick återbud")
    kurator = someone(built, "kurator")
    unsaid = "amtyck" not in shown(kurator.cards[-1].reply)
    stage.check(unsaid, "ingen annan fick veta varför")
    stage.tell(shown(anna.cards[-1].reply))


def _keep(out: Path, stage: Stage, built: House) -> None:
    (out / "mail").mkdir(parents=True, exist_ok=True)
    (out / "ics").mkdir(exist_ok=True)
    (out / "transcript.txt").write_text("\n".join(stage.lines) + "\n", encoding="utf-8")
    for caught in built.mailbox.mails:
        name = f"{caught.number:02}"
        (out / "mail" / f"{name}.eml").write_bytes(caught.raw)
        if calendar := calendar_text(caught.message):
            (out / "ics" / f"{name}.ics").write_text(calendar, newline="")
