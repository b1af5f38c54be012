"""What people see of the digest: one line that says it all, then the groups that hold anything."""

from collections.abc import Iterable, Sequence

from bot.features.digest.forums import Lacking
from bot.features.digest.lines import (
    actions,
    agendas,
    forums,
    limits,
    meetings,
    polls,
    waiting,
)
from bot.features.digest.outlook import Outlook
from bot.features.meetings.naming import is_individual
from bot.replies import Audience, Button, Choices, Part, Reply, T, Text, Tone
from models.meetings import Meeting

SETTINGS = Choices(
    (
        Button("digest.own", "", T("digest.change")),
        Button("registry.show", "", T("digest.settings")),
    )
)


def top_line(told: Outlook) -> Text:
    """Everything in one sentence: `3 möten den här veckan, 1 svar saknas och …`.

    Not agendas, since each is of a meeting that is counted.
    """
    lacks = sum(each.lacks for each in told.polls)
    counts = (
        ("digest.n_this_week", len(told.this_week)),
        ("digest.n_next_week", 0 if told.this_week else len(told.next_week)),
        ("digest.n_answers", lacks),
        ("digest.n_overdue", len(told.overdue)),
        ("digest.n_due", len(told.due)),
        ("digest.n_limits", len(told.limits)),
        ("digest.n_drafts", len(told.drafts)),
        ("digest.n_forums", len(told.forums)),
    )
    return Text(T("digest.top", counts=[T(key, count=count) for key, count in counts if count]))


def team_digest(told: Outlook) -> Reply:
    """For a channel: structural meetings by name, and mere counts of those about one child."""
    return Reply(
        team_parts(told),
        audience=Audience.ROOM,
        preview=T("digest.title"),
    )


def team_parts(told: Outlook) -> tuple[Part, ...]:
    """The same, for whoever asks what the channel will get."""
    named = _only(told, individual=False)
    return (
        Text(T("digest.title"), Tone.HEADING),
        top_line(told),
        *_groups(named, told.forums, owner=True),
        *_counted(_only(told, individual=True)),
    )


def personal_parts(told: Outlook) -> tuple[Part, ...]:
    """For one person: their own meetings and what waits for them to act, as onlookers read them."""
    return (top_line(told), *_groups(told, told.forums, owner=False))


def personal_reply(told: Outlook, subject: T) -> Reply:
    """The same in a private dialogue, with ways to change how it comes."""
    return Reply(
        (Text(subject, Tone.HEADING), *personal_parts(told), SETTINGS),
        preview=subject,
    )


def empty_reply(subject: T, why: T) -> Reply:
    """Nothing to tell, and what follows from that."""
    return Reply((Text(subject, Tone.HEADING), Text(why), SETTINGS), preview=subject)


def team_preview(told: Outlook | None, notes: Sequence[T]) -> Reply:
    """What the channel gets, for the eyes of whoever asks; *notes* say when it does not."""
    shown = team_parts(told) if told else (Text(T("digest.title"), Tone.HEADING),)
    own = Choices((Button("digest.mine", "", T("digest.show_mine")), *SETTINGS.buttons))
    return Reply(
        (*shown, *(Text(each, Tone.QUIET) for each in notes), own),
        preview=T("digest.title"),
    )


def references(told: Outlook) -> tuple[str, ...]:
    """The references of meetings about one child that stand in a person's digest, each once."""
    found = (each.reference for each in told.meetings if is_individual(each))
    return tuple(dict.fromkeys(found))


def _groups(told: Outlook, lacks: Sequence[Lacking], *, owner: bool) -> Iterable[Part]:
    """Each group that holds anything. *owner*: whether whose the answers are must be said."""
    return (
        *meetings(T("digest.this_week"), told.this_week),
        *meetings(T("digest.next_week"), told.next_week),
        *polls(told.polls, count=owner),
        *actions(told.overdue, told.due),
        *limits(told.limits),
        *waiting(told.drafts),
        *agendas(told.agendas),
        *forums(lacks),
    )


def _counted(told: Outlook) -> Iterable[Part]:
    """Mere counts, nothing of which one can be told from another."""
    if told.this_week or told.next_week:
        week, after = len(told.this_week), len(told.next_week)
        yield Text(T("digest.team", this_week=week, next_week=after))
    lacks = sum(each.lacks for each in told.polls)
    counts = (
        ("digest.individual_answers", lacks),
        ("digest.individual_overdue", len(told.overdue)),
        ("digest.individual_due", len(told.due)),
        ("digest.individual_limits", len(told.limits)),
        ("digest.individual_agendas", len(told.agendas)),
        ("consents.drafts_wait", len(told.drafts)),
    )
    for key, count in counts:
        if count:
            yield Text(T(key, count=count))


def _only(told: Outlook, *, individual: bool) -> Outlook:
    """The part of it that is about one child, or the rest."""

    def kept(meeting: Meeting) -> bool:
        return is_individual(meeting) is individual

    return Outlook(
        today=told.today,
        this_week=[each for each in told.this_week if kept(each)],
        next_week=[each for each in told.next_week if kept(each)],
        polls=[each for each in told.polls if kept(each.meeting)],
        drafts=[each for each in told.drafts if kept(each)],
        agendas=[each for each in told.agendas if kept(each.meeting)],
        overdue=[each for each in told.overdue if kept(each[1])],
        due=[each for each in told.due if kept(each[1])],
        limits=[each for each in told.limits if kept(each.meeting)],
    )
