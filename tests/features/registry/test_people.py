"""What admins do with people: add, change, let go. Everybody else is told whom to ask."""

import pytest

from bot.demo.calling import call_sip
from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from models.audit import AuditEntry
from models.registry import Contact, Function, Organisation, Reach
from tests.conftest import Someones
from tests.features.acting import call_fixed
from tests.features.databases import ON_SQLITE
from tests.features.elsewhere import another_area
from tests.features.looking import contact_of, errors, everything_kept, newest, rows, save
from tests.features.registry.files import options

pytestmark = ON_SQLITE

BO = "kurator.ekbacken@exempelviken.example"
EVA = "Rektor, rektor.ekbacken@exempelviken.example"
NEW = "skolskoterska.ekbacken@exempelviken.example"


async def opens(person: Someone, label: str) -> None:
    """Open one of the forms of the area."""
    await person.says("inställningar")
    await person.presses(label)


async def adds(anna: Someone, email: str, school: str = "Ekbackens skola") -> str:
    """Add a kurator with that address; what was answered."""
    await opens(anna, "Lägg till kontakt")
    reply = await anna.fills(
        organisation=anna.choice("organisation", school),
        function=anna.choice("function", "Kurator"),
        email=email,
    )
    return errors(reply).get("email", words(reply))


def at(built: House, email: str) -> Contact:
    (found,) = [each for each in rows(built, Contact) if each.email == email]
    return found


async def test_somebody_added_can_be_called(built: House, anna: Someone) -> None:
    said = await adds(anna, f" {NEW.upper()} ")
    await anna.says("sip")

    assert said.startswith(f"{NEW} är tillagd som Kurator, Ekbackens skola och kan kallas.")
    assert str(at(built, NEW).id) in [
        option.value for each in anna.form.fields for option in getattr(each, "options", ())
    ]
    assert [each.what for each in rows(built, AuditEntry)] == ["contact.added"]


async def test_somebody_who_left_comes_back_where_they_work_now(
    built: House, anna: Someone, bo: Someone
) -> None:
    gone = contact_of(built, bo)
    gone.active, gone.substitute_id = False, contact_of(built, anna).id
    save(built, gone)

    await adds(anna, BO, school="Sjöängsskolan")

    back = contact_of(built, bo)
    assert (back.id, back.active, back.substitute_id) == (gone.id, True, None)
    assert back.organisation_id != gone.organisation_id


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        (BO, f"{BO} finns redan. Välj Ändra kontakt i stället."),
        (BO.upper(), f"{BO} finns redan. Välj Ändra kontakt i stället."),
        ("anna@privat.example", "privat.example är ingen arbetsdomän i överenskommelsen."),
        ("anna", "Skriv en e-postadress, till exempel kurator@skolan.example."),
        ("", "Skriv en e-postadress, till exempel kurator@skolan.example."),
    ],
)
async def test_an_address_that_cannot_be_added_is_told_at_its_field(
    built: House, anna: Someone, email: str, sentence: str
) -> None:
    before = everything_kept(built)

    assert (await adds(anna, email)).startswith(sentence)
    assert everything_kept(built) == before


async def test_an_organisation_or_function_of_another_area_cannot_be_chosen(
    built: House, anna: Someone
) -> None:
    elsewhere = another_area(built)
    await opens(anna, "Lägg till kontakt")

    reply = await anna.fills(
        organisation=str(elsewhere.organisation), function=str(elsewhere.function), email=NEW
    )

    assert set(errors(reply)) == {"organisation", "function"}


async def test_with_an_empty_registry_the_way_is_told(built: House, anna: Someone) -> None:
    for each in rows(built, Organisation):
        each.active = False
        save(built, each)

    reply = await anna.presses_unseen("registry.add", "")

    assert "samordna registry import" in words(reply)


async def changes(anna: Someone, who: str, **values: str) -> dict[str, str]:
    """Change a contact's settings; what was wrong."""
    await opens(anna, "Ändra kontakt")
    return errors(await anna.fills(contact=anna.choice("contact", who), **values))


async def test_anothers_settings_are_changed_and_the_rest_stays(
    built: House, anna: Someone, bo: Someone
) -> None:
    await changes(anna, f"Kurator, {BO}", reach="mail")
    await changes(anna, f"Kurator, {BO}", language="en")

    kept = contact_of(built, bo)
    assert (kept.reach, kept.language, kept.substitute_id) == (Reach.MAIL, "en", None)
    assert words(anna.reply) == f"Inställningarna för {BO} är sparade."


async def test_anothers_substitute_is_chosen_and_taken_away(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await opens(anna, "Ändra kontakt")
    await changes(anna, f"Kurator, {BO}", substitute=anna.choice("substitute", EVA))
    chosen = contact_of(built, bo).substitute_id
    await changes(anna, f"Kurator, {BO}", reach="mail")
    kept = contact_of(built, bo).substitute_id
    await changes(anna, f"Kurator, {BO}", substitute="nobody")

    assert chosen == kept == contact_of(built, someone("rektor")).id
    assert contact_of(built, bo).substitute_id is None


@pytest.mark.parametrize("user", ["kurator", "sip"])
async def test_who_cannot_stand_in_is_told_at_the_field(
    built: House, anna: Someone, someone: Someones, user: str
) -> None:
    wrong = await changes(
        anna, f"Kurator, {BO}", substitute=str(contact_of(built, someone(user)).id)
    )

    assert wrong["substitute"].startswith("Välj någon som är aktiv i samma organisation")


@pytest.mark.parametrize("substitute", ["", "x"])
async def test_a_substitute_that_is_none_of_the_choices_is_told(
    anna: Someone, substitute: str
) -> None:
    wrong = await changes(anna, f"Kurator, {BO}", substitute=substitute)

    assert wrong == {"substitute": "Välj ett av alternativen."}


async def test_people_of_another_area_cannot_be_changed_or_let_go(
    built: House, anna: Someone
) -> None:
    elsewhere = another_area(built)

    for label in ("Ändra kontakt", "Avaktivera kontakt"):
        await opens(anna, label)
        reply = await anna.fills(contact=str(elsewhere.contact))

        assert errors(reply)["contact"].startswith("Kontakten finns inte längre.")


async def lets_go(anna: Someone, who: str, successor: str = "") -> dict[str, str]:
    """Let a contact go; what was wrong."""
    await opens(anna, "Avaktivera kontakt")
    to = anna.choice("successor", successor) if successor else ""
    return errors(await anna.fills(contact=anna.choice("contact", who), successor=to))


async def test_somebody_with_nothing_open_just_goes(
    built: House, anna: Someone, bo: Someone
) -> None:
    wrong = await lets_go(anna, f"Kurator, {BO}")

    assert wrong == {}
    assert words(anna.reply).endswith("kan inte kallas längre. Inget var öppet.")
    assert not contact_of(built, bo).active
    assert words(await bo.says("hjälp")).startswith("Jag vet inte vem du är.")


async def test_somebody_with_open_meetings_needs_a_successor(
    built: House, anna: Someone, bo: Someone
) -> None:
    await call_fixed(anna)
    before = everything_kept(built)

    wrong = await lets_go(anna, f"Kurator, {BO}")

    assert wrong == {
        "successor": "Kontakten har ett öppet möte, som skulle bli utan någon. "
        "Välj en efterträdare i samma organisation."
    }
    assert everything_kept(built) == before


async def test_the_chosen_successor_takes_over(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await call_fixed(anna)

    await lets_go(anna, f"Kurator, {BO}", EVA)

    assert "Ett öppet möte har gått över till rektor.ekbacken" in words(anna.reply)
    assert "Mötet är bokat." in newest(someone("rektor"))


async def test_their_own_substitute_takes_over_when_nobody_is_chosen(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    await call_sip(anna)
    row = contact_of(built, bo)
    row.substitute_id = contact_of(built, someone("rektor")).id
    save(built, row)

    assert await lets_go(anna, f"Kurator, {BO}") == {}
    assert "Vilka tider kan du?" in newest(someone("rektor"))


async def test_a_substitute_who_has_left_is_no_successor(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    gone, row = contact_of(built, someone("rektor")), contact_of(built, bo)
    gone.active, row.substitute_id = False, gone.id
    save(built, gone, row)

    assert await lets_go(anna, f"Kurator, {BO}") == {}
    assert words(anna.reply).endswith("Inget var öppet.")


async def test_somebody_who_stands_in_for_another_needs_a_successor(
    built: House, anna: Someone, bo: Someone, someone: Someones
) -> None:
    other = contact_of(built, someone("rektor"))
    other.substitute_id = contact_of(built, bo).id
    save(built, other)

    wrong = await lets_go(anna, f"Kurator, {BO}")

    assert wrong["successor"].startswith(f"Kontakten är ersättare för {other.email}. Välj en")


async def test_a_successor_elsewhere_is_told_at_the_field(anna: Someone) -> None:
    wrong = await lets_go(anna, f"Kurator, {BO}", "Psykolog, psykolog.bup@region.example")

    assert wrong["successor"].startswith("Välj någon som är aktiv i samma organisation")


async def test_nobody_lets_themselves_go(built: House, anna: Someone) -> None:
    await opens(anna, "Avaktivera kontakt")
    mine = contact_of(built, anna)

    reply = await anna.fills(contact=str(mine.id))

    assert mine.email not in " ".join(options(anna.form, "contact"))
    assert errors(reply)["contact"].startswith("Du kan inte avaktivera dig själv.")


BUTTONS = ["registry.add", "registry.change", "registry.leave"]


@pytest.mark.parametrize("button", BUTTONS)
async def test_only_admins_open_the_forms(bo: Someone, button: str) -> None:
    reply = await bo.presses_unseen(button, "")

    assert reply.form is None
    assert words(reply).startswith("Bara den som sköter områdets register kan göra det.")


@pytest.mark.parametrize("label", ["Lägg till kontakt", "Ändra kontakt", "Avaktivera kontakt"])
async def test_only_admins_send_them_in(
    built: House, anna: Someone, bo: Someone, label: str
) -> None:
    await opens(anna, label)
    someone = str(contact_of(built, anna).id)
    before = everything_kept(built)

    bo.reply = anna.reply
    reply = await bo.fills(
        contact=someone, organisation="1", function=str(rows(built, Function)[0].id), email=NEW
    )

    assert words(reply).startswith("Bara den som sköter områdets register kan göra det.")
    assert everything_kept(built) == before
