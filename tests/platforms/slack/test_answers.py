"""What people get to see: at once, in private, with a way on when something fails."""

import json
from dataclasses import replace

import pytest

from bot.platforms.slack import around, bolt
from bot.platforms.slack.answers import PATIENCE
from bot.platforms.slack.payloads import read
from bot.replies import Audience, Button, Choices, Form, Heading, Look, Reply, T, Text, Tone, name
from bot.service.slack import answers
from tests.payloads import recorded
from tests.platforms.slack.person import Person, words
from tests.platforms.slack.place import Place, forget
from tests.platforms.slack.scripts import Says, Slow, Wait
from tests.platforms.slack.test_flow import fill_call, polled, someone


async def test_help_is_told_in_private(at: Place) -> None:
    anna = someone(at, "sip")

    await anna.says("hjälp")

    assert anna.private is not None
    assert anna.private["response_type"] == "ephemeral"
    assert "Skriv aldrig vem mötet gäller" in words(anna.private)


async def test_an_unknown_word_gets_help(at: Place) -> None:
    anna = someone(at, "sip")

    await anna.says("blomma")

    assert "Det kommandot känner jag inte till" in words(anna.private)


async def test_a_button_of_the_help_opens_the_form(at: Place) -> None:
    anna = someone(at, "sip")
    await anna.says("")

    await anna.presses("Kalla till SIP-möte")

    assert anna.view is not None
    assert anna.view["callback_id"] == "meetings.call"


async def test_words_after_the_command_are_turned_away(at: Place) -> None:
    anna = someone(at, "sip")

    await anna.says("sip för Kalle")

    assert "ta bort meddelandet" in words(anna.private)
    assert "Kalle" not in words(anna.private)
    assert anna.view is None


async def test_a_stranger_is_told_what_to_do(at: Place) -> None:
    await at.store.run(forget, "USIP")
    at.slack.users["USIP"]["profile"]["email"] = "nagon@annanstans.example"
    anna = someone(at, "sip")

    await anna.says("sip")

    assert "Jag vet inte vem du är" in words(anna.private)


async def test_somebody_new_with_a_known_address_is_known_at_once(at: Place) -> None:
    await at.store.run(forget, "USIP")
    anna = someone(at, "sip")

    await anna.says("sip")

    assert anna.view is not None


async def test_a_namesake_in_another_workspace_is_a_stranger(at: Place) -> None:
    anna = Person(at, "USIP", team="T0ANNAN")

    await anna.says("sip")

    assert "Jag vet inte vem du är" in words(anna.private)


@pytest.mark.parametrize("script", [Says("internal_error"), Says("expired_trigger_id"), Wait(9)])
async def test_a_form_that_does_not_open_can_be_opened_with_a_button(
    at: Place, script: Says | Wait
) -> None:
    at.slack.script("views.open", script)
    anna = someone(at, "sip")

    await anna.says("sip")
    assert "Formuläret öppnades inte" in words(anna.private)
    if isinstance(script, Wait):
        at.now.at = at.now.at.replace(minute=1)
    await anna.presses("Öppna formuläret")

    assert anna.view is not None
    assert anna.view["callback_id"] == "meetings.call"


async def test_a_form_opened_from_a_card_can_be_tried_again(at: Place) -> None:
    anna = await polled(at)
    at.slack.script("views.open", Says("internal_error"))
    anna.view = None

    await anna.presses("Ställ in")
    assert "Formuläret öppnades inte" in words(anna.private)
    await anna.presses("Öppna formuläret")

    assert anna.view is not None
    assert anna.view["callback_id"] == "meetings.cancel"


async def test_a_vote_that_cannot_be_shown_at_once_is_kept(at: Place) -> None:
    await polled(at)
    bo = someone(at, "bup")
    at.slack.script("response_url", Says("", 500))

    response = await bo.presses("Ja")
    await at.deliver()

    assert response.status_code == 200
    assert "1 ja" in words(at.slack.dialogue("USIP"))


async def test_a_choice_whose_update_was_lost_is_made_good_when_the_form_is_sent(
    at: Place,
) -> None:
    anna = someone(at, "sip")
    await anna.says("sip")
    at.slack.script("views.update", Says("internal_error"))
    before = len(at.told)

    await anna.chooses("who", (anna.choice("who", "Psykolog"),))
    anna.filled["consent"] = {
        "type": "radio_buttons",
        "selected_option": {"text": {"type": "plain_text", "text": "Finns"}, "value": "given"},
    }
    await anna.submits()

    assert "covers" in anna.shown()
    assert len(anna.filled["who"]["selected_options"]) == 1
    assert at.told[before:] == []


async def test_an_update_that_came_late_is_no_harm(at: Place) -> None:
    anna = someone(at, "sip")
    await anna.says("sip")
    at.slack.script("views.update", Says("hash_conflict"))

    await anna.chooses("when", "fixed")

    assert at.slack.to("views.update")[0]["hash"] == recorded("slack", "change")["view"]["hash"]


async def test_a_refusal_of_a_form_is_told_in_its_place(at: Place) -> None:
    anna = await polled(at)
    await anna.presses("Boka mån 1 februari kl. 10.00")
    await at.deliver()
    await anna.presses("Ställ in")
    form, once_more = anna.view, someone(at, "sip")
    await anna.submits()
    await at.deliver()

    once_more.view = form
    await once_more.submits()

    assert "är inställt" in words(once_more.view)


async def test_a_repeat_does_nothing_twice(at: Place) -> None:
    anna = await polled(at)
    bo = someone(at, "bup")
    await bo.presses("Ja")
    vote = bo.sent

    for _ in range(5):
        await bo.send(vote)
    await at.deliver()

    assert "1 ja" in words(anna.dialogue)
    assert "1 ja" in words(bo.dialogue)


async def test_opening_an_address_is_acknowledged_and_nothing_more(at: Place) -> None:
    bo, anna = someone(at, "bup"), someone(at, "sip")
    await anna.says("sip")
    await fill_call(anna)
    await anna.fills(when="fixed", on="2027-02-11", at="10:30", link="https://video.example/rum")
    await at.deliver()
    shown, events, calls = list(bo.dialogue), len(at.told), len(at.slack.calls)

    answer = await bo.presses("Öppna länken")

    assert (answer.status_code, answer.content) == (200, b"")
    assert bo.private is None
    assert bo.dialogue == shown
    assert (len(at.told), len(at.slack.calls)) == (events, calls)


async def test_a_form_sent_five_times_calls_one_meeting(at: Place) -> None:
    anna = someone(at, "sip")
    await anna.says("sip")
    await fill_call(anna)
    await anna.submits()

    for _ in range(4):
        await anna.send(anna.sent)
    await at.deliver()

    assert len(anna.dialogue) == 1
    assert "redan tagit emot" in words(anna.view)


async def test_a_fault_of_ours_is_told_and_nothing_else(at: Place) -> None:
    made = answers(at.store, at.bot.router, at.chat, at.now)
    app = bolt.build_app(replace(made, answer=broken))
    sent = read(recorded("slack", "command"))
    assert sent is not None

    answer = await bolt.dispatch(app, sent)

    assert answer.status == 200
    assert "Det gick inte, och inget är sparat" in readable(answer.body)


CARD = Reply((Text(name("Nytt kort"), Tone.GOOD),), replaces=True)


@pytest.fixture
async def replying(at: Place) -> "Replying":
    return Replying(at)


class Replying:
    """The platform with a bot that answers whatever the test says."""

    def __init__(self, at: Place) -> None:
        self.at = at

    async def to(self, name: str, reply: Reply, **changes: object) -> str:
        async def answer(_event: object) -> Reply:
            return reply

        made = answers(self.at.store, self.at.bot.router, self.at.chat, self.at.now)
        made = replace(made, answer=answer, look=answer, patience=0.1)
        sent = read(recorded("slack", name) | changes)
        assert sent is not None
        return readable((await bolt.dispatch(bolt.build_app(made), sent)).body)


def readable(body: str) -> str:
    """The body of an acknowledgement with its letters as they are."""
    return json.dumps(json.loads(body), ensure_ascii=False) if body else ""


async def test_an_answer_to_a_form_may_change_the_card_it_came_from(
    at: Place, replying: Replying
) -> None:
    at.slack.messages["DUSIP"]["1.1"] = {"ts": "1.1"}
    view = recorded("slack", "submission")["view"]
    view["private_metadata"] = '{"card": "DUSIP:1.1"}'

    body = await replying.to("submission", CARD, view=view)

    assert body == ""
    assert "Nytt kort" in words(at.slack.dialogue("USIP"))


@pytest.mark.parametrize("card", ["", "DUSIP:9.9"])
async def test_without_the_card_the_answer_stands_in_the_modal(
    replying: Replying, card: str
) -> None:
    view = recorded("slack", "submission")["view"]
    view["private_metadata"] = f'{{"card": "{card}"}}'

    body = await replying.to("submission", CARD, view=view)

    assert "Nytt kort" in body


async def test_a_form_may_lead_to_another(replying: Replying) -> None:
    form = Form("next", name("Nästa"), name("Sänd"), (Heading(name("Säker?")),))

    body = await replying.to("submission", Reply(form=form))

    assert '"response_action": "update"' in body
    assert '"callback_id": "next"' in body


async def test_a_form_answered_with_nothing_closes(replying: Replying) -> None:
    assert await replying.to("submission", Reply()) == ""


async def test_errors_in_a_form_without_inputs_are_told_in_its_place(replying: Replying) -> None:
    view = {**recorded("slack", "submission")["view"], "state": {"values": {}}}
    wrong = Reply((Text(T("forms.see_fields"), Tone.WARNING),), errors={"on": T("forms.bad_day")})

    body = await replying.to("submission", wrong, view=view)

    assert '"response_action": "update"' in body
    assert "Något behöver rättas" in body


async def test_a_button_in_a_modal_changes_the_modal(at: Place, replying: Replying) -> None:
    button = {"type": "button", "action_id": "show#0", "value": "17"}

    await replying.to("change", CARD, actions=[button])

    (update,) = at.slack.to("views.update")
    assert "Nytt kort" in words(update["view"])


async def test_a_form_that_cannot_be_opened_again_says_why(at: Place, replying: Replying) -> None:
    refusal = Reply((Text(T("access.no_meeting"), Tone.WARNING),))

    await replying.to("change", refusal)

    (update,) = at.slack.to("views.update")
    assert "Jag hittar inget sådant möte" in words(update["view"])


async def test_an_answer_for_the_room_is_shown_there(replying: Replying) -> None:
    reply = Reply((Text(name("Till alla")),), audience=Audience.ROOM)

    assert '"response_type": "in_channel"' in await replying.to("command", reply)


async def test_a_press_is_answered_in_private_beside_the_card(
    at: Place, replying: Replying
) -> None:
    told = Reply((Choices((Button("a", "1", name("Ja"), Look.PLAIN),)),))
    url = f"{at.slack.hooks}DUSIP:1.1"

    await replying.to("press", told, response_url=url)

    (answer,) = at.slack.to("response_url")
    assert answer["response_type"] == "ephemeral"
    assert answer["replace_original"] is False


async def test_a_press_without_an_address_for_answers_is_kept_all_the_same(
    at: Place, replying: Replying
) -> None:
    assert await replying.to("press", CARD, response_url="") == ""
    assert at.slack.to("response_url") == []


def test_all_that_may_be_waited_for_leaves_room_for_ourselves() -> None:
    slack_waits = 3.0

    assert slack_waits - 0.3 > around.PATIENCE + PATIENCE


async def test_a_slow_slack_does_not_hold_up_the_acknowledgement(
    at: Place, replying: Replying
) -> None:
    form = Form("call", name("Kalla"), name("Sänd"), (Heading(name("Säker?")),))
    at.slack.script("views.open", Slow(1))

    body = await replying.to("command", Reply(form=form))

    assert "Formuläret öppnades inte" in body


async def broken(_event: object) -> Reply:
    """An answer that fails."""
    raise ZeroDivisionError
