"""Which points seem to be about the same; it is only ever a question."""

import pytest

from bot.features.agenda.alike import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schema efter lovet", "schemat efter lovet"),
        ("Schema efter lovet", "Efter lovet: schemat"),
        ("Rutin för frånvaro", "Frånvaro, rutin"),
        ("Lokaler", "lokaler!"),
        ("Samverkan mellan skola och BUP", "BUP och skola: samverkan"),
        ("Avvikelser", "Avvikelser"),
    ],
)
def test_what_is_said_in_other_words_is_asked_about(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schema efter lovet", "Insatser i skolan"),
        ("Lokaler", "Lokaler och bemanning i höst"),
        ("Vad gör vi nu?", "Vem gör vad till hösten?"),
        ("Tid för nästa möte", "Tolk till nästa termin"),
        ("Punkt 3", "Punkt 12"),
        ("", "Schema"),
    ],
)
def test_what_is_about_something_else_is_let_through(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)
