"""Few people and the police: what is read more strictly, and what stands in no channel or feed."""

from datetime import date, timedelta

import pytest

from bot.agreement import Agreement
from bot.demo.house import House
from bot.demo.reading import words
from bot.errors import UserError
from bot.features.agenda.intents import AskPoint
from bot.features.digest.forums import lacking
from bot.features.forums.doors import forum_for, is_owner
from bot.features.meetings.guarding import around_meeting
from models import feeds, outlooks
from models.forums import Forum
from models.registry import Team
from models.store import Tx
from scheduler.terms import Term
from tests.conftest import Someones
from tests.features.forums.acting import create, forum_called
from tests.features.forums.made import STOCKHOLM, forum, met
from tests.town import NOON, actor, build_town, call

SPRING = Term(date(2027, 1, 11), date(2027, 6, 11))
ON = date(2027, 2, 10)


@pytest.mark.parametrize(("small", "context"), [(True, "individual"), (False, "structural")])
def test_words_of_a_small_groups_forum_are_read_as_if_about_a_child(
    tx: Tx, small: bool, context: str
) -> None:
    town = build_town(tx)
    group = forum(tx, town, small_group=small)
    meeting = met(tx, town, group, ON, "SMALL")
    call(tx, meeting, town.anna)

    found = around_meeting(AskPoint(meeting.id), actor(tx, "anna"), tx)

    assert found.context == context


@pytest.mark.parametrize(("police", "told"), [(True, 0), (False, 1)])
def test_a_channel_and_a_teams_feed_name_no_forum_with_the_police(
    tx: Tx, police: bool, told: int
) -> None:
    town = build_town(tx)
    ssp = forum(tx, town, "SSP", police=police)
    met(tx, town, ssp, ON, "P9")
    team = Team(area_id=town.area, name="Teamet", platform="chat", tenant="t", channel="c")
    tx.add(team)
    tx.flush()

    near = [each for each in outlooks.near_team(tx, town.area, None) if each.meeting.forum_id]
    fed = feeds.meetings_of_team(tx, team, ["bus_overgripande", "forum"], NOON - timedelta(days=1))
    lacks = lacking(tx, town.area, Agreement(), SPRING, STOCKHOLM, NOON)

    assert (len(near), len(fed)) == (told, told)
    assert sum(each.wanted == 2 and each.count == 1 for each in lacks) == told


def test_a_forum_of_another_area_or_of_others_with_the_police_is_not_there(tx: Tx) -> None:
    town = build_town(tx)
    ssp = forum(tx, town, "SSP", police=True)
    anna, bo, dan = (actor(tx, each) for each in ("anna", "bo", "dan"))

    assert forum_for(tx, anna, ssp.id).id == ssp.id
    assert is_owner(anna, ssp)
    for other in (bo, dan):
        with pytest.raises(UserError, match=r"forums\.no_forum"):
            forum_for(tx, other, ssp.id)


def test_an_explained_term_and_one_without_a_number_are_not_told_of_in_the_week(tx: Tx) -> None:
    town = build_town(tx)
    forum(tx, town, "Utan antal", per_term=None)
    ended: Forum = forum(tx, town, "Slutat", active_to_on=date(2027, 3, 1))

    assert ended.per_term == 2
    found = lacking(tx, town.area, Agreement(quotas={}), SPRING, STOCKHOLM, NOON)
    assert found == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_only_those_who_look_after_the_area_make_merge_and_split_forums(
    built: House, someone: Someones
) -> None:
    await create(someone("sip"), "BUS söder", "bus_overall")
    bus, rektor = await forum_called(built, "BUS söder"), someone("rektor")

    refused = [
        words(await rektor.presses_unseen(button, str(bus.id)))
        for button in ("forums.new", "forums.merge", "forums.split")
    ]
    taken = words(await rektor.presses_unseen("forums.take", f"{bus.id}@1802000000"))

    assert len(set(refused)) == 1
    assert rektor.reply.form is None
    assert taken.startswith("Bara den som sköter BUS söder")
