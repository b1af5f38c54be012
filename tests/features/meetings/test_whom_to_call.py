"""Whom a meeting may call: people of the registry, from elsewhere, at work addresses."""

from sqlmodel import select

from bot.demo.calling import CALLED, COVERED, call_sip, usual_call
from bot.demo.house import House
from bot.demo.people import Someone
from models.meetings import Invitation
from models.registry import Contact, Organisation
from tests.features.acting import call_among, call_without_consent
from tests.features.databases import ON_SQLITE
from tests.features.elsewhere import another_area
from tests.features.looking import contact_of, errors, everything_kept, rows, save

pytestmark = ON_SQLITE

GONE = "Någon du valde finns inte längre i registret. Välj om bland dem som visas."


def organisation(built: House, name: str) -> Organisation:
    with built.store.transaction() as tx:
        return tx.exec(select(Organisation).where(Organisation.name == name)).one()


async def test_somebody_must_be_chosen(anna: Someone) -> None:
    reply = await call_sip(anna, who=())

    assert errors(reply) == {"who": "Välj minst ett av alternativen."}


async def test_a_meeting_within_one_organisation_is_not_for_the_bot(
    built: House, anna: Someone
) -> None:
    before = everything_kept(built)

    reply = await call_among(anna, ["Socialsekreterare, Socialtjänsten Exempelviken"])

    assert errors(reply) == {"who": "Välj någon från en annan organisation än din egen."}
    assert everything_kept(built) == before


async def test_somebody_who_left_while_the_form_was_open_is_gone(
    built: House, anna: Someone, bo: Someone
) -> None:
    await anna.says("sip")
    values = usual_call(anna)
    leaving = contact_of(built, bo)
    leaving.active = False
    save(built, leaving)
    before = everything_kept(built)

    reply = await anna.fills(**values)

    assert errors(reply) == {"who": GONE}
    assert everything_kept(built) == before


async def test_an_organisation_closed_while_the_form_was_open_is_gone(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")
    values = usual_call(anna)
    school = organisation(built, "Ekbackens skola")
    school.active = False
    save(built, school)

    reply = await anna.fills(**values)

    assert errors(reply)["who"] == GONE


async def test_an_organisation_closed_while_consent_was_obtained_is_named(
    built: House, anna: Someone
) -> None:
    await call_without_consent(anna)
    school = organisation(built, "Ekbackens skola")
    covered = tuple(str(organisation(built, each).id) for each in COVERED if each != school.name)
    school.active = False
    save(built, school)

    await anna.presses("Samtycke finns nu")
    reply = await anna.fills(
        covers=covered,
        valid_to_on="2027-06-11",
        confirmed_by=anna.choice("confirmed_by", "SIP-samordnare"),
    )

    assert errors(reply)["covers"].startswith("Samtycket omfattar inte Ekbackens skola.")


async def test_nobody_of_another_area_can_be_called(built: House, anna: Someone) -> None:
    stranger = another_area(built).contact

    reply = await call_sip(anna, who=(str(stranger),))

    assert errors(reply) == {"who": GONE}


async def test_only_work_addresses_are_called(built: House, anna: Someone, bo: Someone) -> None:
    kurator = contact_of(built, bo)
    kurator.email = "bo@hemma.example"
    save(built, kurator)
    before = everything_kept(built)

    reply = await call_sip(anna)

    assert errors(reply) == {
        "who": "bo@hemma.example är ingen godkänd arbetsadress. "
        "Be områdets administratör rätta registret."
    }
    assert everything_kept(built) == before


async def test_a_work_address_is_one_however_it_is_cased(
    built: House, anna: Someone, bo: Someone
) -> None:
    kurator = contact_of(built, bo)
    kurator.email = kurator.email.replace("@exempelviken", "@Exempelviken")
    save(built, kurator)

    assert errors(await call_sip(anna)) == {}


async def test_the_same_person_chosen_twice_is_called_once(built: House, anna: Someone) -> None:
    await anna.says("sip")
    values = usual_call(anna, who=(*CALLED, *CALLED))

    reply = await anna.fills(**values)

    assert not reply.errors
    assert len(rows(built, Invitation)) == 3


async def test_the_form_offers_everybody_but_the_convener_and_somebody_new(
    built: House, anna: Someone
) -> None:
    await anna.says("sip")

    (who,) = [each for each in anna.form.fields if getattr(each, "id", "") == "who"]
    *known, new = [option.value for option in getattr(who, "options", ())]
    assert len(known) == len(rows(built, Contact)) - 1
    assert new == "0"
