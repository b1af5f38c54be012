"""What is derived from the key: the same each time, and never one thing for another."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.secrets import Secrets, token_hash

OURS, THEIRS = Secrets(b"our key"), Secrets(b"another key")
PARTS = st.lists(st.text(max_size=5), max_size=4)


@given(first=PARTS, second=PARTS)
def test_different_parts_never_seal_alike(first: list[str], second: list[str]) -> None:
    alike = OURS.digest("audit", *first) == OURS.digest("audit", *second)

    assert alike == (first == second)


def test_moving_letters_between_parts_changes_the_digest() -> None:
    assert OURS.digest("audit", "ab", "c") != OURS.digest("audit", "a", "bc")
    assert OURS.digest("audit", "1:a") != OURS.digest("audit", "1", "a")


def test_a_purpose_does_not_stand_in_for_another() -> None:
    assert OURS.digest("link", "17") != OURS.digest("actor", "17")
    assert OURS.digest("linka") != OURS.digest("link", "a")


def test_another_key_tells_other_secrets() -> None:
    assert OURS.digest("link", "17") != THEIRS.digest("link", "17")
    assert OURS.link_token("17") != THEIRS.link_token("17")
    assert OURS.pseudonym(17) != THEIRS.pseudonym(17)


def test_link_tokens_are_stable_distinct_and_fit_an_address() -> None:
    tokens = {OURS.link_token(str(nonce)) for nonce in range(1000)}

    assert len(tokens) == 1000
    assert OURS.link_token("17") == Secrets(b"our key").link_token("17")
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", token) for token in tokens)


def test_a_token_is_known_by_its_hash_only() -> None:
    token = OURS.link_token("17")

    assert re.fullmatch(r"[0-9a-f]{64}", token_hash(token))
    assert token not in token_hash(token)
    assert token_hash(token) != token_hash(OURS.link_token("18"))


def test_a_pseudonym_is_stable_short_and_does_not_show_the_number() -> None:
    names = {OURS.pseudonym(number) for number in range(1000)}

    assert len(names) == 1000
    assert OURS.pseudonym(17) == OURS.pseudonym(17)
    assert all(re.fullmatch(r"[0-9a-f]{16}", name) for name in names)


def test_the_key_is_kept_out_of_reprs() -> None:
    assert "our key" not in repr(OURS)


def test_a_feeds_secret_is_another_than_a_pages_made_from_the_same() -> None:
    assert OURS.feed_token("17") == Secrets(b"our key").feed_token("17")
    assert OURS.feed_token("17") != OURS.link_token("17")
    assert len(OURS.feed_token("17")) == 32
