"""What may stand on a line."""

import pytest

from bot.outlets.lines import UnsafeMailError, address, header, one_line, some_lines

CONTROLS = ["\r", "\n", "\0", "\t", "\x7f", "\x85", "\u2028", "\u2029", "\ud800"]
TURNING = ["\u061c", "\u200e", "\u200f", "\u202a", "\u202c", "\u202e", "\u2066", "\u2069"]


def test_ordinary_words_pass_unchanged() -> None:
    words = "Rum Åland, våning 2: ”kl. 13.15–14.00” = 45 min?"

    assert one_line(words) == header(words) == words


@pytest.mark.parametrize("control", CONTROLS)
def test_a_line_holds_no_control_character(control: str) -> None:
    with pytest.raises(UnsafeMailError):
        one_line(f"Möte{control}Bcc: bo@ond.example")


@pytest.mark.parametrize("sign", TURNING)
def test_a_line_reads_in_one_direction(sign: str) -> None:
    with pytest.raises(UnsafeMailError):
        header(f"Möte {sign}txt.eliforp")


def test_several_lines_may_have_newlines_between_and_nothing_else() -> None:
    assert some_lines("ett\ntvå") == "ett\ntvå"
    with pytest.raises(UnsafeMailError):
        some_lines("ett\r\ntvå")


@pytest.mark.parametrize(
    "word",
    [
        "=?utf-8?q?a=0ABcc:_e=40x.example?=",
        "=?utf-8?b?YQ0KQmNjOiBlQHguZXhhbXBsZQ==?=",
        "=?UTF-8?Q?=22a=22_=3Ce=40x.example=3E?=",
        "=?utf-8?q?=E2=80=AEtxt.eliforp?=",
        "Möte =?iso-8859-1?q?=0D=0A?= 2",
        "=?utf-8?q?half",
    ],
)
def test_an_encoded_word_is_neither_header_nor_address(word: str) -> None:
    with pytest.raises(UnsafeMailError):
        header(word)
    with pytest.raises(UnsafeMailError):
        address(f"{word}@x.example")


@pytest.mark.parametrize(
    "good", ["anna@skola.example.se", "o'hara+bus_1@a-b.example", "x@localhost"]
)
def test_a_plain_address_passes(good: str) -> None:
    assert address(good) == good


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "anna",
        "@x.example",
        "anna@",
        "a@.example",
        "a@b@x.example",
        "a b@x.example",
        '"a b"@x.example',
        "Anna <anna@x.example>",
        "anna@x.example,bo@x.example",
        "anna@x.example\n",
        "anna@x.example\r\nBcc: bo@x.example",
        "=?utf-8?q?a?=@x.example",
        "åsa@x.example",
        "anna@skåne.example",
    ],
)
def test_anything_else_is_no_address(bad: str) -> None:
    with pytest.raises(UnsafeMailError):
        address(bad)


def test_the_error_never_repeats_the_value() -> None:
    with pytest.raises(UnsafeMailError) as caught:
        address("hemlig person@x.example")

    assert "hemlig" not in str(caught.value)
