"""Mails the way libraries make them, each from nothing: what ours must read the same as."""

from datetime import datetime, timedelta
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress, vText

from bot.outgoing import CalendarEvent, Letter, Method
from bot.outlets.body import html, plain
from bot.outlets.icalendar import STOCKHOLM
from bot.outlets.lines import address, header, one_line, some_lines
from bot.outlets.mail import Sender, message_id
from bot.texts import render

POLICY = SMTP.clone(cte_type="7bit", max_line_length=76)


def whole_mail(letter: Letter, sender: Sender, now: datetime) -> bytes:
    """The mail to one person, by EmailMessage."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = Address("Samordnaren", addr_spec=address(sender.address))
    mail["To"] = Address(addr_spec=address(letter.to))
    subject = header(render(letter.subject, letter.language))
    # Not by EmailMessage, which loses spaces where it folds: in 1 of 20 long Swedish subjects
    # with Python 3.11.7.
    coded = Header(subject, "utf-8", maxlinelen=76, header_name="Subject")
    mail.set_raw("Subject", coded.encode(linesep="\r\n"))
    mail["Date"] = now
    mail["Message-ID"] = message_id(letter.key, sender.domain)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "DR, RN, NRN, OOF, AutoReply"
    mail.set_content(plain(letter), cte="quoted-printable")
    mail.add_alternative(html(letter), subtype="html", cte="quoted-printable")
    if letter.event is not None:
        _invite(mail, letter.event, sender, letter)
    return mail.as_bytes()


def _invite(mail: EmailMessage, event: CalendarEvent, sender: Sender, letter: Letter) -> None:
    file = whole_calendar(event, sender.address, letter.to, letter.language)
    mail.add_alternative(
        file.decode(), subtype="calendar", cte="base64", params={"method": event.method.value}
    )
    mail.add_attachment(file, maintype="application", subtype="ics", filename="mote.ics")


def whole_calendar(event: CalendarEvent, organizer: str, attendee: str, language: str) -> bytes:
    """The calendar file for one attendee, by icalendar."""
    made = Calendar()
    made.add("PRODID", "-//Samordnaren//samordna//SV")
    made.add("VERSION", "2.0")
    made.add("METHOD", event.method.value)
    made.add_component(Timezone.from_ical(STOCKHOLM))
    made.add_component(_event(event, organizer, attendee, language))
    return bytes(made.to_ical())


def _event(event: CalendarEvent, organizer: str, attendee: str, language: str) -> Event:
    made = Event()
    made.add("UID", event.uid)
    made.add("SEQUENCE", event.sequence)
    made.add("DTSTAMP", event.stamped_at)
    for name, at in (("DTSTART", event.starts_at), ("DTEND", event.ends_at)):
        made.add(name, at.astimezone(ZoneInfo(event.zone)))
    made.add("SUMMARY", one_line(render(event.summary, language)))
    made.add("DESCRIPTION", some_lines(render(event.description, language)))
    if event.location is not None:
        made.add("LOCATION", one_line(render(event.location, language)))
    if event.link:
        made.add("URL", event.link)
    if event.private:
        made.add("CLASS", "PRIVATE")
    made.add("STATUS", "CANCELLED" if event.method is Method.CANCEL else "CONFIRMED")
    made.add("TRANSP", "OPAQUE")
    made.add("ORGANIZER", _person(organizer, {"CN": "Samordnaren"}))
    asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    made.add("ATTENDEE", _person(attendee, asked))
    if event.alarm:
        made.add_component(_alarm(event, language))
    return made


def _person(of: str, said: dict[str, str]) -> vCalAddress:
    made = vCalAddress(f"mailto:{address(of)}")
    made.params.update({key: vText(value) for key, value in said.items()})
    return made


def _alarm(event: CalendarEvent, language: str) -> Alarm:
    made = Alarm()
    made.add("ACTION", "DISPLAY")
    made.add("DESCRIPTION", one_line(render(event.summary, language)))
    made["TRIGGER"] = vText(f"-PT{(event.alarm or timedelta()) // timedelta(minutes=1)}M")
    return made
