"""Whatever the text: offsets lie in it, in order, and finding again finds the same."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.guard import masked, scan

PIECES = st.sampled_from(
    [
        *("Lisa ", "saga ", "Берг", "А", "ﷺ", "\u200b", "e\u0301", "070-1740605", "110314-9806"),
        *("@", "example.com", "Ekgatan 4", "7B ", "född ", "den enda ", "pojken ", "*", "İ", "ß"),
        *("1", "O", ".", " ", "\n", "-", "dnr 2024-00112", "ﬁ", "𝐋𝐢𝐬𝐚", "😀", "'", ":s"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))


@given(text=TEXTS)
def test_findings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = scan(text, context="individual")

    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == scan(text, context="individual")


@given(text=TEXTS)
def test_what_lies_between_the_findings_is_left_as_it_was(text: str) -> None:
    found = scan(text)

    rest = masked(text, found)

    at = 0
    for finding in found:
        assert text[at : finding.start] in rest
        at = finding.end
    assert rest.endswith(text[at:])


@given(
    name=st.sampled_from(["Lisa", "Ｌｉｓａ", "Li\u00adsa", "Lis\u0430", "L\u200bisa"]),
    before=st.integers(0, 9),
)
def test_a_name_is_pointed_out_where_it_stands(name: str, before: int) -> None:
    text = "och " * before + name + " mår bra"

    found = scan(text)

    assert [text[f.start : f.end] for f in found] == [name]
