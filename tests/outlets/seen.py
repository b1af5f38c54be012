"""What a mail program makes of a mail, however its bytes are arranged."""

from email import message_from_bytes
from email.message import MIMEPart
from email.policy import default

from icalendar import Calendar


def seen(raw: bytes) -> object:
    """Every header and every part's content, however they were coded."""
    mail = message_from_bytes(raw, policy=default)
    return {key: str(value) for key, value in mail.items() if key != "Content-Type"}, parts_of(mail)


def parts_of(part: MIMEPart) -> object:
    about = (
        part.get_content_type(), part.get_filename(), part.get_content_disposition(),
        part.get_param("method"), str(part.get_content_charset()).lower(), len(part.defects),
    )  # fmt: skip
    if part.is_multipart():
        return about, [parts_of(each) for each in part.iter_parts()]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    is_calendar = part.get_content_type() in ("text/calendar", "application/ics")
    return about, told_by(content) if is_calendar else content.replace(b"\r\n", b"\n")


def told_by(ics: bytes) -> object:
    """Every component of the calendar with its lines, in no order."""
    return [
        (each.name, sorted(each.to_ical().decode().replace("\r\n ", "").split("\r\n")))
        for each in Calendar.from_ical(ics).walk()
    ]
