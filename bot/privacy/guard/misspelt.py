"""Names with a slip of the finger: two letters changed over, one doubled, one lost."""

from bot.privacy.guard.lexicon import Is, listed, name_likeness

ALIKE = (
    ("c", "k"),
    ("k", "c"),
    ("c", "ch"),
    ("ch", "c"),
    ("k", "ch"),
    ("f", "ph"),
    ("ph", "f"),
    ("w", "v"),
    ("v", "w"),
    ("z", "s"),
    ("s", "z"),
    ("y", "i"),
    ("i", "y"),
    ("th", "t"),
    ("t", "th"),
    ("ck", "k"),
    ("k", "ck"),
    ("x", "ks"),
    ("ks", "x"),
)
"""Letters that one hears alike."""

VOWELS = "aeiouyåäö"


def near_name(low: str, likeness: int = -60) -> bool:
    """Whether one slip parts the word from a given name of five letters or more.

    Args:
        low: The word in lower case.
        likeness: What it must be like a name at least; see `name_likeness`.
    """
    if not 5 <= len(low) <= 20:
        return False
    return name_likeness(low) > likeness and any(
        len(near) > 4 and listed(near) & (Is.GIVEN | Is.WORDNAME) == Is.GIVEN for near in slips(low)
    )


def slips(low: str) -> list[str]:
    """The words that one slip of the finger may have made this of."""
    made = [low[:at] + low[at + 1] + low[at] + low[at + 2 :] for at in range(len(low) - 1)]
    made += [
        low[:at] + low[at + 1 :]
        for at in range(len(low))
        if (at and low[at] == low[at - 1]) or len(low) > 6
    ]
    made += [low[:at] + low[at] + low[at:] for at in range(len(low))]
    made += [
        low[:at] + vowel + low[at + 1 :]
        for at in range(1, len(low))
        if low[at] in VOWELS
        for vowel in VOWELS
    ]
    made += [low[:at] + vowel + low[at:] for at in range(1, len(low)) for vowel in VOWELS]
    made += [low.replace(one, other, 1) for one, other in ALIKE if one in low]
    return made
