"""However much there is to tell, a team's week is five questions to the database."""

import pytest

from bot.agreement import Agreement
from bot.features.digest.due import DUE, TEAM, digest_rule, expand
from bot.outgoing import ChatMessage
from models.queue import Outbox
from models.registry import Area
from models.store import Store
from tests.features.digest.asking import questions
from tests.features.digest.seeding import NOW, seed_teams

MOST = 5


def rows_of(store: Store, teams: int, meetings: int, actions: int) -> list[Outbox]:
    with store.transaction() as tx:
        area = tx.get_one(Area, seed_teams(tx, teams, meetings, actions))
        rule = digest_rule(area, Agreement(), NOW)
        rule.next_at = NOW
        return [each for each in expand(tx, rule, Agreement()) if each.kind == TEAM]


@pytest.mark.parametrize(("meetings", "actions"), [(4, 4), (40, 60)])
def test_a_teams_week_is_five_questions(store: Store, meetings: int, actions: int) -> None:
    rows = rows_of(store, 3, meetings, actions)
    asked = questions(store)

    with store.transaction() as tx:
        made = [DUE[TEAM](tx, row, Agreement(), NOW) for row in rows]

    assert all(isinstance(each, ChatMessage) for each in made)
    assert asked.count <= MOST * len(rows)


def test_the_rows_of_a_firing_are_few_questions_for_many_teams(store: Store) -> None:
    with store.transaction() as tx:
        area = tx.get_one(Area, seed_teams(tx, 12, 2, 0))
        rule = digest_rule(area, Agreement(), NOW)
    asked = questions(store)

    with store.transaction() as tx:
        rows = list(expand(tx, rule, Agreement(digest_lov_pause=("Enhet 001",))))

    assert len(rows) == 12 + 36
    assert asked.count <= MOST
