"""The scripted demo's term start: a school year asked for, forums' status, all booked at once."""

from datetime import UTC, datetime

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import calendar_text
from bot.demo.stage import Stage, mails, methods, shown, someone, travel_to

# Made up for the play, and saved as not confirmed: nobody has decided 2027/28 yet.
NEXT_YEAR = {
    "autumn_from": "2027-08-16",
    "autumn_to": "2027-12-17",
    "spring_from": "2028-01-10",
    "spring_to": "2028-06-09",
    "autumn_lov_from": "2027-11-01",
    "autumn_lov_to": "2027-11-05",
    "winter_lov_from": "2028-02-28",
    "winter_lov_to": "2028-03-03",
    "easter_lov_from": "2028-04-18",
    "easter_lov_to": "2028-04-21",
    "source": "påhittat för demon",
}


async def play_term_start(stage: Stage, built: House) -> None:
    """From May, when nobody knows the next year, to the third week of the autumn term."""
    anna, bus = someone(built, "sip"), someone(built, "bus")
    await _year_is_asked_for(stage, built, anna)
    await _status(stage, built, bus)
    await _book_all(stage, built, bus)
    await _explain(stage, anna)


async def _year_is_asked_for(stage: Stage, built: House, anna: Someone) -> None:
    await travel_to(stage, built, datetime(2027, 5, 3, 6, 5, tzinfo=UTC))
    asked = next(each for each in reversed(anna.cards) if "läsår" in shown(each.reply))
    stage.tell(shown(asked.reply))
    stage.check("Läsårsdata saknas för 2027/28" in shown(asked.reply), "i maj frågas efter läsåret")
    for school in ("Kommunens skolor", "Friskolan Fyren"):
        stage.tell(f"{anna.person.name} lägger in läsåret för {school}.")
        await anna.presses_unseen("schoolyears.add", "")
        wrong = await anna.fills(
            **{**NEXT_YEAR, "school": anna.choice("school", school), "autumn_from": "2027-09-06"}
        )
        stage.check("autumn_to" in wrong.errors, "en hösttermin från september togs inte emot")
        saved = await anna.fills(**{**NEXT_YEAR, "school": anna.choice("school", school)})
        stage.tell(shown(saved))
        stage.check(not saved.errors, "läsåret är sparat som ej bekräftat")


async def _status(stage: Stage, built: House, bus: Someone) -> None:
    await travel_to(stage, built, datetime(2027, 9, 6, 6, 5, tzinfo=UTC))
    told = next(shown(each.reply) for each in reversed(bus.cards) if "HT 2027" in shown(each.reply))
    stage.tell(told)
    stage.check("0 av 2 bokade" in told, "tre veckor in i terminen vet den som sköter BUS läget")


async def _book_all(stage: Stage, built: House, bus: Someone) -> None:
    stage.tell(f"{bus.person.name} bokar båda mötena med en knapp.")
    before, sent = len(methods(built)), len(mails(built))
    stage.tell(shown(await bus.presses("Boka alla 2")))
    called = methods(built)[before:]
    stage.check(len(called) >= 10 and set(called) == {"REQUEST"}, "kallelserna gick ut")
    calendars = [found for mail in mails(built)[sent:] if (found := calendar_text(mail))]
    stage.check(
        all("TZID=Europe/Stockholm" in each for each in calendars),
        "kalendern har väggklockans tid, också efter att klockan ställts om",
    )
    listed = shown(await bus.says("forum"))
    stage.tell(listed)
    stage.check("2 av 2 bokade" in listed, "terminens kvot är nådd")


async def _explain(stage: Stage, anna: Someone) -> None:
    stage.tell(f"{anna.person.name} förklarar varför samverkansforum inte ses i höst.")
    await anna.says("forum")
    await anna.presses("Förklara", about="Samverkansforum Exempelviken")
    stage.tell(shown(await anna.fills(reason="reorganisation")))
    listed = shown(await anna.says("forum"))
    stage.check("Förklaring: Omorganisation" in listed, "terminen påminns inte mer")
