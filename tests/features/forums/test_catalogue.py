"""Every row of the municipal papers: booked, reminded of and closed, or refused."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.forums.catalogue import BY_KEY, CATALOGUE, Key, Template, Way
from bot.replies import Reply, T
from bot.texts import render
from models.forums import forum_by_id
from models.meetings import Meeting, MeetingState
from models.store import Tx
from tests.conftest import Clock
from tests.databases import FreshUrl
from tests.features.forums.acting import (
    SEATS,
    book,
    create,
    forum_called,
    meetings_of,
    pick,
    the_police,
)

PAPERS = ("Kungsholmen 2024", "Rinkeby-Kista 2008", "Rinkeby-Kista 2021", "utlåtande om SST 2025")
POLICE = "Områdespolis, Polisen Exempelviken"
NINE = datetime(2027, 2, 10, 8, tzinfo=UTC)
FORUMS = [each for each in CATALOGUE if each.way is Way.FORUM]
OTHERS = [each for each in CATALOGUE if each.way is not Way.FORUM]


@dataclass
class Stage:
    """One house for all rows: each makes a forum of its own in it."""

    built: House
    clock: Clock
    runner: asyncio.Runner

    def someone(self, user: str) -> Someone:
        return Someone(
            self.built.bot, self.built.workspace, self.built.workspace.people[user], "sip"
        )


@pytest.fixture(scope="module")
def stage(sqlite_houses: FreshUrl) -> Iterator[Stage]:
    clock = Clock()
    with contextlib.ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner())
        built = stack.enter_context(house(clock, stack.enter_context(sqlite_houses())))
        runner.run(built.store.run(the_police))
        yield Stage(built, clock, runner)


def test_every_row_says_where_it_is_from_and_what_is_local() -> None:
    assert {each.key for each in CATALOGUE} == set(Key)
    for each in FORUMS:
        assert each.source.startswith(PAPERS)
        assert "lokal rutin" in each.source or "historisk" in each.source
        assert each.per_term is None or "per termin" in each.source or "termin" in each.source
        assert all(render(T(key), language) for key in each.agenda for language in ("sv", "en"))
        assert not each.historic or "2008" in each.source


@pytest.mark.parametrize(
    ("key", "weeks"), [("health_team", "1"), ("contacts", "4"), ("cooperation", "1")]
)
def test_a_series_begins_with_the_rhythm_that_the_forum_has(
    stage: Stage, key: str, weeks: str
) -> None:
    stage.runner.run(_rhythm(stage, key, weeks))


async def _rhythm(stage: Stage, key: str, weeks: str) -> None:
    stage.clock.at = datetime(2027, 1, 25, 8, tzinfo=UTC)
    anna = stage.someone("sip")
    await create(anna, f"Takt {key}", key)
    forum = await forum_called(stage.built, f"Takt {key}")

    await anna.presses_unseen("forums.series", str(forum.id))

    (every,) = [each for each in anna.form.fields if getattr(each, "id", "") == "every"]
    assert getattr(every, "chosen", "") == weeks


@pytest.mark.parametrize("template", FORUMS, ids=lambda each: each.key)
def test_each_forum_is_booked_reminded_of_and_closed(stage: Stage, template: Template) -> None:
    stage.runner.run(_lives(stage, template))


async def _lives(stage: Stage, template: Template) -> None:
    anna, rektor, name = stage.someone("sip"), stage.someone("rektor"), f"Prov {template.key}"
    stage.clock.at = datetime(2027, 1, 25, 8, tzinfo=UTC)
    seats = (*SEATS, POLICE) if template.police else SEATS
    told = words(await create(anna, name, template.key, seats))
    assert told.startswith("Skapat")
    forum = await forum_called(stage.built, name)
    assert (forum.per_term, forum.police, forum.small_group, forum.source) == (
        template.per_term,
        template.police,
        template.small_group,
        template.source,
    )

    booked = words(await book(anna, forum, "2027-02-10"))
    (meeting,) = await meetings_of(stage.built, forum)
    assert (meeting.state, meeting.starts_at) == (MeetingState.BOOKED, NINE)
    if template.per_term:
        assert f"1 av {template.per_term} bokade" in booked

    before = len(rektor.cards)
    stage.clock.at = datetime(2027, 2, 9, 8, tzinfo=UTC)
    await stage.built.bot.sweep()
    assert any(name in words(card.reply) for card in rektor.cards[before:])

    stage.clock.at = NINE + timedelta(hours=2)
    await stage.built.bot.sweep()
    await anna.presses_unseen("close", str(meeting.id))
    checklist = next(each for each in anna.form.fields if getattr(each, "id", "") == "checklist")
    agenda = [render(option.label, "sv") for option in getattr(checklist, "options", ())]
    assert agenda == [render(T(key), "sv") for key in template.agenda]
    closed = await anna.fills(next="ended")
    assert not closed.errors

    def state(tx: Tx) -> MeetingState:
        assert forum_by_id(tx, forum.area_id, forum.id)
        return tx.get_one(Meeting, meeting.id).state

    assert await stage.built.store.run(state) == MeetingState.CLOSED


@pytest.mark.parametrize("template", OTHERS, ids=lambda each: each.key)
def test_what_is_no_forum_says_where_to_go_instead(stage: Stage, template: Template) -> None:
    stage.runner.run(_goes_elsewhere(stage, template))


async def _goes_elsewhere(stage: Stage, template: Template) -> None:
    anna = stage.someone("sip")
    shown = await pick(anna, template.key)
    if template.way is Way.KIND:
        await anna.presses("Kalla till möte")
        opened = anna.reply.form
        assert opened.about == template.kind if opened else "Bara socialtj" in words(anna.reply)
        return
    assert shown.form is None
    assert "/samordna akut" in words(shown)
    # Nor by a form that was made up.
    await pick(anna, "own")
    form = replace(anna.form, about=template.key)
    chosen = tuple(anna.choice("seats", each) for each in SEATS)
    anna.reply = Reply(form=form)
    await anna.fills(name="Utredning", seats=chosen, owner=chosen[0])
    with pytest.raises(LookupError):
        await forum_called(stage.built, "Utredning")


def test_trap21_15_gruppen_is_a_pattern_from_2008_and_no_living_body(stage: Stage) -> None:
    stage.runner.run(_historic(stage))


async def _historic(stage: Stage) -> None:
    stage.clock.at = datetime(2027, 1, 25, 8, tzinfo=UTC)
    anna = stage.someone("sip")
    shown = await pick(anna, "fifteen")
    assert shown.form is not None
    assert [
        getattr(each, "start", None)
        for each in shown.form.fields
        if getattr(each, "id", "") == "name"
    ] == [""]
    refused = await create(anna, "15-gruppen", "fifteen")
    assert set(refused.errors) == {"name"}

    made = words(await create(anna, "Nya gruppen", "fifteen", also=("preparing",)))

    parent = await forum_called(stage.built, "Nya gruppen")
    names = [render(T(BY_KEY[key].name), "sv") for key in BY_KEY[Key.FIFTEEN].preparing]
    children = [await forum_called(stage.built, f"Nya gruppen: {each}") for each in names]
    assert parent.per_term == 2
    assert len(children) == 3
    assert {each.parent_id for each in children} == {parent.id}
    assert all(f"Nya gruppen: {each}" in made for each in names)


def test_a_number_of_ones_own_is_said_to_be_no_papers(stage: Stage) -> None:
    stage.runner.run(_own_number(stage))


async def _own_number(stage: Stage) -> None:
    stage.clock.at = datetime(2027, 1, 25, 8, tzinfo=UTC)
    anna = stage.someone("sip")

    await create(anna, "BUS fem", "bus_overall", per_term="5")

    assert (await forum_called(stage.built, "BUS fem")).source == "lokal rutin"


def test_groups_that_prepare_a_forum_with_a_long_name_can_be_told_apart(stage: Stage) -> None:
    stage.runner.run(_long_name(stage))


async def _long_name(stage: Stage) -> None:
    stage.clock.at = datetime(2027, 1, 25, 8, tzinfo=UTC)
    long = "Områdets gemensamma samverkansgrupp för förskola, skola och socialtjänst i söder"
    made = words(await create(stage.someone("sip"), long[:80], "fifteen", also=("preparing",)))

    for key in BY_KEY[Key.FIFTEEN].preparing:
        assert f": {render(T(BY_KEY[key].name), 'sv')}" in made


def test_trap17_police_forums_are_kept_apart(stage: Stage) -> None:
    stage.runner.run(_apart(stage))


async def _apart(stage: Stage) -> None:
    stage.clock.at = datetime(2027, 1, 25, 8, tzinfo=UTC)
    anna, kurator = stage.someone("sip"), stage.someone("kurator")
    without = await create(anna, "SSP utan polis", "ssp")
    with_bus = await create(anna, "BUS med polis", "bus_overall", (*SEATS, POLICE))
    assert set(without.errors) == {"seats"}
    assert set(with_bus.errors) == {"seats"}
    await create(anna, "SSP söder", "ssp", (*SEATS, POLICE))
    await create(anna, "EHT söder", "health_team")
    ssp, eht = (
        await forum_called(stage.built, "SSP söder"),
        await forum_called(stage.built, "EHT söder"),
    )
    assert (ssp.police, eht.police) == (True, False)

    parent = await create(anna, "Beredning", "own", parent=str(ssp.id))
    await anna.presses_unseen("forums.merge", "")
    merged = await anna.fills(forums=(str(ssp.id), str(eht.id)), name="Allt", since_on="2027-03-01")
    await book(anna, ssp, "2027-02-17")
    outsider = words(await kurator.says("forum"))
    member = words(await stage.someone("rektor").says("forum"))
    week = words(await anna.says("vecka"))

    assert set(parent.errors) == {"parent"}
    assert set(merged.errors) == {"forums"}
    assert "SSP söder" not in outsider
    assert "EHT söder" in outsider
    assert "SSP söder" in member
    assert "SSP söder" not in week
    assert words(await kurator.presses_unseen("forums.book", str(ssp.id))).startswith(
        "Jag hittar inget"
    )
