"""Reading what came out: a reply as lines of words, a mail's invitation as an event."""

from email.message import EmailMessage

from icalendar import Calendar, Event

from bot.replies import Choices, Facts, Part, Picture, Reply, T, Text, Visit
from bot.texts import render


def words(reply: Reply, language: str = "sv") -> str:
    """A reply as lines of text, buttons in brackets."""
    return "\n".join(_line(part, language) for part in reply.parts)


def _line(part: Part, language: str) -> str:
    def read(text: T) -> str:
        return render(text, language)

    match part:
        case Text(text=text):
            return read(text)
        case Facts(rows=rows):
            return "\n".join(f"{read(label)}: {read(value)}" for label, value in rows)
        case Choices(buttons=buttons, about=about, note=note):
            told = [read(each) for each in (about, note) if each]
            return " ".join([*told, *(f"[{read(button.label)}]" for button in buttons)])
        case Picture(address=address, alt=alt):
            return f"{read(alt)} {address}"
        case Visit(address=address, label=label):
            return f"{read(label)}: {address}"


def calendar_text(mail: EmailMessage) -> str | None:
    """The calendar file that a mail program acts on, None in a mail that invites to nothing."""
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            return str(part.get_content())
    return None


def method(mail: EmailMessage) -> str:
    """REQUEST or CANCEL as the mail's own header says, empty in a mail that invites to nothing."""
    parts = (part for part in mail.walk() if part.get_content_type() == "text/calendar")
    return next((str(part.get_param("method")) for part in parts), "")


def event(mail: EmailMessage) -> Event:
    """The event a mail invites to.

    Raises:
        LookupError: it invites to nothing.
    """
    text = calendar_text(mail)
    if text is None:
        raise LookupError("no invitation in the mail")
    return Calendar.from_ical(text).events[0]
