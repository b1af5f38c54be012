"""Behaviour 33: whoever leaves leaves nothing behind without somebody to do it."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.demo.reading import words
from bot.demo.travel import travel
from bot.features.registry.handover import open_work
from bot.replies import Reply
from models.meetings import Meeting
from tests.conftest import Clock, Someones
from tests.features.acting import utc
from tests.features.anykind import call_any
from tests.features.closing import close, hold_report
from tests.features.looking import contact_of, errors, everything_kept, newest, rows, save

SOC = "Socialsekreterare, socialsekreterare@exempelviken.example"
ANNA = "SIP-samordnare, sip-samordnare@exempelviken.example"


async def lets_soc_go(admin: Someone) -> Reply:
    """Send in the form of those who have left, for the socialsekreterare."""
    await admin.says("inställningar")
    await admin.presses("Avaktivera kontakt")
    return await admin.fills(contact=admin.choice("contact", SOC))


async def test_b33_all_that_is_open_goes_to_a_successor_and_nothing_is_orphaned(
    built: House, clock: Clock, someone: Someones, anna: Someone
) -> None:
    soc = someone("soc")
    await hold_report(built, clock, soc)
    await close(soc, feedback="by", feedback_by_on="2027-02-10")
    await call_any(soc, "konsultation", from_on="2027-02-08", to_on="2027-02-26")
    helped = contact_of(built, anna)
    helped.substitute_id = contact_of(built, soc).id
    save(built, helped)
    before = everything_kept(built)

    refused = await lets_soc_go(anna)

    assert "2 öppna möten" in errors(refused)["successor"]
    assert everything_kept(built) == before

    told = await anna.fills(
        contact=anna.choice("contact", SOC), successor=anna.choice("successor", ANNA)
    )

    assert "2 öppna möten har gått över" in words(told)
    assert not await built.store.run(open_work, contact_of(built, soc))
    assert {each.convener_id for each in rows(built, Meeting)} == {contact_of(built, anna).id}
    assert "Vilka tider kan du?" in newest(anna)
    await travel(built, clock, utc(2, 10, 8))
    assert f"{rows(built, Meeting)[0].reference} ska vara klart senast" in newest(anna)
