"""Who gets a link: whoever asks, in private, for themselves and for the team they are in."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.demo.house import House, house
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.features.feeds.rules import may_fetch
from bot.privacy.secrets import token_hash
from bot.replies import Audience
from models.audit import AuditEntry
from models.feeds import Feed, feed_of, make
from models.queue import Outbox
from models.registry import Contact, Team
from tests.conftest import Clock, Someones
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, everything_kept, rows, the
from tests.web.fetching import belongs, links


def noted(built: House) -> list[tuple[str, str]]:
    entries = rows(built, AuditEntry)
    return [(each.what, each.subject) for each in entries if each.what.startswith("feed.")]


@pytest.mark.parametrize("word", ["kalender", "Kalender", "kalenderflöde", "kalenderflode"])
@ON_SQLITE
async def test_the_word_gives_a_link_and_how_to_add_it(bo: Someone, word: str) -> None:
    reply = await bo.says(word)

    said = words(reply)
    assert "Outlook: välj Lägg till kalender" in said
    assert "Google Kalender: tryck på plus" in said
    assert "[Ny länk] [Stäng av]" in said
    assert reply.audience is Audience.ONLY_YOU


async def test_only_a_hash_of_the_secret_is_stored(built: House, bo: Someone) -> None:
    (own, _) = links(await bo.says("kalender"))

    token = own.rpartition("/")[2].removesuffix(".ics")
    assert len(token) == 32
    assert token not in str(everything_kept(built))
    assert token_hash(token) in {each.token_hash for each in rows(built, Feed)}


@pytest.mark.parametrize("channel", ["sip", "ekbacken", "allmant"])
@ON_SQLITE
async def test_no_channel_gets_a_link_and_none_waits_to_be_sent(
    built: House, anna: Someone, someone: Someones, channel: str
) -> None:
    bo = someone("kurator", channel)
    given = links(await bo.says("kalender"))
    await bo.presses("Ny länk")
    await bo.presses("Stäng av")
    await built.bot.sweep()

    assert built.workspace.messages(anna.person, channel) == []
    assert bo.cards == []
    assert "/feed/" not in str([each.model_dump() for each in rows(built, Outbox)])
    assert given


async def test_asked_again_it_is_the_same_link(built: House, bo: Someone) -> None:
    given = links(await bo.says("kalender"))

    assert links(await bo.repeats()) == given
    assert links(await bo.says("kalender")) == given
    assert noted(built) == [("feed.made", "own"), ("feed.made", "team:1")]


async def test_a_new_link_takes_the_place_of_the_old(built: House, bo: Someone) -> None:
    own, team = links(await bo.says("kalender"))

    reply = await bo.presses("Ny länk", about="Dina möten")

    assert reply.replaces
    assert links(reply)[0] != own
    assert links(reply)[1] == team
    assert noted(built)[2:] == [("feed.renewed", "own")]


async def test_pressed_twice_it_is_renewed_once(built: House, bo: Someone) -> None:
    await bo.says("kalender")
    feed = rows(built, Feed)[0]

    first = await bo.presses_unseen("feeds.renew", f"0 {feed.number}")
    second = await bo.presses_unseen("feeds.renew", f"0 {feed.number}")

    assert links(first) == links(second) == links(await bo.repeats())
    assert noted(built)[2:] == [("feed.renewed", "own")]


async def test_turned_off_it_stays_off_until_a_new_link_is_wanted(
    built: House, bo: Someone
) -> None:
    own, team = links(await bo.says("kalender"))

    closed = await bo.presses("Stäng av", about="Dina möten")
    asked = await bo.says("kalender")

    assert links(closed) == links(asked) == [team]
    assert "Avstängd. Ingen länk gäller." in words(asked)
    (again, _) = links(await bo.presses("Ny länk", about="Dina möten"))
    assert again != own
    assert [what for what, _ in noted(built)[2:]] == ["feed.closed", "feed.renewed"]


async def test_turning_off_from_an_old_card_turns_off_the_new_link(
    built: House, bo: Someone
) -> None:
    (_, team) = links(await bo.says("kalender"))
    await bo.presses("Ny länk", about="Dina möten")

    given = [links(await bo.presses_unseen("feeds.close", "0 1")) for _ in range(2)]

    assert given == [[team], [team]]
    assert [what for what, _ in noted(built)[2:]] == ["feed.renewed", "feed.closed"]


async def test_a_repeated_press_that_turned_off_shows_what_holds(bo: Someone) -> None:
    await bo.says("kalender")
    await bo.presses("Stäng av", about="Dina möten")

    assert "Avstängd" in words(await bo.repeats())


@pytest.mark.parametrize("value", ["0 1", "1 1", "2 1", "99 1"])
@ON_SQLITE
async def test_buttons_reach_nobody_elses_feed(
    built: House, anna: Someone, bo: Someone, value: str
) -> None:
    await anna.says("kalender")
    before = everything_kept(built)

    for button in ("feeds.renew", "feeds.close"):
        reply = await bo.presses_unseen(button, value)

        assert "Skriv /samordna kalender" in words(reply)
        assert everything_kept(built) == before


@pytest.mark.parametrize("value", ["", "0", "x 1", "-1 1", "0 1 2", "1; 2"])
@ON_SQLITE
async def test_buttons_with_other_values_are_none_of_ours(bo: Someone, value: str) -> None:
    await bo.says("kalender")

    assert links(await bo.presses_unseen("feeds.close", value)) == []


async def test_a_teams_link_is_for_those_who_work_there(built: House, someone: Someones) -> None:
    bo, anna = someone("kurator", "ekbacken"), someone("sip", "ekbacken")
    belongs(built, "ekbacken", contact_of(built, bo).organisation_id)

    reply = await bo.says("kalender")

    assert "Möten för elevhälsa-ekbacken" in words(reply)
    assert len(links(reply)) == 2
    assert len(links(await anna.says("kalender"))) == 1
    assert [each.contact_id for each in rows(built, Feed) if each.team_id] == [
        contact_of(built, bo).id
    ]


@ON_SQLITE
async def test_each_has_a_link_of_their_own_to_the_team(anna: Someone, bo: Someone) -> None:
    ours = [links(await each.says("kalender"))[1] for each in (anna, bo)]

    assert ours[0] != ours[1]


@ON_SQLITE
async def test_where_no_team_is_there_is_ones_own_and_what_one_has(
    built: House, someone: Someones
) -> None:
    given = links(await someone("kurator", "ekbacken").says("kalender"))

    assert links(await someone("kurator", "allmant").says("kalender")) == given
    assert len(links(await someone("kurator2", "allmant").says("kalender"))) == 1


def test_two_replicas_make_one_feed(built: House, clock: Clock, bo: Someone) -> None:
    contact = contact_of(built, bo)

    def ask(number: int) -> str:
        with built.store.transaction() as tx:
            row = Feed(
                area_id=contact.area_id,
                contact_id=contact.id,
                token_hash=f"{number}",
                changed_at=clock(),
            )
            make(tx, row)
            found = feed_of(tx, contact.id, None)
            assert found is not None
            return found.token_hash or ""

    with ThreadPoolExecutor(4) as replicas:
        given = set(replicas.map(ask, range(4)))

    assert given == {the(built, Feed).token_hash}


async def test_without_an_address_the_word_says_what_the_operator_must_set(
    url: str, clock: Clock
) -> None:
    with house(clock, url, public_url="") as built:
        bo = Someone(built.bot, built.workspace, built.workspace.people["kurator"], "sip")

        reply = await bo.says("kalender")

        assert "SAMORDNA_PUBLIC_URL" in words(reply)
        assert rows(built, Feed) == []
        assert noted(built) == []


def test_a_team_of_another_area_and_somebody_who_visits_get_none() -> None:
    contact = Contact(area_id=1, organisation_id=2, function_id=3, email="a@b.example")
    visitor = contact.model_copy(update={"visiting": True})
    elsewhere = Team(area_id=9, name="n", platform="p", tenant="t", channel="c")
    here = Team(area_id=1, name="n", platform="p", tenant="t", channel="c")

    found = [may_fetch(contact, each) for each in (None, here, elsewhere)]

    assert found == [True, True, False]
    assert not may_fetch(visitor, None)
