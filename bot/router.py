"""From an event to a reply: word, button or form → intent → guard → one transaction.

A repeated event (same id) has no second effect; its reply is made anew from rows.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, TypeVar, assert_never

import structlog

from bot import access
from bot.access import Actor
from bot.agreement import Agreement
from bot.counts import UNCOUNTED, Counts
from bot.errors import FormError, UserError
from bot.events import Event, Filled, Pressed, Said
from bot.privacy import audit
from bot.privacy.checking import Answered, Around, GuardError, check
from bot.privacy.free_text import Written, written_in
from bot.privacy.secrets import Secrets
from bot.replies import Reply, T, Text, Tone, Words
from models import outbox
from models.store import Store, Tx

log = structlog.get_logger()

E = TypeVar("E", Said, Pressed, Filled)
I = TypeVar("I")  # noqa: E741 -- I for intent, only used as a type

Done = tuple[Reply, str]
"""A reply, and the code of what came of the event."""

FAULT, REPEATED = "fault", "repeated"

Handler = Callable[[I, Actor, Tx, datetime], Reply]


@dataclass(frozen=True)
class Route(Generic[E, I]):
    """How one word, button or form becomes an intent, and who handles it.

    `again` answers a repeat of an event that went well, from rows alone. `around` tells what
    the words of an intent are about; without it they are taken to be about a single child.
    `urgent` answers those the registry does not know, by the agreements there are; such a word
    is found wherever it stands in a command. `by_link`: whoever holds a participant's personal
    link may do it too. `opens`: a press shows a form, as a rule; some chats must know beforehand.
    `shortcut` is the text of a button that chats offer on any message.
    """

    parse: Callable[[E], I]
    handle: Handler[I]
    again: Handler[I] | None = None
    around: Callable[[I, Actor, Tx], Around] | None = None
    urgent: Callable[[I, Sequence[Agreement]], Reply] | None = None
    by_link: bool = False
    opens: bool = False
    shortcut: str = ""


AnyRoute = Route[Any, Any]


@dataclass(frozen=True)
class Routes:
    """A feature's routes: slash words, button ids, form ids."""

    words: Mapping[str, Route[Said, Any]] = field(default_factory=dict)
    buttons: Mapping[str, Route[Pressed, Any]] = field(default_factory=dict)
    forms: Mapping[str, Route[Filled, Any]] = field(default_factory=dict)

    @property
    def shortcuts(self) -> dict[str, str]:
        """Buttons that chats offer on any message: id → the key of what stands on them."""
        return {key: each.shortcut for key, each in self.buttons.items() if each.shortcut}

    @property
    def dialogs(self) -> frozenset[str]:
        """Buttons that open a form."""
        return frozenset(key for key, each in self.buttons.items() if each.opens)

    def __or__(self, other: "Routes") -> "Routes":
        """Both features' routes."""
        return Routes(
            {**self.words, **other.words},
            {**self.buttons, **other.buttons},
            {**self.forms, **other.forms},
        )


@dataclass(frozen=True)
class Router:
    """Answers events; `wake` tells delivery that new rows may be due."""

    store: Store
    routes: Routes
    agreements: Mapping[str, Agreement]
    secrets: Secrets
    now: Callable[[], datetime]
    wake: Callable[[], None]
    counts: Counts = UNCOUNTED

    async def answer(self, event: Event) -> Reply:
        """What the person who sent the event gets to see; never raises for what they did."""
        outcome = FAULT
        try:
            reply, outcome = await self._answered(event)
        finally:
            self.counts.event(event.user.platform, outcome)
        return reply

    async def _answered(self, event: Event) -> Done:
        try:
            intent, route = self._understand(event)
            answers = await self._checked(event, intent, route)
        except UserError as error:
            if isinstance(error, GuardError):
                for kind, certainty in error.stopped:
                    self.counts.stopped(kind, certainty)
            return refusal(error), error.text.key
        done = await self.store.run(self._once, event, intent, route, answers)
        self.wake()
        reply, outcome = done
        return offered(reply, event), outcome

    async def look(self, event: Event) -> Reply:
        """What a word, a button or a form shows, with nothing done and nothing noted.

        For pages that are fetched and forms that grow: whatever the handler writes is rolled back.
        """
        try:
            intent, route = self._understand(event)
            await self._checked(event, intent, route)
        except UserError as error:
            return refusal(error)
        return await self.store.run(self._seen, event, intent, route)

    def _seen(self, tx: Tx, event: Event, intent: object, route: AnyRoute) -> Reply:
        try:
            actor = self._who(tx, event, route)
            with tx.begin_nested() as attempt:
                reply = route.handle(intent, actor, tx, self.now())
                attempt.rollback()
        except UserError as error:
            return refusal(error)
        return reply

    async def _checked(self, event: Event, intent: object, route: AnyRoute) -> Sequence[Answered]:
        """What was answered about the words in an intent; all of them pass the guard here."""
        if next(written_in(intent), None) is None:
            return ()
        around = await self.store.run(self._around, event, intent, route)
        return check(intent, around, self._token)

    def _around(self, tx: Tx, event: Event, intent: object, route: AnyRoute) -> Around:
        actor = self._who(tx, event, route)
        return route.around(intent, actor, tx) if route.around else Around()

    def _who(self, tx: Tx, event: Event, route: AnyRoute) -> Actor:
        actor = access.who(tx, event.user, event.room, self.agreements, self.secrets)
        if actor.only is not None and not route.by_link:
            raise UserError("access.not_by_link")
        access.link_opens(tx, actor, self.now())
        return actor

    def _token(self, written: Written, spot: str) -> str:
        return self.secrets.digest("guard", written.place, spot.casefold())[:16]

    def _understand(self, event: Event) -> tuple[object, AnyRoute]:
        match event:
            case Said():
                route: AnyRoute | None = self._route_of_words(event)
            case Pressed():
                route = self.routes.buttons.get(event.button)
            case Filled():
                route = self.routes.forms.get(event.form)
            case _:
                assert_never(event)
        if route is None:
            raise UserError("router.unknown_button")
        return route.parse(event), route

    def _route_of_words(self, said: Said) -> AnyRoute:
        first, *more = fold(said.text).split() or [""]
        found = (self.routes.words.get(word.strip(".,!?")) for word in (first, *more))
        if urgent := next((each for each in found if each and each.urgent), None):
            return urgent
        route = self.routes.words.get(first)
        if route is None:
            return self.routes.words[""]
        if more:
            raise UserError("router.only_the_word", word=first)
        return route

    def _once(
        self,
        tx: Tx,
        event: Event,
        intent: object,
        route: AnyRoute,
        answers: Sequence[Answered] = (),
    ) -> Done:
        now = self.now()
        try:
            actor = self._who(tx, event, route)
        except UserError as error:
            if route.urgent:
                return route.urgent(intent, tuple(self.agreements.values())), outbox.OK
            return self._turned_away(event, error), error.text.key
        if not outbox.first_time(tx, event.event_id, actor.area.id, now):
            return self._repeated(tx, event, intent, route, actor), REPEATED
        for each in answers:
            self._note_answer(tx, each, intent, actor, now)
        try:
            with tx.begin_nested():
                reply = route.handle(intent, actor, tx, now)
        except UserError as error:
            outbox.note_refused(tx, event.event_id, error.text.key)
            log.info("refused", intent=type(intent).__name__, outcome=error.text.key)
            return refusal(error), error.text.key
        for reference in reply.reads:
            self._note(tx, actor, "meeting.read", reference, now)
        return reply, outbox.OK

    def _turned_away(self, event: Event, error: UserError) -> Reply:
        """For a stranger: who wrote a name before they were known can still take it back."""
        reply = refusal(error)
        if isinstance(event, Said) and not self._knows(event):
            return replace(reply, parts=(*reply.parts, Text(T("router.take_back"), Tone.QUIET)))
        return reply

    def _knows(self, said: Said) -> bool:
        return (fold(said.text).split() or [""])[0] in self.routes.words

    def _note_answer(
        self, tx: Tx, answer: Answered, intent: object, actor: Actor, now: datetime
    ) -> None:
        what = f"guard.{answer.type.lower()}_{'yes' if answer.yes else 'no'}"
        self._note(tx, actor, what, type(intent).__name__, now)

    def _note(self, tx: Tx, actor: Actor, what: str, subject: str, now: datetime) -> None:
        audit.note(
            tx,
            self.secrets,
            area_id=actor.area.id,
            actor_id=actor.contact.id,
            what=what,
            subject=subject,
            at=now,
        )

    def _repeated(
        self, tx: Tx, event: Event, intent: object, route: AnyRoute, actor: Actor
    ) -> Reply:
        log.info("repeated", intent=type(intent).__name__)
        again = (
            route.again if outbox.outcome_of(tx, event.event_id) == outbox.OK else _refused(route)
        )
        if again is None:
            return refusal(UserError("router.repeated"))
        try:
            return again(intent, actor, tx, self.now())
        except UserError as error:
            return refusal(error)


def _refused(route: AnyRoute) -> Handler[Any]:
    # Why it was refused is not kept, so it is asked of the rows anew, and nothing stays of it.
    def again(intent: object, actor: Actor, tx: Tx, now: datetime) -> Reply:
        with tx.begin_nested() as attempt:
            route.handle(intent, actor, tx, now)
            attempt.rollback()
        raise UserError("router.was_refused")

    return again


def refusal(error: UserError) -> Reply:
    """What a person sees of a refused event: the sentence, or errors at their fields."""
    errors = error.fields if isinstance(error, FormError) else {}
    remarks = error.remarks if isinstance(error, GuardError) else {}
    return Reply((Text(error.text, Tone.WARNING),), errors=errors, remarks=remarks)


def offered(reply: Reply, event: Event) -> Reply:
    """The form that a shortcut opens, with what the message says in the field that offers it.

    Only here, so that no handler can keep what the guard has not read.
    """
    if not (isinstance(event, Pressed) and event.message and reply.form):
        return reply
    fields = tuple(
        replace(each, start=_shortened(event.message, each.longest))
        if isinstance(each, Words) and each.offers
        else each
        for each in reply.form.fields
    )
    return replace(reply, form=replace(reply.form, fields=fields))


def _shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def fold(text: str) -> str:
    """Lower case with å ä ö as a a o: `Åtgärd`, `atgard` and decomposed letters are one word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
