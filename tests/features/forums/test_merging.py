"""Forums merged and split as people do it by mistake, too: strictness and order are kept."""

from datetime import UTC, date, datetime

import pytest

from bot.agreement import Agreement
from bot.demo.house import House
from bot.demo.reading import words
from bot.features.report.reading import report_of
from bot.texts import render
from models.forums import Forum, meetings_of, series_of
from models.meetings import Meeting
from models.registry import Area
from models.store import Tx
from scheduler.halves import half_of
from tests.conftest import Clock, Someones
from tests.features.forums.acting import create, forum_called

pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
"""Rules alone: no database can tell them apart."""


def meetings_in(tx: Tx, forum_id: int) -> list[Meeting]:
    always = (datetime(2026, 8, 1, tzinfo=UTC), datetime(2028, 8, 1, tzinfo=UTC))
    return list(meetings_of(tx, [forum_id], *always))


async def merged(anna_built: House, someone: Someones, old: tuple[Forum, ...]) -> Forum:
    anna = someone("sip")
    await anna.presses_unseen("forums.merge", "")
    told = await anna.fills(
        forums=tuple(str(each.id) for each in old), name="Hela", since_on="2027-02-01", per_term="2"
    )
    assert not told.errors
    return await forum_called(anna_built, "Hela")


async def test_one_about_few_is_still_about_few_whichever_was_chosen_first(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    await create(anna, "Forum norr", "cooperation")
    await create(anna, "SST söder", "sst")

    whole = await merged(
        built,
        someone,
        (await forum_called(built, "Forum norr"), await forum_called(built, "SST söder")),
    )

    assert whole.small_group


@pytest.mark.parametrize("first", ["Förälder", "Beredning"])
async def test_a_preparing_group_that_goes_on_in_its_parent_prepares_nothing(
    built: House, someone: Someones, clock: Clock, first: str
) -> None:
    anna = someone("sip")
    await create(anna, "Förälder", "cooperation")
    parent = await forum_called(built, "Förälder")
    await create(anna, "Beredning", "cooperation", parent=str(parent.id))
    child = await forum_called(built, "Beredning")

    whole = await merged(
        built, someone, (parent, child) if first == "Förälder" else (child, parent)
    )
    clock.at = datetime(2027, 2, 1, 7, 5, tzinfo=UTC)
    await built.bot.sweep()

    def parents(tx: Tx) -> int | None:
        return tx.get_one(Forum, whole.id).parent_id

    assert await built.store.run(parents) is None
    # The status, with its proposed times, comes all the same.
    assert any("Hela: 0 av 2 bokade" in words(card.reply) for card in anna.cards)


async def test_what_has_been_merged_is_neither_merged_nor_split_once_more(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    for name in ("Forum norr", "Forum söder", "Forum väster"):
        await create(anna, name, "cooperation")
    north, south, west = [
        await forum_called(built, f"Forum {each}") for each in ("norr", "söder", "väster")
    ]
    await anna.presses_unseen("forums.split", str(north.id))
    open_form = anna.form
    await merged(built, someone, (north, south))

    await anna.presses_unseen("forums.merge", "")
    offered = [
        getattr(each, "options", ())
        for each in anna.form.fields
        if getattr(each, "id", "") == "forums"
    ]
    again = await anna.fills(
        forums=(str(north.id), str(west.id)), name="Annat", since_on="2027-03-01"
    )
    refused = words(await anna.presses_unseen("forums.split", str(north.id)))
    anna.reply = type(anna.reply)(form=open_form)
    late = words(await anna.fills(first="Ett", second="Två", since_on="2027-03-01"))

    def ends(tx: Tx) -> date | None:
        return tx.get_one(Forum, north.id).active_to_on

    assert [option.value for option in offered[0]] == [str(west.id)]
    assert set(again.errors) == {"forums"}
    assert refused == late
    assert "kan inte delas" in refused
    assert await built.store.run(ends) == date(2027, 1, 31)


async def test_what_goes_on_in_the_new_forum_counts_as_its_own_everywhere(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "Forum norr", "cooperation")
    await create(anna, "Forum söder", "cooperation")
    north, south = await forum_called(built, "Forum norr"), await forum_called(built, "Forum söder")
    await anna.presses_unseen("forums.series", str(south.id))
    await anna.fills(weekday="2", at="9.00", from_on="2027-05-10", to_on="2027-05-20")
    await anna.fills()

    whole = await merged(built, someone, (north, south))
    clock.at = datetime(2027, 5, 13, 8, tzinfo=UTC)

    def rows(tx: Tx) -> tuple[list[str], int, dict[str, tuple[int, int]]]:
        names = [each.name for each in meetings_in(tx, whole.id)]
        area = tx.get_one(Area, whole.area_id)
        made = report_of(tx, area, Agreement(), half_of(clock.at.date()), clock.at)
        told = {render(each.title, "sv"): (each.held, each.booked) for each in made.forums}
        return names, len(series_of(tx, whole.id)), told

    names, series, told = await built.store.run(rows)
    assert names == ["Hela", "Hela"]
    assert series == 1
    assert told["Hela"] == (1, 1)
    assert told["Forum söder"] == (0, 0)
