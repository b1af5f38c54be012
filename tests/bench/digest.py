"""The weekly digest of many teams built (not sent): time, memory and questions a team.

    python tests/bench/digest.py [--teams 300] [--meetings 40] [--actions 200]

Every team's message is asked of the rows and rendered, as delivery does it: twenty rows a
transaction, on SQLite. Measured are the build's processor time, and the most memory the process
has held; the seeding is a process of its own. People's own are built too, and told without a
bound. Then as many messages are paced by an injected clock as Slack wants them. The process
exits 1 when a bound is missed.
"""

import argparse
import asyncio
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.agreement import Agreement
from bot.features.digest.due import DUE, TEAM, digest_rule, expand
from bot.outgoing import ChatMessage, Letter, Outgoing, Worked
from bot.outlets.mail import compose
from bot.platforms.slack import render
from models.queue import Outbox
from models.registry import Area
from models.store import Store, migrate
from scheduler.deliver import Dropped
from tests.features.digest.asking import questions
from tests.features.digest.pacing import paced
from tests.features.digest.seeding import NOW, seed_teams
from tests.outlets.letters import BOT

SECONDS, MEGABYTES, QUESTIONS, OVER = 30.0, 200.0, 5.0, 1.05
AT_ONCE = 20


def main() -> int:
    """Print what was measured; 1 when a bound was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, many in (("--teams", 300), ("--meetings", 40), ("--actions", 200)):
        parser.add_argument(name, type=int, default=many)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/digest.db"
        size = (options.teams, options.meetings, options.actions)
        seeding = multiprocessing.get_context("spawn").Process(target=seed, args=(url, *size))
        seeding.start()
        seeding.join()
        held = built(url)
        held &= kept_pace(f"sqlite:///{folder}/pace.db", options.teams)
    print("promised:", "held" if held else "MISSED")
    return 0 if held else 1


def seed(url: str, teams: int, meetings: int, actions: int) -> None:
    """Write the area down."""
    migrate(url)
    store = Store(url)
    with store.transaction() as tx:
        seed_teams(tx, teams, meetings, actions)
    store.close()


def built(url: str) -> bool:
    """Whether the digests of everybody were built within the bounds."""
    store = Store(url)
    asked = questions(store)
    with store.transaction() as tx:
        area = tx.get_one(Area, 1)
        rows = list(expand(tx, digest_rule(area, Agreement(), NOW), Agreement()))
        # Kept, as when the rule fires: what a row's message tells of points at the row.
        tx.add_all(rows)
        tx.flush()
        tx.expunge_all()
    teams = [row for row in rows if row.kind == TEAM]
    asked.count, begun = 0, time.process_time()
    characters = sum(rendered(store, batch) for batch in batches(teams))
    team_seconds, each = time.process_time() - begun, asked.count / len(teams)
    people = [row for row in rows if row.kind != TEAM]
    characters += sum(rendered(store, batch) for batch in batches(people))
    seconds = time.process_time() - begun - team_seconds
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(teams)} teams: {team_seconds:.1f} s (bound {SECONDS:.0f} s)")
    print(f"{each:.2f} questions a team (bound {QUESTIONS:.0f})")
    print(f"{len(people)} people: {seconds:.1f} s")
    print(f"{characters:,} characters, at most {megabytes:.0f} MB (bound {MEGABYTES:.0f} MB)")
    store.close()
    return team_seconds < SECONDS and megabytes < MEGABYTES and each <= QUESTIONS


def rendered(store: Store, batch: Sequence[Outbox]) -> int:
    """How many characters these rows' messages have as they leave, in one transaction."""
    with store.transaction() as tx:
        made = [DUE[row.kind](tx, row, Agreement(), NOW) for row in batch]
    return sum(_size(each) for each in made)


def _size(message: Outgoing | Dropped) -> int:
    match message:
        case ChatMessage(reply=reply, language=language):
            return len(json.dumps(render.message(reply, language)))
        case Letter():
            return len(compose(message, BOT, NOW))
        case Worked(message=told, work=work):
            return _size(replace(told, reply=work()))
        case Dropped(reason=reason):
            raise AssertionError(reason)


def batches(rows: Iterable[Outbox]) -> Iterator[list[Outbox]]:
    """As many rows as delivery takes at once."""
    rest = iter(rows)
    return iter(lambda: list(islice(rest, AT_ONCE)), [])


def kept_pace(url: str, messages: int) -> bool:
    """Whether as many messages left at the rate that is allowed, and none too early."""
    migrate(url)
    store = Store(url)
    with store.transaction() as tx:
        area_id = seed_teams(tx, 2, 1, 0)
    went = asyncio.run(paced(store, area_id, messages))
    store.close()
    print(f"{went.taken} messages in {went.over:.3f} of the ideal time, {went.refused} times 429")
    return went.taken == messages and went.over <= OVER and not went.refused


if __name__ == "__main__":
    sys.exit(main())
