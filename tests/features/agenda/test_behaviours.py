"""Behaviours 18–21: what is written for agendas is refused or asked about, and leaves no trace."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.texts import render
from models import erasing
from models.agenda import AgendaItem
from models.meetings import Meeting
from tests.conftest import Clock
from tests.features.acting import call_fixed
from tests.features.agenda.talking import begin, point, points, raises
from tests.features.looking import all_but_reads, errors, everything_kept, rows, the
from tests.features.polls.writing import answers_of, sends

FORMS = ("agenda.point", "agenda.change", "agenda.from_message", "agenda.decide")
"""Every form of an agenda that takes words."""


@pytest.fixture
async def sip(built: House, anna: Someone) -> Meeting:
    """A booked meeting about a single child, with a point to change and to decide on."""
    await call_fixed(anna)
    if anna.reply.form:
        await anna.fills()
    await raises(anna, the(built, Meeting), "Nästa steg")
    return the(built, Meeting)


async def by_every_form(built: House, anna: Someone, meeting: Meeting, words: str) -> list[str]:
    """Send the words by each form; what is said at the field where they stand."""
    about, item = str(meeting.id), point(built, "Nästa steg")
    replies = [
        await sends(anna, "agenda.point", about, pick="own", point=words),
        await sends(anna, "agenda.change", about, which=item, what="rewrite", point=words),
        await sends(anna, "agenda.from_message", "", meeting=about, point=words),
        await sends(anna, "agenda.decide", item, decision=words),
    ]
    assert len(replies) == len(FORMS)
    return ["".join(errors(each).values()) for each in replies]


NUMBERS = (
    "Gäller 20100312-2384",
    "Gäller 100312+2384",
    "Samordningsnummer 20100372-2391",
    "Ring 070-174 06 05",
    "Mejla kalle@hemma.example",
    "Se ärende SN 2026/1234",
)


async def test_b18_numbers_addresses_and_case_numbers_are_refused_and_not_echoed(
    built: House, clock: Clock, anna: Someone, sip: Meeting
) -> None:
    await begin(built, clock)
    before = all_but_reads(built)

    # In one house: what is refused leaves it as it was.
    for words in NUMBERS:
        told = await by_every_form(built, anna, sip, words)

        assert all(told[:1] + told[2:])  # a meeting that has begun takes no changes of points
        assert not any(words.split()[-1] in each for each in told)
        assert all_but_reads(built) == before


NAMING = ("Elev K har frågat", "Stöd till A.B.", "Pojken i 7B på Ekbacken")


@pytest.mark.parametrize("words", NAMING)
async def test_b19_initials_class_and_names_are_refused_or_asked_about_in_private(
    built: House, anna: Someone, sip: Meeting, words: str
) -> None:
    before = everything_kept(built)

    reply = await sends(anna, "agenda.point", str(sip.id), pick="own", point=words)

    assert errors(reply)["point"]
    assert reply.remarks["point"].suggestion or reply.remarks["point"].asks
    assert reply.audience == "only_you"
    assert everything_kept(built) == before


async def test_b20_what_together_singles_somebody_out_is_kept_only_once_it_is_answered(
    built: House, anna: Someone, sip: Meeting
) -> None:
    words = "Eleven i åk 8 på Ekbackens skola har 40 % frånvaro"
    asked = await sends(anna, "agenda.point", str(sip.id), pick="own", point=words)
    kept = points(built)

    ticked: dict[str, str | tuple[str, ...]] = {}
    for each in asked.remarks["point"].asks:
        for name, value in answers_of(each, "point", ticked=True).items():
            ticked[name] = (*ticked.get(name, ()), *value)
    await sends(anna, "agenda.point", str(sip.id), pick="own", point=words, **ticked)

    assert errors(asked)["point"]
    assert kept == [("Nästa steg", "on")]
    assert points(built)[-1] == (words, "on")


async def test_b21_a_refused_point_and_a_refused_decision_live_nowhere(
    built: House, clock: Clock, anna: Someone, sip: Meeting
) -> None:
    words = "Ring Kalle Karlsson på tisdag"
    await begin(built, clock)

    reply = await sends(anna, "agenda.decide", point(built, "Nästa steg"), decision=words)
    await by_every_form(built, anna, sip, words)
    await built.bot.sweep()

    assert errors(reply)["decision"].startswith("Texten innehåller ett namn.")
    assert "Karlsson" not in repr(everything_kept(built))
    assert "Karlsson" not in repr([each.reply for each in anna.cards])
    assert "Karlsson" not in render(reply.errors["decision"], "sv")
    assert "Karlsson" not in repr(reply)


async def test_points_decisions_and_late_rows_go_when_the_meeting_is_disposed_of(
    built: House, clock: Clock, anna: Someone, sip: Meeting
) -> None:
    await begin(built, clock)
    await anna.presses_unseen("point.action", point(built, "Nästa steg"))
    await sends(anna, "agenda.decide", point(built, "Nästa steg"), decision="Vi ses igen")
    with built.store.transaction() as tx:
        erasing.erase(tx, [sip.id])

    assert not rows(built, AgendaItem)
    assert "Vi ses igen" not in repr(everything_kept(built))
