"""`/samordna inställningar`: one's own settings for everybody, the area's for its admins."""

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.replies import Audience, Choices
from models.audit import AuditEntry
from models.registry import ChatIdentity, Contact, Organisation, Reach, Room, Team, Visibility
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed, utc
from tests.features.databases import ON_SQLITE
from tests.features.looking import contact_of, errors, rows, save
from tests.features.registry.files import options

pytestmark = ON_SQLITE

OWN = """Dina inställningar
Du är: Kurator, Ekbackens skola
Arbetsadress: kurator.ekbacken@exempelviken.example
Språk: Svenska
Påminnelser: I chatten
Ersättare: Ingen
Veckans sammanfattning: Privat i chatten
[Ändra] [Ändra hur veckan kommer]"""


def labels(person: Someone) -> list[str]:
    return [
        button.id
        for part in person.reply.parts
        if isinstance(part, Choices)
        for button in part.buttons
    ]


@pytest.mark.parametrize("word", ["inställningar", "installningar", "INSTÄLLNINGAR", "settings"])
async def test_everybody_sees_their_own(bo: Someone, word: str) -> None:
    reply = await bo.says(word)

    assert words(reply) == OWN
    assert reply.audience == Audience.ONLY_YOU


async def test_admins_see_the_area_in_numbers(built: House, anna: Someone) -> None:
    units, people, teams = (len(rows(built, table)) for table in (Organisation, Contact, Team))

    said = words(await anna.says("inställningar"))

    assert (
        f"Områdets register\n{units} organisationer, {people} kontakter och {teams} kanaler.\n"
        "[Lägg till kontakt] [Ändra kontakt] [Avaktivera kontakt]" in said
    )
    assert "Veckans sammanfattning kommer hit. [Sluta skicka hit]" in said


async def test_others_see_nothing_of_the_area(bo: Someone) -> None:
    await bo.says("inställningar")

    assert labels(bo) == ["registry.own", "digest.own"]


async def test_ones_own_settings_are_kept(built: House, bo: Someone) -> None:
    await bo.says("inställningar")
    await bo.presses("Ändra")
    rektor = bo.choice("substitute", "Rektor, rektor.ekbacken@exempelviken.example")

    reply = await bo.fills(language="en", reach="mail", substitute=rektor)

    kept = contact_of(built, bo)
    assert words(reply).startswith("Dina inställningar är sparade")
    assert (kept.language, kept.reach, str(kept.substitute_id)) == ("en", Reach.MAIL, rektor)
    assert "Substitute: Rektor, Ekbackens skola" in words(await bo.says("settings"), "en")


async def test_the_form_starts_with_what_is_so(built: House, bo: Someone) -> None:
    await bo.says("inställningar")
    await bo.presses("Ändra")

    await bo.fills()

    kept = contact_of(built, bo)
    assert (kept.language, kept.reach, kept.substitute_id) == ("sv", Reach.CHAT, None)


async def test_only_colleagues_can_be_chosen(bo: Someone, someone: Someones) -> None:
    await bo.says("inställningar")
    await bo.presses("Ändra")

    assert options(bo.form, "substitute") == [
        "Ingen",
        "Rektor, rektor.ekbacken@exempelviken.example",
    ]


@pytest.mark.parametrize("user", ["kurator", "bup"])
async def test_oneself_or_somebody_elsewhere_cannot_stand_in(
    built: House, bo: Someone, someone: Someones, user: str
) -> None:
    await bo.says("inställningar")
    await bo.presses("Ändra")

    reply = await bo.fills(substitute=str(contact_of(built, someone(user)).id))

    assert errors(reply)["substitute"].startswith("Välj någon som är aktiv i samma organisation")
    assert contact_of(built, bo).substitute_id is None


async def test_reminders_come_as_one_wants_them(
    built: House, clock: Clock, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    await bo.says("inställningar")
    await bo.presses("Ändra")
    await bo.fills(reach="mail")
    before = len(bo.cards)

    clock.at = utc(2, 10, 8)
    await built.bot.sweep()

    reminders = [mail for mail in built.mailbox.mails if "Påminnelse" in mail.message["Subject"]]
    assert "kurator.ekbacken@exempelviken.example" in [mail.to[0] for mail in reminders]
    assert len(bo.cards) == before


async def test_the_week_can_be_kept_out_of_a_channel_and_let_in_again(
    built: House, anna: Someone
) -> None:
    await anna.says("inställningar")

    reply = await anna.presses("Sluta skicka hit")
    off = [team.digest for team in rows(built, Team) if team.channel == "sip"]
    await anna.says("inställningar")
    await anna.presses("Låt den komma hit")

    assert words(reply) == "Veckans sammanfattning kommer inte hit."
    assert off == [False]
    assert [team.digest for team in rows(built, Team) if team.channel == "sip"] == [True]
    assert [each.what for each in rows(built, AuditEntry)] == ["team.digest_off", "team.digest_on"]


async def test_a_channel_that_is_no_team_becomes_one(built: House, anna: Someone) -> None:
    for team in rows(built, Team):
        with built.store.transaction() as tx:
            tx.delete(team)
    await anna.says("inställningar")

    await anna.presses("Låt den komma hit")

    (team,) = rows(built, Team)
    assert (team.platform, team.tenant, team.channel) == ("browser", "local", "sip")


async def test_a_channel_that_is_no_team_can_be_told_to_stay_so(
    built: House, anna: Someone
) -> None:
    anna.channel = "allmant"

    reply = await anna.presses_unseen("registry.digest", "off")

    assert words(reply) == "Veckans sammanfattning kommer inte hit."
    assert len(rows(built, Team)) == 2


async def test_the_week_never_comes_where_others_can_read(built: House, anna: Someone) -> None:
    anna.channel = "allmant"
    await anna.says("inställningar")

    reply = await anna.presses("Låt den komma hit")

    assert words(reply).startswith("Andra än teamet kan läsa här")
    assert len(rows(built, Team)) == 2


async def test_with_two_accounts_the_room_tells_which_chat_it_is_in(
    built: House, anna: Someone
) -> None:
    contact = contact_of(built, anna)
    with built.store.transaction() as tx:
        for team in rows(built, Team):
            tx.delete(team)
        tx.add(
            ChatIdentity(
                area_id=contact.area_id,
                contact_id=contact.id,
                platform="slack",
                tenant="T1",
                user="U1",
            )
        )

    unknown = await anna.presses_unseen("registry.digest", "on")
    save(
        built,
        Room(
            id=1,
            platform="browser",
            tenant="local",
            channel="sip",
            visibility=Visibility.PRIVATE,
            seen_at=utc(1, 25, 8),
        ),
    )
    await anna.presses_unseen("registry.digest", "on")

    assert words(unknown).startswith("Jag kan inte se vilken chatt")
    assert [team.platform for team in rows(built, Team)] == ["browser"]


async def test_only_admins_decide_where_the_week_comes(built: House, bo: Someone) -> None:
    reply = await bo.presses_unseen("registry.digest", "off")

    assert words(reply).startswith("Bara den som sköter områdets register kan göra det.")
    assert all(team.digest for team in rows(built, Team))
