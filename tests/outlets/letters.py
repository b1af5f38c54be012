"""Letters and events for the tests of this folder; change what matters with `replace`."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.outgoing import CalendarEvent, Letter, Method
from bot.outlets.mail import Sender
from bot.replies import Button, Choices, Facts, Text, Tone, name

ANNA = "anna.kurator@skola.example.se"
BOT = Sender(address="mote@samordna.example.se", domain="samordna.example.se")
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)

EVENT = CalendarEvent(
    uid="7f3c9a52@samordna.example.se",
    sequence=0,
    method=Method.REQUEST,
    starts_at=datetime(2027, 3, 12, 12, 15, tzinfo=UTC),
    ends_at=datetime(2027, 3, 12, 13, 15, tzinfo=UTC),
    zone="Europe/Stockholm",
    summary=name("Samverkansmöte 7KQ4M"),
    description=name("Ta med kalendern.\nVälkommen!"),
    location=name("Rum Åland, våning 2"),
    link="https://video.example.se/m/7kq4m?a=1&b=2",
    private=True,
    stamped_at=NOON,
)

LETTER = Letter(
    key="invitation:17:4:0",
    to=ANNA,
    language="sv",
    subject=name("Samverkansmöte 7KQ4M"),
    parts=(
        Text(name("Du är bjuden till ett möte.")),
        Text(name("Så här gör du"), Tone.HEADING),
        Text(name("Din sida: https://samordna.example.se/m/abc."), Tone.QUIET),
        Facts(((name("När"), name("fre 12 mars kl. 13.15")), (name("Var"), name("Rum Åland")))),
        Choices(
            (
                Button("rsvp", "1 yes", name("Jag kommer")),
                Button("rsvp", "1 no", name("Förhinder")),
            ),
            about=name("Du kan svara:"),
            note=name("Svara i din kalender."),
        ),
    ),
)

# Everything known to break out of a header, a calendar line or a page, in any order.
CONTROLS = ["\r", "\n", "\r\n", "\0", "\a", "\v", "\f", "\x1c", "\x85", "\u2028", "\ud800"]
SPACES = [" ", "  ", "\t", "\r\n ", "\u00a0", "\u200b", "\u202e", "\ufeff"]
ENCODED = ["=?utf-8?q?", "=?utf-8?b?", "=0A", "=0D=0A", "Cg==", "?=", "=?", "=", "?", "_"]
HEADERS = ["Bcc: bo@ond.example", "To:", "Subject: x", "<bo@ond.example>", ","]
CALENDAR = [
    "END:VEVENT",
    "BEGIN:VALARM",
    "ATTENDEE:mailto:bo@ond.example",
    "\\n",
    "\\",
    ";",
    ":",
    "^n",
]
PAGE = [
    "<script>",
    "</title>",
    "{{ 7*7 }}",
    "{ $of }",
    "&amp;",
    "<",
    ">",
    '"',
    "'",
    "https://x.example/",
]
WORDS = ["å", "Ö", "m", "Samverkansmöte", "a" * 80, "ö" * 40, "🗓"]

hostile = st.lists(
    st.sampled_from([*CONTROLS, *SPACES, *ENCODED, *HEADERS, *CALENDAR, *PAGE, *WORDS]), max_size=12
).map("".join)
# The same without what is refused outright, so that much of it reaches the mail.
sly = st.lists(
    st.sampled_from([" ", "  ", "=", "?", "_", *HEADERS, *CALENDAR, *PAGE, *WORDS]), max_size=12
).map("".join)
