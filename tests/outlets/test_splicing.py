"""Mails made from a mould, held against mails that libraries make whole, one by one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes

from hypothesis import given
from hypothesis import strategies as st

from bot.outgoing import Letter, Method
from bot.outlets.mail import KEPT, Moulds, compose
from bot.replies import Part, T, Text, name
from tests.outlets.letters import BOT, EVENT, LETTER, NOON, hostile, sly
from tests.outlets.seen import seen
from tests.outlets.whole import whole_mail

PEOPLE = [
    "anna.kurator@skola.example.se",
    "b@x.example",
    f"{'lang' * 15}@{'mycket-lang.' * 8}example.se",
    "o'hara+bus_1=x@a-b.example",
]
INVITATION = replace(LETTER, event=EVENT)

words = hostile | sly | st.text(max_size=80)
events = st.builds(
    lambda summary, place, advice, method, alarm: replace(
        EVENT, summary=summary, location=place, description=advice, method=method, alarm=alarm
    ),
    words.map(name),
    words.map(name),
    words.map(name),
    st.sampled_from(Method),
    st.none() | st.integers(1, 10_000).map(lambda minutes: timedelta(minutes=minutes)),
)
letters = st.builds(
    lambda subject, said, language, event, own: replace(
        LETTER,
        subject=subject,
        parts=(*LETTER.parts, *said),
        language=language,
        event=event,
        own=own,
    ),
    st.just(LETTER.subject) | words.map(name),
    st.lists(words.map(lambda each: Text(name(each))), max_size=2),
    st.sampled_from(["sv", "en"]),
    st.none() | st.just(EVENT) | events,
    st.just(()) | words.map(lambda each: (Text(name(each)),)),
)


def own_page(of: str) -> tuple[Part, ...]:
    return (Text(T("name", of=f"Din sida: https://samordna.example.se/m/{of}")),)


def to(letter: Letter, number: int, person: str) -> Letter:
    return replace(letter, key=f"{letter.key}:{number}", to=person)


def tried(made: Callable[[], bytes]) -> object:
    """What a reader sees of the mail, or that it was refused."""
    try:
        return seen(made())
    except ValueError:
        return "refused"


@given(letter=letters, people=st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2))
def test_spliced_mails_read_the_same_as_mails_made_whole(letter: Letter, people: list[str]) -> None:
    moulds = Moulds(BOT)

    for number, person in enumerate(people):
        mail = to(letter, number, person)

        spliced = tried(lambda mail=mail: moulds.compose(mail, NOON))  # type: ignore[misc]  # -- bound at once
        whole = tried(lambda mail=mail: whole_mail(mail, BOT, NOON))  # type: ignore[misc]  # -- as above

        assert spliced == whole


def test_nothing_of_one_reader_is_left_in_the_mail_to_the_next() -> None:
    moulds = Moulds(BOT)
    mails = [
        moulds.compose(
            replace(INVITATION, key=f"{n}", to=f"person{n}@x.example", own=own_page(f"hemlig{n}")),
            NOON,
        )
        for n in range(4)
    ]

    for number, mail in enumerate(mails):
        told = repr(seen(mail))
        assert f"person{number}@x.example" in told
        assert f"hemlig{number}" in told
        for other in {0, 1, 2, 3} - {number}:
            assert f"person{other}" not in told
            assert f"hemlig{other}" not in told
    assert len({message_from_bytes(mail)["Message-ID"] for mail in mails}) == 4


def test_a_letter_that_differs_in_anything_else_gets_a_mould_of_its_own() -> None:
    moulds = Moulds(BOT)
    moved = replace(EVENT, sequence=1, starts_at=EVENT.starts_at + timedelta(hours=1))
    letters = [
        INVITATION, replace(INVITATION, event=moved), replace(INVITATION, language="en"),
        replace(INVITATION, event=None), replace(INVITATION, subject=name("Annat")),
        replace(INVITATION, event=replace(EVENT, method=Method.CANCEL)), INVITATION,
    ]  # fmt: skip

    for letter in letters:
        assert moulds.compose(letter, NOON) == compose(letter, BOT, NOON)


def test_moulds_no_longer_used_are_let_go() -> None:
    moulds = Moulds(BOT)

    for number in range(KEPT + 5):
        moulds.compose(replace(INVITATION, subject=name(f"Möte {number}")), NOON)

    assert len(moulds.made) == KEPT
    assert moulds.made[0].like.subject == name(f"Möte {KEPT + 4}")
