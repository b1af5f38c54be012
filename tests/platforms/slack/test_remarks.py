"""Refused words in Slack: the form stays with all it holds, and says below them what can be done.

The modal is a comment on a poll; what it may look like is checked at each call.
"""

from typing import Any

import pytest
from sqlmodel import select

from bot.platforms.slack import memo as memos
from bot.platforms.slack import modal, parse, remarks
from bot.platforms.slack.memo import Memo
from bot.platforms.slack.payloads import Action, ViewSubmission, read
from bot.replies import Ask, Form, Remark, Reply, T, Words, name
from models.audit import AuditEntry
from models.meetings import Comment, Meeting
from models.store import Tx
from tests.payloads import recorded
from tests.platforms.slack.limits import check_view
from tests.platforms.slack.person import Person, words
from tests.platforms.slack.place import Place
from tests.platforms.slack.test_flow import polled, someone

NAMED = "Ring Kalle Karlsson på tisdag"
MASKED = "Ring [namn] på tisdag"
SAGA, HOPE = "Är ”Saga” ett namn här?", "Är ”Hope” ett namn här?"
ASK = Ask("5a9a", "PERSON", T("guard.ask_person", words="Saga"), T("guard.tick_person"))


async def commenting(at: Place) -> Person:
    """Somebody called, with the form for a comment open."""
    await polled(at)
    bo = someone(at, "kurator")
    await bo.presses("Kommentera")
    return bo


def comments(at: Place) -> list[str]:
    with at.store.transaction() as tx:
        return [each.words for each in tx.exec(select(Comment)).all()]


def audited(at: Place) -> list[str]:
    with at.store.transaction() as tx:
        found = tx.exec(select(AuditEntry)).all()
        return [each.what for each in found if each.what.startswith("guard.")]


async def test_refused_words_stay_with_a_suggestion_below_them(at: Place) -> None:
    bo = await commenting(at)

    await bo.fills(comment=NAMED)

    assert bo.view is not None
    assert bo.written("comment") == NAMED
    kinds = [block["type"] for block in bo.view["blocks"]]
    assert kinds == ["input", "section", "section", "actions"]
    assert "Texten innehåller ett namn." in words(bo.view)
    assert f"Förslag: {MASKED}" in words(bo.view)
    assert comments(at) == []


async def test_the_suggestion_takes_the_words_place_and_goes_through(at: Place) -> None:
    bo = await commenting(at)
    await bo.fills(comment=NAMED)

    await bo.presses_in_form("Använd förslaget")

    assert bo.written("comment") == MASKED
    assert bo.shown() == ["comment~1"]
    await bo.submits()
    assert bo.view is None
    assert comments(at) == [MASKED]


async def test_writing_anew_begins_with_what_was_written(at: Place) -> None:
    bo = await commenting(at)
    await bo.fills(comment=NAMED)

    await bo.presses_in_form("Skriv om")

    assert bo.written("comment") == NAMED
    assert "Förslag" not in words(bo.view)
    await bo.fills(comment="Ring skolan på tisdag")
    assert comments(at) == ["Ring skolan på tisdag"]


async def test_each_refusal_can_be_answered_by_its_own_suggestion(at: Place) -> None:
    bo = await commenting(at)
    await bo.fills(comment=NAMED)
    await bo.presses_in_form("Använd förslaget")

    await bo.fills(comment="Ring 070-174 06 05")
    await bo.presses_in_form("Använd förslaget")

    assert bo.shown() == ["comment~2"]
    assert bo.written("comment") == "Ring [telefonnummer]"


async def test_a_tick_lets_a_doubtful_word_through(at: Place) -> None:
    bo = await commenting(at)
    await bo.fills(comment="Saga kan inte komma")

    await bo.ticks(SAGA)
    await bo.submits()

    assert comments(at) == ["Saga kan inte komma"]
    assert audited(at) == ["guard.person_no"]


async def test_a_question_that_was_passed_by_is_asked_again(at: Place) -> None:
    bo = await commenting(at)
    await bo.fills(comment="Saga kan inte komma")

    await bo.submits()

    assert SAGA in words(bo.view)
    assert comments(at) == []


async def test_a_tick_is_remembered_while_other_words_are_asked_about(at: Place) -> None:
    bo = await commenting(at)
    await bo.fills(comment="Saga kan inte komma")
    await bo.ticks(SAGA)
    await bo.fills(comment="Saga kan inte komma. Hope kan inte komma")

    assert HOPE in words(bo.view)
    assert SAGA not in words(bo.view)
    await bo.ticks(HOPE)
    await bo.submits()

    assert comments(at) == ["Saga kan inte komma. Hope kan inte komma"]
    assert audited(at) == ["guard.person_no", "guard.person_no"]


@pytest.mark.parametrize("button", ["Använd förslaget", "Skriv om"])
async def test_rewriting_what_was_asked_about_is_noted_as_a_name(at: Place, button: str) -> None:
    bo = await commenting(at)
    await bo.fills(comment="Saga kan inte komma")
    await bo.presses_in_form(button)

    await bo.fills(comment="Eleven kan inte komma")

    assert comments(at) == ["Eleven kan inte komma"]
    assert audited(at) == ["guard.person_yes"]


async def test_where_the_form_is_gone_the_error_stands_at_the_field(at: Place) -> None:
    bo = await commenting(at)
    await at.store.run(close_poll)

    await bo.fills(comment=NAMED)

    assert "Texten innehåller ett namn." in bo.errors["comment"]
    assert "Kalle" not in words(bo.errors)
    assert comments(at) == []


def close_poll(tx: Tx) -> None:
    meeting = tx.exec(select(Meeting)).one()
    meeting.poll_closes_at = meeting.created_at


async def test_a_doubtful_link_is_asked_about_without_a_suggestion(at: Place) -> None:
    anna = someone(at, "sip")
    await anna.says("sip")

    await anna.fills(when="find", link="https://video.example/saga-kalle-karlsson")

    assert anna.written("link") == "https://video.example/saga-kalle-karlsson"
    assert "Förslag" not in words(anna.view)


def view(reply: Reply, language: str = "sv", turn: int = 0, **values: str) -> dict[str, Any]:
    """A form of one field that was sent in with these values."""
    field = Words("comment", name("Din kommentar"), longest=40)
    form = Form("f", name("Titel"), name("Spara"), (field,))
    made = modal.form(form, Memo(turn=turn), language, values, reply)
    check_view(made)
    return made


def refused(remark: Remark) -> Reply:
    return Reply(errors={"comment": T("guard.asks", count=1)}, remarks={"comment": remark})


def test_a_remark_speaks_the_readers_language() -> None:
    shown = words(view(refused(Remark("Call [namn]", (ASK,))), language="en"))

    assert "Suggestion: Call [namn]" in shown
    assert "Is “Saga” a name here?" in shown
    assert "Use the suggestion" in shown


def test_hostile_words_are_no_markup() -> None:
    evil = "<!channel> *a* <https://evil.example|här>"
    asked = Ask("1", "PERSON", T("guard.ask_person", words=evil), T("guard.tick_person"))

    shown = view(refused(Remark(evil, (asked,))), comment=evil)

    assert '"mrkdwn"' not in str(shown)
    assert evil in words(shown)


def test_a_word_that_stands_twice_is_asked_about_once() -> None:
    shown = view(refused(Remark("x", (ASK, ASK))))

    assert words(shown).count("Är ”Saga” ett namn här?") == 1


def test_a_suggestion_longer_than_its_field_still_fits_the_modal() -> None:
    long = "[telefonnummer] " * 10

    (block,) = view(Reply(), turn=1, comment=long)["blocks"]

    assert block["block_id"] == "comment~1"
    assert block["element"]["initial_value"] == long


def test_a_suggestion_too_long_for_a_button_leaves_rewriting() -> None:
    shown = words(view(refused(Remark("x" * 2000))))

    assert "Skriv om" in shown
    assert "Använd förslaget" not in shown


def test_a_suggestion_of_several_lines_is_taken_whole() -> None:
    use = Action(action_id=remarks.USE, value="comment\nRing [namn]\npå tisdag")

    assert remarks.taken(use) == {"comment": "Ring [namn]\npå tisdag"}


@pytest.mark.parametrize(("button", "taken"), [(remarks.REWRITE, {}), ("book#0", None)])
def test_other_buttons_put_nothing_in_a_field(button: str, taken: object) -> None:
    assert remarks.taken(Action(action_id=button, value="comment")) == taken


def test_the_modal_carries_what_was_asked() -> None:
    carried = memos.read(str(view(refused(Remark(asks=(ASK,))))["private_metadata"]))

    assert carried.hidden == {"comment:asked": ("PERSON:5a9a",)}


def test_a_field_is_called_the_same_at_each_turn_and_its_ticks_are_together() -> None:
    payload = recorded("slack", "submission")
    tick = {"type": "checkboxes", "selected_options": [{"value": "5a9a"}]}
    payload["view"]["state"]["values"] = {
        "comment~2": {"comment": {"type": "plain_text_input", "value": " Saga "}},
        "comment:not~5a9a": {"comment:not": tick},
        "comment:not~40fe": {"comment:not": {"type": "checkboxes", "selected_options": []}},
    }
    sent = read(payload)
    assert isinstance(sent, ViewSubmission)

    found = parse.held(sent, Memo(hidden={"comment:not": ("be4a",), "comment": "old"}))

    assert found == {"comment": "Saga", "comment:not": ("be4a", "5a9a")}
