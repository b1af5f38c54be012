"""What meetings are called in mail, and which event is whose, from the form to the calendar."""

from datetime import timedelta
from email.message import EmailMessage

import pytest

from bot.demo.house import House
from bot.demo.people import Someone
from bot.replies import Reply
from tests.conftest import Clock, Someones
from tests.features.acting import call_fixed
from tests.features.databases import ON_SQLITE
from tests.features.looking import Invite, contact_of, errors, invites
from tests.features.registry.files import in_file
from tests.outlets.test_body import tags_in
from tests.town import NOON

pytestmark = ON_SQLITE

FORUM = "Skolnätverket i Åsö"


async def call_forum(anna: Someone, called: str, on: str = "2027-02-11") -> Reply:
    await anna.presses_unseen("call.forum", "")
    who = (anna.choice("who", "Rektor, Ekbackens skola"),)
    return await anna.fills(name=called, who=who, when="fixed", on=on, at="10.30")


def pages(built: House) -> list[EmailMessage]:
    mails = [each.message for each in built.mailbox.mails]
    return [part for mail in mails for part in mail.walk() if part.get_content_subtype() == "html"]


async def test_a_forum_goes_by_its_own_name_and_a_meeting_about_a_child_by_its_reference(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    await call_forum(anna, FORUM)
    forum = invites(built)
    await call_fixed(anna)
    child = invites(built)[len(forum) :]

    assert {(each.subject, str(each.event["SUMMARY"])) for each in forum} == {(FORUM, FORUM)}
    assert all(each.subject.startswith("Samverkansmöte ") for each in child)
    assert [each.event.get("CLASS") for each in forum] == [None, None]
    assert {each.event.get("CLASS") for each in child} == {"PRIVATE"}


async def test_each_meeting_of_a_series_is_an_event_of_its_own(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")

    for on in ("2027-02-11", "2027-03-11", "2027-04-15"):
        await call_forum(anna, FORUM, on)

    found = invites(built)
    assert len({str(each.event["UID"]) for each in found}) == 3
    assert not [each for each in found if "RRULE" in each.event or "RECURRENCE-ID" in each.event]


async def test_a_name_full_of_tricks_is_shown_as_it_was_written(
    built: House, someone: Someones
) -> None:
    tricks = 'Nät & "verk"; <b>BEGIN:VALARM</b> \\n, {{ x }}'

    await call_forum(someone("sip"), tricks)

    assert {(each.subject, str(each.event["SUMMARY"])) for each in invites(built)} == {
        (tricks, tricks)
    }
    for page in pages(built):
        assert not [tag for tag, _ in tags_in(page.get_content()) if tag == "b"]


@pytest.mark.parametrize("bad", ["=?utf-8?q?a=0ABcc:_e?=", "Nät\u202everk", "Nät\0verk"])
async def test_a_name_that_could_not_be_mailed_is_refused_in_the_form_and_nobody_is_called(
    built: House, someone: Someones, bad: str
) -> None:
    reply = await call_forum(someone("sip"), bad)

    assert errors(reply)["name"].startswith("Skriv namnet på en rad")
    assert built.mailbox.mails == ()


async def test_the_calendar_rings_when_the_agreement_reminds(
    built: House, someone: Someones
) -> None:
    anna = someone("sip")
    await call_fixed(anna)
    await anna.presses("Ställ in")
    await anna.fills()

    called, ended = invites(built)[0], invites(built)[-1]

    # The meeting is on Thursday at 10.30; the agreement reminds the working day before at 8.
    (alarm,) = called.event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == -timedelta(hours=26, minutes=30)
    assert str(alarm["DESCRIPTION"]) == str(called.event["SUMMARY"])
    assert ended.event.walk("VALARM") == []


async def test_what_is_so_near_that_the_reminder_has_passed_does_not_ring(
    built: House, someone: Someones
) -> None:
    await call_fixed(someone("sip"), on="2027-01-25", at="15.00")

    assert not [each for each in invites(built) if each.event.walk("VALARM")]


async def test_somebody_sent_instead_gets_the_invitation_one_an_end_and_others_nothing(
    built: House, someone: Someones
) -> None:
    bo = someone("kurator")
    await call_fixed(someone("sip"))
    before = len(invites(built))

    await bo.presses("Skicka ersättare")
    await bo.fills(instead=bo.choice("instead", "Rektor, rektor.ekbacken@exempelviken.example"))

    new: list[Invite] = invites(built)[before:]
    assert {(each.to, each.method) for each in new} == {
        (contact_of(built, bo).email, "CANCEL"),
        (contact_of(built, someone("rektor")).email, "REQUEST"),
    }
    assert len(new) == 2


async def test_a_new_address_gets_the_invitation_the_old_one_an_end_and_others_nothing(
    built: House, clock: Clock, someone: Someones
) -> None:
    old, new = contact_of(built, someone("kurator")).email, "ny.kurator@exempelviken.example"
    await call_fixed(someone("sip"))
    before, clock.at = len(invites(built)), NOON

    faults = await built.store.run(
        in_file,
        f"Ekbackens skola;skola;nej;Kurator;{new};;;ja",
        f"Ekbackens skola;skola;nej;Kurator;{old};;{new};nej",
    )
    await built.bot.sweep()

    assert faults == []
    told = [(each.to, each.method) for each in invites(built)[before:]]
    assert sorted(told) == sorted([(old, "CANCEL"), (new, "REQUEST")])
