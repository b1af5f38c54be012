"""120,000 texts from all over Unicode and from pieces of names and numbers. Run by `make fuzz`."""

from itertools import pairwise
from random import Random

import pytest

from bot.privacy.guard import masked, scan

ROUNDS = 12
TEXTS_A_ROUND = 10_000
PIECES = (
    *("Lisa ", "saga ", "берг", "Ек", "ﷺ", "\u200b", "e\u0301", "070-1740605", "110314-9806", "@"),
    *("example.com", "Ekgatan 4", "7B ", "född ", "den enda ", "pojken ", "*", "İ", "ß", "1", "O"),
    *(".", " ", "\n", "-", "dnr 2024-00112", "ﬁ", "𝐋𝐢𝐬𝐚", "😀", "'", ":s", "von ", "S:t ", "noll"),
    *("skolan", "mamman ", "(", ")", "\u0335", "１", "٠", "#", "http://", "_", "/", "é", "\ud7ff"),
)


def some_text(random: Random) -> str:
    """A few pieces, with letters of any script between them."""
    parts = [
        random.choice(PIECES) if random.random() < 0.7 else chr(random.choice(SCALARS))
        for _ in range(random.randint(0, 14))
    ]
    return "".join(parts)


SCALARS = [*range(0xD800), *range(0xE000, 0x20000)]


@pytest.mark.timeout(1_200)
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_text_breaks_the_guard_or_misleads_its_offsets(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- texts to try, no secret

    for number in range(TEXTS_A_ROUND):
        text = some_text(random)
        context = "individual" if number % 2 else "structural"
        found = scan(text, names_in_room=("Ek Berg",), context=context)  # type: ignore[arg-type]  # -- one of the two

        told = f"seed {seed}, text {number}"
        assert all(0 <= f.start < f.end <= len(text) for f in found), told
        assert all(one.end <= other.start for one, other in pairwise(found)), told
        assert masked(text, found).endswith(text[found[-1].end :] if found else text), told
