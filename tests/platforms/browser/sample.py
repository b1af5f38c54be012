"""A little world for the browser platform: people, rooms, mails and a bot of few words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from starlette.applications import Starlette

from bot.events import Event, Filled, Pressed, Room, Said
from bot.platforms.browser.mailbox import InvitationSeen, MailSeen
from bot.platforms.browser.routes import routes
from bot.platforms.browser.workspace import Channel, Person, Workspace
from bot.replies import (
    AnyOf,
    Audience,
    Button,
    Choices,
    Clock,
    Day,
    Facts,
    Form,
    Heading,
    Link,
    Look,
    OneOf,
    Option,
    Part,
    Reply,
    ShownWhen,
    Text,
    Tone,
    name,
)
from models.registry import Visibility

NOON = datetime(2027, 3, 8, 11, 0, tzinfo=UTC)

SARA = Person("sara", "SIP-samordnare", "Socialtjänsten")
KIM = Person("kim", "Socialsekreterare", "Socialtjänsten")
ROBIN = Person("robin", "Kurator", "Granskolan")
ALEX = Person("alex", "Physician", "BUP City", language="en")
PEOPLE = (SARA, KIM, ROBIN, ALEX)

TEAM = Channel("sip-samverkan", Room("sip", Visibility.PRIVATE), frozenset({"sara", "robin"}))
OPEN = Channel("forum-södermalm", Room("forum", Visibility.PUBLIC, guests=True, shared=True))

TIMES = ("tors 18 mars kl. 13.15", "fre 19 mars kl. 09.00", "mån 22 mars kl. 15.00")
VOTES = (("yes", "Kan"), ("maybe", "Kan om det behövs"), ("no", "Kan inte"))


def workspace() -> Workspace:
    """Four people in three organisations, one private channel and one open to guests."""
    return Workspace(PEOPLE, (TEAM, OPEN))


def poll(chosen: dict[int, str] | None = None) -> tuple[Part, ...]:
    """A card with three times to vote on."""
    picked = chosen or {}
    return (
        Text(name("När kan ni ses? Samverkansmöte 7KQ4M"), Tone.HEADING),
        Facts(
            (
                (name("Klart senast"), name("fre 26 mars")),
                (name("Var"), name("Socialkontoret, rum 3, eller https://video.example.org/7KQ4M")),
                (name("Svarat"), name("2 av 5: Socialtjänsten, Granskolan")),
            )
        ),
        *(
            Choices(
                tuple(
                    Button(
                        "vote",
                        f"{number} {vote}",
                        name(label),
                        Look.CHOSEN if picked.get(number) == vote else Look.PLAIN,
                        name=name(f"{label} {time}"),
                    )
                    for vote, label in VOTES
                ),
                about=name(time),
                note=name("2 kan, 1 kan om det behövs. Alla organisationer är med."),
            )
            for number, time in enumerate(TIMES, 1)
        ),
        Choices(
            (
                Button("book", "1", name("Boka"), Look.PRIMARY),
                Button("agenda", "1", name("Lägg till punkt")),
                Button("cancel", "1", name("Ställ in"), Look.DANGER),
            )
        ),
    )


def call_form() -> Form:
    """A form with every kind of field there is."""
    who = {
        "Granskolan": ("Rektor", "Kurator", "Skolsköterska"),
        "BUP City": ("Läkare", "Psykolog"),
        "Habiliteringen": ("Handläggare",),
    }
    people = tuple(
        Option(f"{organisation}/{function}", name(function), name(organisation))
        for organisation, functions in who.items()
        for function in functions
    )
    minutes = tuple(Option(str(each), name(f"{each} minuter")) for each in (30, 45, 60, 75, 90))
    fixed = ShownWhen("when", "fixed")
    return Form(
        id="call",
        title=name("Kalla till SIP-möte"),
        send=name("Fortsätt"),
        about="sip",
        fields=(
            Heading(name("Vilka behöver vara med?"), name("Båda huvudmännen måste kallas.")),
            AnyOf("who", name("Kallas till mötet"), people),
            Heading(name("När?")),
            OneOf(
                "when",
                name("Hitta en tid, eller har du en?"),
                (Option("find", name("Hitta en tid")), Option("fixed", name("Jag har en tid"))),
                chosen="find",
            ),
            Day("on", name("Dag"), start=date(2027, 3, 18), shown=fixed),
            Clock("at", name("Klockslag"), hint=name("Till exempel 13:15."), shown=fixed),
            OneOf("length", name("Hur långt?"), minutes, chosen="60"),
            Link("link", name("Videolänk"), name("Hos video.example.org."), required=False),
        ),
    )


async def answer(event: Event) -> Reply:
    """A form for `sip`, a card for everybody for `omröstning`, and otherwise a few words."""
    match event:
        case Said(text="sip"):
            return Reply(form=call_form())
        case Said(text="omröstning"):
            return Reply(poll(), audience=Audience.ROOM, preview=name("Nya tider att rösta på"))
        case Pressed(button="vote", value=value):
            number, vote = value.split()
            return Reply(poll({int(number): vote}), replaces=True)
        case Pressed(button="agenda"):
            return Reply(form=call_form())
        case Filled(values=values):
            return filled(values)
        case _:
            return help_()


def filled(values: object) -> Reply:
    """Refused until somebody is chosen and the address is of the right host."""
    assert isinstance(values, dict)
    errors = {}
    if not values["who"]:
        errors["who"] = name("Välj minst en som ska kallas.")
    if values["link"] and "video.example.org" not in values["link"]:
        errors["link"] = name("Länken går inte till video.example.org. Kopiera den igen.")
    if errors:
        return Reply((Text(name("Något behöver ändras.")),), errors=errors)
    done = f"Mötet är skapat. Jag frågar {len(values['who'])} personer nu."
    return Reply((Text(name(done), Tone.GOOD),))


def help_() -> Reply:
    """What one can do, with buttons."""
    return Reply(
        (
            Text(name("Vad vill du göra?"), Tone.HEADING),
            Text(name("Jag hittar tider, samlar röster och skickar inbjudningar.")),
            Text(name("Skriv aldrig vem mötet gäller."), Tone.WARNING),
            Choices(
                (
                    Button("vote", "1 yes", name("Kalla till SIP"), Look.PRIMARY),
                    Button("agenda", "2", name("Mina möten")),
                )
            ),
            Text(name("Du kan också skriva /samordna akut."), Tone.QUIET),
        )
    )


def mail(number: int, **changes: object) -> MailSeen:
    """An invitation as it was caught."""
    starts_at = NOON + timedelta(days=10, hours=1, minutes=15)
    invitation = InvitationSeen(
        "REQUEST",
        "Samverkansmöte 7KQ4M",
        starts_at,
        starts_at + timedelta(hours=1),
        "Socialkontoret, rum 3",
        "7kq4m@samordna.example",
        0,
    )
    text = "Hej!\n\nDu är kallad till ett samverkansmöte.\nSvara här: https://samordna.example.org/m/abc\n"
    source = f"To: kurator@granskolan.example\nSubject: Samverkansmöte 7KQ4M\n\n{text}"
    values: dict[str, object] = {
        "number": number,
        "received_at": NOON + timedelta(minutes=number),
        "to": "kurator@granskolan.example",
        "subject": "Inbjudan: Samverkansmöte 7KQ4M",
        "text": text,
        "invitation": invitation,
        "source": source,
    }
    return MailSeen(**(values | changes))  # type: ignore[arg-type]  # -- keywords of the test's own choosing


@dataclass
class Mailbox:
    """Mails in memory, newest first."""

    kept: list[MailSeen] = field(default_factory=list)

    def mails(self) -> Sequence[MailSeen]:
        return self.kept[::-1]

    def mail(self, number: int) -> MailSeen | None:
        return next((each for each in self.kept if each.number == number), None)


def app(among: Workspace, mailbox: Mailbox) -> Starlette:
    """The browser platform alone, with the bot of few words behind it."""
    return Starlette(routes=routes(among, answer, mailbox, lambda: NOON))
