"""The words of a digest: one line that says it all; nothing of a child's meeting in a channel."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.reading import words
from bot.features.digest.forums import Lacking
from bot.features.digest.lines import MOST
from bot.features.digest.outlook import Outlook
from bot.features.digest.replies import personal_parts, references, team_digest
from bot.replies import Reply, T
from models.meetings import ConsentStatus, Meeting
from tests.features.digest.made import NOW, consent, draft, meeting, near, owed, polled, told

YESTERDAY, FRIDAY = date(2027, 1, 31), date(2027, 2, 5)


def line(found: Outlook, language: str = "sv") -> str:
    return words(Reply(personal_parts(found)), language).split("\n")[0]


def test_one_line_says_it_all() -> None:
    late = owed(meeting(), YESTERDAY)
    found = told(near(meeting()), near(meeting()), near(meeting()), actions=(late, late))
    asked = told(near(polled()), lacks=1)

    assert line(replace(found, polls=asked.polls)) == (
        "3 möten den här veckan, 1 svar saknas och 2 åtgärder är sena."
    )
    assert line(found, "en") == "3 meetings this week and 2 actions are late."


def test_a_persons_own_has_references_and_no_words_about_a_child() -> None:
    sip, forum = meeting(), meeting("forum", name="Skolforum")
    found = told(
        near(sip),
        actions=(owed(sip, YESTERDAY, "Återkoppla om läget"), owed(forum, FRIDAY, "Boka lokal")),
    )

    said = words(Reply(personal_parts(found)))

    assert f"sön 31 januari 2027: Sen: Samverkansmöte {sip.reference}" in said
    assert "fre 5 februari 2027: Boka lokal (Skolforum)" in said
    assert "läget" not in said
    assert references(found) == (sip.reference,)


def test_a_draft_waits_for_its_convener_and_nobody_is_told_for_what() -> None:
    waiting = draft()
    found = told(near(waiting, consent(status=ConsentStatus.BEING_OBTAINED)))

    said = words(Reply(personal_parts(found)))

    assert said.split("\n") == [
        "1 utkast väntar.",
        "Väntar på dig",
        f"Samverkansmöte {waiting.reference}",
    ]


def test_a_channel_counts_everything_that_is_about_one_child() -> None:
    sip = meeting(agenda_closes_at=NOW + timedelta(days=2))
    asked, waiting = polled(), draft()
    found = told(
        near(sip, consent()),
        near(asked, consent()),
        near(waiting, consent(status=ConsentStatus.BEING_OBTAINED)),
        lacks=2,
        actions=(owed(sip, YESTERDAY, "Återkoppla om läget"), owed(sip, FRIDAY)),
    )

    said = words(team_digest(found))

    assert said.split("\n") == [
        "Veckan",
        "1 möte den här veckan, 2 svar saknas, 1 åtgärd är sen, 1 åtgärd ska snart vara klar och "
        "1 utkast väntar.",
        "Samverkansmöten om enskilda: 1 den här veckan, 0 nästa vecka.",
        "Svar som saknas om enskilda: 2.",
        "Sena åtgärder om enskilda: 1.",
        "Åtgärder om enskilda som snart ska vara klara: 1.",
        "Dagordningar om enskilda som stänger snart: 1.",
        "Ett utkast väntar på samtycke.",
    ]


def test_a_channel_reads_structural_meetings_by_name() -> None:
    forum, asked = meeting("forum", name="Skolforum"), polled("forum", name="Närvaroforum")
    found = told(near(forum), near(asked), lacks=3, actions=(owed(forum, YESTERDAY),))
    found = replace(found, forums=[Lacking(T("kinds.bus_overall"), 1, 2)])

    said = words(team_digest(found))

    assert "tors 4 februari kl. 10.00: Skolforum" in said
    assert "ons 3 februari kl. 12.00: Närvaroforum: 3 svar" in said
    assert "Boka lokal (Skolforum)" in said
    assert "1 av 2: BUS övergripande" in said
    assert "enskilda" not in said
    assert not found.individual


@pytest.mark.parametrize("more", [1, 5])
def test_a_long_list_is_cut_and_says_by_how_much(more: int) -> None:
    found = told(*(near(meeting("forum", name=f"Forum {nth}")) for nth in range(MOST + more)))

    said = words(team_digest(found))

    assert f"Och {more} till." in said
    assert said.count("kl. 10.00") == MOST


@st.composite
def anything(draw: st.DrawFn) -> Outlook:
    """An outlook of individual meetings alone, with anything in it."""
    some: list[Meeting] = draw(
        st.lists(st.sampled_from(["sip", "bus", "anmalningsmote", "konsultation"]), min_size=1).map(
            lambda kinds: [meeting(kind, latest_on=FRIDAY) for kind in kinds]
        )
    )
    asked = [polled(each.kind, latest_on=FRIDAY) for each in some]
    actions = tuple(owed(each, YESTERDAY, "Hemligt om barnet") for each in some)
    return told(*map(near, some), *map(near, asked), lacks=draw(st.integers(0, 3)), actions=actions)


@given(anything())
def test_nothing_in_a_channel_tells_one_childs_meeting_from_another(found: Outlook) -> None:
    said = words(team_digest(found))

    assert not [each for each in references(found) if each in said.split()]
    for word in ("Hemligt", "anmäl", "SIP", "onsultation", "kl."):
        assert word not in said
    assert found.individual
