"""Invitations built (not sent): from one mould a meeting, and from nothing for each recipient.

    python tests/bench/invitations.py [--meetings 20] [--rounds 5]

Both make the same mails, and do so in turn, round by round, measured in processor time; a mould
is used for one meeting and one language. What they make is read back and compared once
beforehand. "From nothing" is `tests/outlets/whole.py`: icalendar and EmailMessage, as libraries
would have it done. The process exits 1 when the ratio that the project promises is missed.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.outgoing import Letter
from bot.outlets.mail import Moulds
from bot.replies import Facts, T, Text, Tone, name
from tests.outlets.letters import BOT, EVENT, NOON
from tests.outlets.seen import seen
from tests.outlets.whole import whole_mail

PROMISED = 5.0
SIZES = {"3 called": (3, 1), "8 called": (8, 1), "8 called, two languages": (8, 2)}


def main() -> int:
    """Print the rates; 1 when one ratio is below what is promised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    ratios = [
        measured(what, _letters(options.meetings, *size), options.rounds)
        for what, size in SIZES.items()
    ]
    held = min(ratios) >= PROMISED
    print(f"promised: {PROMISED:.0f} times: {'held' if held else 'MISSED'}")
    return 0 if held else 1


def measured(what: str, letters: Sequence[Letter], rounds: int) -> float:
    """The median ratio of the two rates over the rounds."""
    assert [seen(each) for each in spliced(letters)] == [seen(each) for each in whole(letters)]
    pairs = [(_rate(whole, letters), _rate(spliced, letters)) for _ in range(rounds)]
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    slow, fast = (statistics.median(column) for column in zip(*pairs, strict=True))
    worst = min(ours / theirs for theirs, ours in pairs)
    print(f"{what}: {slow:,.0f} → {fast:,.0f} mails/s, {ratio:.1f} times (worst {worst:.1f})")
    return ratio


def whole(letters: Sequence[Letter]) -> list[bytes]:
    """Each from nothing."""
    return [whole_mail(each, BOT, NOON) for each in letters]


def spliced(letters: Sequence[Letter]) -> list[bytes]:
    """As the bot makes them, beginning with no mould."""
    moulds = Moulds(BOT)
    return [moulds.compose(each, NOON) for each in letters]


def _rate(way: Callable[[Sequence[Letter]], list[bytes]], letters: Sequence[Letter]) -> float:
    begun = time.process_time()
    way(letters)
    return len(letters) / (time.process_time() - begun)


def _letters(meetings: int, called: int, languages: int) -> list[Letter]:
    return [
        _letter(meeting, person, ("sv", "en")[person % languages])
        for meeting in range(meetings)
        for person in range(called)
    ]


def _letter(meeting: int, person: int, language: str) -> Letter:
    title = T("meetings.title", reference=f"7KQ{meeting}")
    starts_at = EVENT.starts_at + timedelta(days=meeting)
    when = T("meetings.from_to", starts_at=starts_at, end=starts_at.time())
    return Letter(
        key=f"mail:{meeting}:{person}",
        to=f"person{person}@skola.example.se",
        language=language,
        subject=title,
        parts=(
            Text(T("letters.called")),
            Facts(((T("meetings.when"), when), (T("meetings.place"), name("Rum Åland, våning 2")))),
            Text(T("letters.no_names"), Tone.QUIET),
        ),
        event=replace(
            EVENT,
            uid=f"{meeting}@samordna.example.se",
            summary=title,
            description=T("letters.no_names"),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            alarm=timedelta(hours=26),
        ),
        own=(Text(T("letters.page", link=f"https://samordna.example.se/m/{person:043}")),),
    )


if __name__ == "__main__":
    sys.exit(main())
