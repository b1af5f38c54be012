"""What a preparing group hands to a forum that reads words more strictly."""

from datetime import UTC, datetime

from bot.demo.house import House
from models.agenda import agenda
from models.forums import Forum
from models.store import Tx
from tests.conftest import Clock, Someones
from tests.features.databases import ON_SQLITE
from tests.features.forums.acting import book, create, forum_called, meetings_of

pytestmark = ON_SQLITE


async def test_a_small_groups_forum_gets_only_what_could_be_written_there(
    built: House, someone: Someones, clock: Clock
) -> None:
    anna = someone("sip")
    await create(anna, "Nya gruppen", "fifteen", also=("preparing",))
    parent = await forum_called(built, "Nya gruppen")
    child = await forum_called(built, "Nya gruppen: Beredningsgrupp 2")

    def shrink(tx: Tx) -> None:
        tx.get_one(Forum, parent.id).small_group = True

    await built.store.run(shrink)
    await book(anna, parent, "2027-02-17")
    await book(anna, child, "2027-02-03")
    (prepared,), (meeting,) = await meetings_of(built, child), await meetings_of(built, parent)
    for point in ("Fler platser i familjestödet", "Missbruk bland unga"):
        await anna.presses_unseen("point", str(prepared.id))
        await anna.fills(point=point)
    clock.at = datetime(2027, 2, 3, 10, tzinfo=UTC)

    await anna.presses_unseen("close", str(prepared.id))
    await anna.fills(next="ended")

    def words_of(tx: Tx, meeting_id: int) -> list[str]:
        return [each.words for each in agenda(tx, meeting_id)]

    assert await built.store.run(words_of, meeting.id) == ["Fler platser i familjestödet"]
    assert "Missbruk bland unga" in await built.store.run(words_of, prepared.id)
