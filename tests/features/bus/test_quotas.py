"""How many of the term's meetings there are is shown where one more is called."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import Heading, Reply
from bot.texts import render
from models.meetings import Meeting
from tests.conftest import Someones
from tests.features.acting import call_fixed
from tests.features.anykind import call_any
from tests.features.closing import call_bus
from tests.features.looking import rows, save

FORUM = "(lokal rutin, terminsvisa samverkansforum)"


async def call_forum(anna: Someone, called: str, on: str = "2027-02-11") -> Reply:
    await anna.presses_unseen("call.forum", "")
    who = (anna.choice("who", "Rektor, Ekbackens skola"),)
    return await anna.fills(name=called, who=who, when="fixed", on=on, at="10.30")


def headings(person: Someone) -> list[str]:
    return [render(each.text, "sv") for each in person.form.fields if isinstance(each, Heading)]


async def test_the_form_of_bus_overall_begins_with_the_terms_count(anna: Someone) -> None:
    await call_bus(anna, overall=True)

    await anna.says("bus")
    await anna.presses("BUS övergripande")

    assert headings(anna)[0].startswith("1 av 2 möten bokade i termin VT 2027")


async def test_the_answer_counts_the_meeting_just_booked(anna: Someone) -> None:
    assert "1 av 2 möten bokade i termin VT 2027" in words(await call_bus(anna, overall=True))
    assert "2 av 2 möten bokade i termin VT 2027" in words(await call_bus(anna, overall=True))


async def test_a_forum_is_counted_by_its_name_when_the_form_has_told_it(anna: Someone) -> None:
    first = await call_forum(anna, "Skolnätverket")
    other = await call_forum(anna, "Förskolenätverket")
    again = await call_forum(anna, "Skolnätverket", on="2027-03-11")

    assert f"1 av 1 möten bokade i termin VT 2027 {FORUM}." in words(first)
    assert "1 av 1" in words(other)
    assert "2 av 1" in words(again)
    await anna.presses_unseen("call.forum", "")
    assert not [each for each in headings(anna) if "bokade" in each]


async def test_a_meeting_of_the_next_term_counts_there(built: House, anna: Someone) -> None:
    await call_forum(anna, "Skolnätverket")
    (meeting,) = rows(built, Meeting)
    assert meeting.starts_at is not None
    meeting.starts_at = meeting.starts_at.replace(year=2026, month=11)
    save(built, meeting)

    told = await call_forum(anna, "Skolnätverket")

    assert "1 av 1 möten bokade i termin VT 2027" in words(told)


async def test_a_poll_is_no_meeting_yet(anna: Someone) -> None:
    await anna.presses_unseen("call.forum", "")
    who = (anna.choice("who", "Rektor, Ekbackens skola"),)

    told = await anna.fills(
        name="Skolnätverket", who=who, when="find", from_on="2027-02-01", to_on="2027-02-12"
    )

    assert "0 av 1 möten bokade i termin VT 2027" in words(told)


async def test_meetings_about_a_child_have_no_quota(someone: Someones, anna: Someone) -> None:
    sip = await call_fixed(anna)
    consulted = await call_any(someone("soc"), "konsultation")

    assert "bokade i termin" not in words(sip) + words(consulted)
