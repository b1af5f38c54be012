"""What people see of a poll."""

from collections.abc import Callable, Sequence

from bot.features.polls.intents import LONGEST_COMMENT
from bot.features.polls.rules import Tally
from bot.replies import Button, Choices, Form, Look, Part, T, Text, Tone, Words, name
from models.meetings import Answer, Candidate, Comment

ANSWERS = (
    (Answer.YES, "polls.yes", "polls.yes_name"),
    (Answer.IF_NEED_BE, "polls.if_need_be", "polls.if_need_be_name"),
    (Answer.NO, "polls.no", "polls.no_name"),
)

REASONS = {
    "slots.everyone_can": "polls.everyone_free",
    "slots.all_but": "polls.all_but",
    "slots.without": "polls.without",
    "slots.squeeze_day": "polls.squeeze_day",
    "slots.after_clock": "polls.after_clock",
    "slots.after_latest": "polls.after_latest",
    "slots.if_need_be": "polls.some_if_need_be",
    "slots.said_yes": "polls.have_said_yes",
    "slots.preferred_hours": "polls.preferred_hours",
}


def vote_rows(
    tallies: Sequence[Tally], own: Callable[[int], Answer | None], *, is_open: bool
) -> tuple[Part, ...]:
    """One row a candidate: the time, the three answers, how many said what.

    Args:
        tallies: Of every candidate.
        own: The reader's own answer to a candidate, by its number.
        is_open: Whether answers are still taken; if not, no buttons.
    """
    return tuple(
        Choices(
            buttons=_buttons(each.candidate, own(each.candidate.id)) if is_open else (),
            about=T("polls.time", starts_at=each.candidate.starts_at),
            note=_note(each),
        )
        for each in tallies
    )


def _buttons(candidate: Candidate, own: Answer | None) -> tuple[Button, ...]:
    return tuple(
        Button(
            id="vote",
            value=f"{candidate.id} {answer}",
            label=T(label),
            look=Look.CHOSEN if answer == own else Look.PLAIN,
            name=T(name, starts_at=candidate.starts_at),
        )
        for answer, label, name in ANSWERS
    )


def comments(said: Sequence[Comment], who: Callable[[int], T]) -> tuple[Part, ...]:
    """What people have added to their votes, each with who said it."""
    return tuple(
        Text(T("polls.commented", who=who(each.contact_id), words=name(each.words)), Tone.QUIET)
        for each in said
    )


def comment_form(meeting_id: int, before: str) -> Form:
    """One field, which starts with what was written before."""
    label, hint = T("polls.comment"), T("polls.comment_hint")
    field = Words("comment", label, hint, before, LONGEST_COMMENT, required=False)
    title, send = T("polls.comment_title"), T("polls.comment_send")
    return Form("polls.comment", title, send, (field,), str(meeting_id))


def fit_nothing_button(meeting_id: int) -> Button:
    """No to every time, in one press."""
    return Button("fit_nothing", str(meeting_id), T("polls.fit_nothing"))


def count(each: Tally) -> T:
    """How many said what of a time."""
    return T(
        "polls.count",
        yes=each.counts[Answer.YES],
        if_need_be=each.counts[Answer.IF_NEED_BE],
        no=each.counts[Answer.NO],
    )


def _note(each: Tally) -> T:
    reasons = [reason(code) for code in each.candidate.reasons]
    return T("polls.note", count=count(each), reasons=reasons) if reasons else count(each)


def reason(stored: dict[str, str | int]) -> T:
    """A candidate's stored reason as a text."""
    values = dict(stored)
    return T(REASONS[str(values.pop("code"))], **values)
