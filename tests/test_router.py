"""From an event to a reply: dispatch, one effect however often it comes, and nothing kept."""

import asyncio
import contextlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlmodel import select
from structlog.testing import capture_logs

from bot import access
from bot.access import Actor
from bot.errors import UserError
from bot.events import Event, Filled, Pressed, Said
from bot.features.help.routes import ROUTES as HELP
from bot.features.meetings.intents import AboutMeeting
from bot.privacy.free_text import FreeText
from bot.replies import Reply, T, Text, say
from bot.router import Route, Router, Routes, fold
from models import meetings, outbox
from models.queue import Inbox, Outbox
from models.store import Store, Tx
from tests.conftest import Clock
from tests.tables import every_row, new_rows
from tests.town import AGREEMENTS, NOON, SECRETS, TEAM_ROOM, Town, build_town, due, user

SECRET_WORDS = "Kalle Karlsson bor hos mormor"
_numbers = count(1)


@dataclass(frozen=True)
class Tell:
    """Words about a meeting, once plainly and once further in."""

    about: int
    words: FreeText
    more: tuple[FreeText, ...] = ()


@dataclass
class Desk:
    """A router over own small routes, and everything that was asked of it."""

    store: Store
    town: Town
    refuses: bool = False
    breaks: bool = False
    handled: list[object] = field(default_factory=list)
    woken: int = 0

    def router(self, store: Store | None = None) -> Router:
        """A router on the desk's database; another replica with a store of its own."""
        return Router(
            store or self.store, self.routes(), AGREEMENTS, SECRETS, Clock(NOON), self.wake
        )

    def wake(self) -> None:
        self.woken += 1

    def routes(self) -> Routes:
        raise_ = Route(AboutMeeting.parse, self.raise_revision, again=self.show_revision)
        own = Routes(
            words={"atgard": Route(lambda _said: AboutMeeting(self.town.meeting), self.note)},
            buttons={"raise": raise_, "once": Route(AboutMeeting.parse, self.note)},
            forms={"tell": Route(self.tell, self.note)},
        )
        return HELP | own

    def tell(self, filled: Filled) -> Tell:
        words, more = (str(filled.values[name]) for name in ("words", "more"))
        return Tell(
            self.town.meeting,
            FreeText("words", words),
            (FreeText("more", ""), FreeText("more", more)),
        )

    def note(self, ask: object, _actor: Actor, _tx: Tx, _now: datetime) -> Reply:
        self.handled.append(ask)
        return say("access.noted")

    def raise_revision(self, ask: AboutMeeting, actor: Actor, tx: Tx, now: datetime) -> Reply:
        meeting = access.own_meeting(tx, actor, ask.meeting_id)
        meeting.revision += 1
        tx.flush()
        outbox.put(tx, due(self.town, f"raised:{meeting.revision}", now))
        if self.refuses:
            raise UserError("desk.refused", reference=meeting.reference)
        if self.breaks:
            raise RuntimeError("a fault in the code")
        return say("desk.raised", to=meeting.revision)

    def show_revision(self, ask: AboutMeeting, actor: Actor, tx: Tx, _now: datetime) -> Reply:
        return say("desk.stands", at=access.meeting_for(tx, actor, ask.meeting_id).revision)

    def revision(self) -> int:
        with self.store.transaction() as tx:
            meeting = meetings.meeting_by_id(tx, self.town.area, self.town.meeting)
            assert meeting is not None
            return meeting.revision

    def asked_for(self) -> list[str]:
        with self.store.transaction() as tx:
            return list(tx.exec(select(Outbox.key)))

    def outcomes(self) -> dict[str, str]:
        with self.store.transaction() as tx:
            return {each.key: each.outcome for each in tx.exec(select(Inbox))}


@pytest.fixture
def desk(store: Store) -> Desk:
    with store.transaction() as tx:
        return Desk(store, build_town(tx))


@pytest.fixture
def replica(url: str) -> Iterator[Store]:
    with contextlib.closing(Store(url)) as opened:
        yield opened


def said(text: str, who: str = "anna") -> Said:
    return Said(f"said:{next(_numbers)}", user(who), TEAM_ROOM, text)


def pressed(button: str, value: object, who: str = "anna") -> Pressed:
    return Pressed(f"pressed:{next(_numbers)}", user(who), TEAM_ROOM, button, str(value))


def filled(form: str, **values: str) -> Filled:
    return Filled(f"filled:{next(_numbers)}", user("anna"), TEAM_ROOM, form, "", values)


def texts(reply: Reply) -> list[T]:
    """The sentences of a reply."""
    return [part.text for part in reply.parts if isinstance(part, Text)]


def keys(reply: Reply) -> list[str]:
    return [text.key for text in texts(reply)]


@pytest.mark.parametrize(
    "typed",
    [
        "atgard",
        "åtgärd",
        "Åtgärd",
        "ÅTGÄRD",
        "  åtgärd ",
        unicodedata.normalize("NFD", "åtgärd"),
        unicodedata.normalize("NFD", "ÅTGÄRD"),
    ],
)
async def test_a_word_is_known_however_it_is_spelled(typed: str, desk: Desk) -> None:
    reply = await desk.router().answer(said(typed))

    assert keys(reply) == ["access.noted"]
    assert desk.handled == [AboutMeeting(desk.town.meeting)]


@pytest.mark.parametrize("typed", ["", "   ", "hjälp", "HJÄLP", "help", "utedag", "sipp", "\u0308"])
async def test_bare_and_unknown_words_get_help(typed: str, desk: Desk) -> None:
    reply = await desk.router().answer(said(typed))

    assert "help.title" in keys(reply)


async def test_a_button_and_a_form_find_their_handler(desk: Desk) -> None:
    by_button = await desk.router().answer(pressed("once", desk.town.meeting))
    by_form = await desk.router().answer(filled("tell", words="", more=""))

    assert keys(by_button) == keys(by_form) == ["access.noted"]
    assert desk.handled[1] == desk.tell(filled("tell", words="", more=""))


@pytest.mark.parametrize(
    "event",
    [
        pressed("nosuch", 1),
        filled("nosuch"),
        pressed("raise", "1; DROP TABLE meeting"),
        pressed("raise", ""),
        pressed("raise", "1" * 10),
    ],
)
async def test_what_is_no_button_of_ours_is_refused(event: Event, desk: Desk) -> None:
    before = every_row(desk.store)

    reply = await desk.router().answer(event)

    assert keys(reply) == ["router.unknown_button"]
    assert every_row(desk.store) == before


async def test_text_after_a_word_is_refused_and_lives_nowhere(desk: Desk) -> None:
    before = every_row(desk.store)

    with capture_logs() as logs:
        reply = await desk.router().answer(said(f"åtgärd {SECRET_WORDS}"))

    assert texts(reply) == [T("router.only_the_word", word="atgard")]
    assert desk.handled == []
    assert every_row(desk.store) == before
    assert not holds_words(reply, logs)


async def test_words_that_are_no_command_live_nowhere(desk: Desk) -> None:
    event = said(SECRET_WORDS)

    with capture_logs() as logs:
        reply = await desk.router().answer(event)

    assert not holds_words(event, reply, logs, every_row(desk.store))


@pytest.mark.parametrize("where", ["words", "more"])
async def test_free_text_is_refused_at_its_field_and_lives_nowhere(where: str, desk: Desk) -> None:
    event = filled("tell", **{"words": "", "more": "", where: SECRET_WORDS})
    before = every_row(desk.store)

    with capture_logs() as logs:
        reply = await desk.router().answer(event)

    assert reply.errors == {where: T("guard.refuses", what=[T("guard.what_person")])}
    assert reply.remarks[where].suggestion == "[namn] bor hos mormor"
    assert keys(reply) == ["forms.see_fields"]
    assert desk.handled == []
    assert every_row(desk.store) == before
    assert not holds_words(event, desk.tell(event), reply, logs)


async def test_a_stranger_is_told_so_and_not_remembered(desk: Desk) -> None:
    before = every_row(desk.store)

    reply = await desk.router().answer(pressed("raise", desk.town.meeting, who="nobody"))

    assert keys(reply) == ["access.stranger"]
    assert every_row(desk.store) == before


async def test_rows_and_what_they_ask_to_be_sent_come_together(desk: Desk) -> None:
    before = every_row(desk.store)
    event = pressed("raise", desk.town.meeting)

    reply = await desk.router().answer(event)

    assert texts(reply) == [T("desk.raised", to=2)]
    assert set(new_rows(before, every_row(desk.store))) == {"meeting", "outbox", "inbox"}
    assert desk.outcomes() == {event.event_id: "ok"}
    assert desk.woken == 1


async def test_a_refusal_leaves_only_its_key_and_its_code(desk: Desk) -> None:
    desk.refuses = True
    before = every_row(desk.store)
    event = pressed("raise", desk.town.meeting)

    with capture_logs() as logs:
        reply = await desk.router().answer(event)

    assert texts(reply) == [T("desk.refused", reference="7KQ4M")]
    assert set(new_rows(before, every_row(desk.store))) == {"inbox"}
    assert desk.outcomes() == {event.event_id: "desk.refused"}
    assert [(each["event"], each["outcome"]) for each in logs] == [("refused", "desk.refused")]


async def test_a_fault_leaves_nothing_so_that_a_repeat_can_succeed(desk: Desk) -> None:
    desk.breaks = True
    before = every_row(desk.store)
    event = pressed("raise", desk.town.meeting)

    with pytest.raises(RuntimeError, match="a fault in the code"):
        await desk.router().answer(event)
    left = every_row(desk.store)
    desk.breaks = False
    reply = await desk.router().answer(event)

    assert left == before
    assert texts(reply) == [T("desk.raised", to=2)]


async def test_an_event_five_times_at_three_places_has_one_effect(
    desk: Desk, replica: Store
) -> None:
    event = pressed("raise", desk.town.meeting)
    here, there = desk.router(), desk.router(replica)

    at_once = await asyncio.gather(here.answer(event), there.answer(event), here.answer(event))
    later = [await router.answer(event) for router in (here, there)]

    assert desk.revision() == 2
    assert desk.asked_for() == ["raised:2"]
    told = sorted(keys(reply)[0] for reply in (*at_once, *later))
    assert told == ["desk.raised", *["desk.stands"] * 4]


async def test_different_events_at_once_all_have_their_effect(desk: Desk, replica: Store) -> None:
    routers = (desk.router(), desk.router(replica))

    await asyncio.gather(
        *(routers[n % 2].answer(pressed("raise", desk.town.meeting)) for n in range(8))
    )

    assert desk.revision() == 9
    assert len(desk.asked_for()) == 8


async def test_a_repeat_is_answered_from_the_rows_as_they_stand(desk: Desk) -> None:
    event, other = pressed("raise", desk.town.meeting), pressed("raise", desk.town.meeting)
    await desk.router().answer(event)
    await desk.router().answer(other)

    reply = await desk.router().answer(event)

    assert texts(reply) == [T("desk.stands", at=3)]


async def test_a_repeat_that_has_no_answer_of_its_own_is_told_so(desk: Desk) -> None:
    event = pressed("once", desk.town.meeting)
    await desk.router().answer(event)

    reply = await desk.router().answer(event)

    assert keys(reply) == ["router.repeated"]
    assert len(desk.handled) == 1


async def test_a_repeat_by_somebody_no_longer_called_shows_nothing(desk: Desk) -> None:
    event = pressed("raise", desk.town.meeting)
    await desk.router().answer(event)
    with desk.store.transaction() as tx:
        place = meetings.invitation_of(tx, desk.town.meeting, desk.town.anna)
        assert place is not None
        place.revoked_at = NOON + timedelta(hours=1)

    reply = await desk.router().answer(event)

    assert keys(reply) == ["access.no_meeting"]


async def test_a_repeated_refusal_says_why_again_and_changes_nothing(desk: Desk) -> None:
    desk.refuses = True
    event = pressed("raise", desk.town.meeting)
    first = await desk.router().answer(event)
    before = every_row(desk.store)

    again = await desk.router().answer(event)

    assert again == first
    assert every_row(desk.store) == before


async def test_what_was_refused_does_not_happen_by_a_late_repeat(desk: Desk) -> None:
    desk.refuses = True
    event = pressed("raise", desk.town.meeting)
    await desk.router().answer(event)
    before = every_row(desk.store)
    desk.refuses = False

    reply = await desk.router().answer(event)

    assert keys(reply) == ["router.was_refused"]
    assert every_row(desk.store) == before


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Åtgärd", "atgard"),
        ("ANMÄLAN", "anmalan"),
        ("ﬁka", "fika"),
        ("", ""),
        ("Straße", "strasse"),
    ],
)
def test_folding_keeps_the_letters_and_drops_their_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


def holds_words(*things: object) -> bool:
    """Whether anything told of what somebody wrote, in any spelling of ours."""
    return any(word in repr(things).casefold() for word in ("kalle", "karlsson", "mormor"))
