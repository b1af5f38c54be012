"""What people see of a poll beside its rows: the convener how it ended and what can be done."""

from bot.features.meetings.view import MeetingView
from bot.features.polls.booking import hindrance
from bot.features.polls.outlook import prolonged_to, unheard
from bot.features.polls.replies import count, fit_nothing_button, vote_rows
from bot.features.polls.rules import Tally, best, foremost, is_open
from bot.replies import Button, Choices, Look, Part, T, Text, Tone, name


def convener_parts(shown: MeetingView) -> tuple[Part, ...]:
    """On the card: what keeps it from booking by itself, and once closed what to do."""
    told = _by_itself(shown)
    if is_open(shown.meeting, shown.now):
        return told
    return (*told, *_unheard(shown), Choices((*_prolong(shown), _later(shown))))


def question(shown: MeetingView, reader_id: int, key: str) -> tuple[Part, ...]:
    """The times with their buttons, for anybody called, under a text that tells the deadline."""
    rows = vote_rows(shown.tallies, lambda time: shown.answers.get((time, reader_id)), is_open=True)
    closes_at = shown.meeting.poll_closes_at or shown.now
    nothing = Choices((fit_nothing_button(shown.meeting.id),))
    return (Text(T(key, closes_at=closes_at)), *rows, nothing)


def closed_parts(shown: MeetingView) -> tuple[Part, ...]:
    """At the deadline: the result, who is silent, and the ways on."""
    ahead = [each for each in shown.tallies if each.candidate.starts_at > shown.now]
    front = best(ahead) or foremost(ahead)
    return (
        Text(T("polls.is_closed")),
        *((Text(_result(shown, front)),) if front else ()),
        *_by_itself(shown),
        *_unheard(shown),
        Choices((*_book(front), *_prolong(shown), _later(shown))),
    )


def all_can_parts(shown: MeetingView) -> tuple[Part, ...]:
    """The best time that all organisations can and nothing hinders, with its button; or nothing."""
    ahead = [each for each in shown.tallies if each.candidate.starts_at > shown.now]
    front = best(each for each in ahead if hindrance(shown, each.candidate.starts_at) is None)
    if front is None:
        return ()
    told = T("polls.all_can_now", starts_at=front.candidate.starts_at)
    return (Text(told, Tone.GOOD), Choices(_book(front)))


def _result(shown: MeetingView, front: Tally) -> T:
    starts_at = front.candidate.starts_at
    if front.holds:
        return T("polls.best", starts_at=starts_at, count=count(front))
    names = [name(shown.organisations[each].name) for each in front.lacking]
    return T("polls.best_lacks", starts_at=starts_at, count=count(front), organisations=names)


def _by_itself(shown: MeetingView) -> tuple[Part, ...]:
    if not shown.meeting.books_itself:
        return ()
    all_can = best(each for each in shown.tallies if each.candidate.starts_at > shown.now)
    if all_can is None or (why := hindrance(shown, all_can.candidate.starts_at)) is None:
        return (Text(T("polls.books_itself"), Tone.QUIET),)
    starts_at = all_can.candidate.starts_at
    return (Text(T("polls.not_by_itself", starts_at=starts_at, why=why), Tone.WARNING),)


def _unheard(shown: MeetingView) -> tuple[Part, ...]:
    waited_for = [shown.contacts[each].organisation_id for each in unheard(shown)]
    called = [each.organisation_id for each in shown.contacts.values()]
    names = [
        T(
            "polls.silent_of",
            organisation=shown.organisations[each].name,
            silent=waited_for.count(each),
            called=called.count(each),
        )
        for each in dict.fromkeys(waited_for)
    ]
    return (Text(T("polls.silent", organisations=names), Tone.WARNING),) if names else ()


def _book(front: Tally | None) -> tuple[Button, ...]:
    if front is None:
        return ()
    candidate = front.candidate
    label = T("polls.book", starts_at=candidate.starts_at)
    return (Button("book", str(candidate.id), label, Look.PRIMARY),)


def _prolong(shown: MeetingView) -> tuple[Button, ...]:
    if prolonged_to(shown) is None:
        return ()
    return (Button("prolong", str(shown.meeting.id), T("polls.prolong")),)


def _later(shown: MeetingView) -> Button:
    return later_button(shown, T("polls.ask_later"))


def later_button(shown: MeetingView, label: T, look: Look = Look.PLAIN) -> Button:
    """Ask about later times; of a round that is not the newest any more it does nothing."""
    nth = shown.tallies[0].candidate.round if shown.tallies else 0
    return Button("ask_later", f"{shown.meeting.id} {nth}", label, look)
