"""What the district's forums decided, who stayed away, and the year that was told of before."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.agreement import Agreement
from bot.features.meetings.rules import ZONE, local_today
from bot.features.report.counting import OF_ONE
from bot.features.report.keeping import tell_years
from bot.features.report.periods import is_over
from bot.features.wheel.rules import label
from models import tallies
from models.actions import Action
from models.meetings import Meeting
from models.registry import Area, Contact
from models.store import Tx

FOUR_WEEKS = timedelta(weeks=4)

SOCIAL, BUS = "Socialtjänsten Exempelviken", "Lokala BUS Exempelviken"
EK, SJO, FYREN = "Ekbackens skola", "Sjöängsskolan", "Friskolan Fyren"
BUP, PRESCHOOL = "BUP Exempelviken", "Förskolan Blåklockan"

AWAY: Mapping[date, tuple[str, ...]] = {
    date(2026, 2, 4): (SJO,),
    date(2026, 3, 17): (BUP, FYREN),
    date(2026, 4, 21): (FYREN, PRESCHOOL),
    date(2026, 5, 6): (SJO,),
    date(2026, 9, 22): (FYREN,),
}
"""By the day of a meeting: the organisations that nobody came from."""

TASKS: Mapping[str, tuple[tuple[str, tuple[str, str]], ...]] = {
    "BUS övergripande Exempelviken": (
        ("Skicka ut den nya rutinen för kallelser", ("BUS-samordnare", BUS)),
        ("Berätta om rutinen på arbetsplatsträffen", ("Rektor", EK)),
        ("Se över väntetiden till första besök", ("Psykolog", BUP)),
    ),
    "Samverkansforum Exempelviken": (
        ("Bjuda in fritidsgården till nästa möte", ("SIP-samordnare", SOCIAL)),
        ("Sammanställa vilka som är kontaktpersoner", ("Rektor", FYREN)),
    ),
    "Kuratorsnätverket": (
        ("Dela mallen för närvarosamtal", ("Kurator", EK)),
        ("Prova mallen och berätta hur det gick", ("Kurator", SJO)),
    ),
}
"""By forum: what each meeting gives to do, and whose it is."""

SLOW = {
    (date(2026, 2, 4), 1),
    (date(2026, 3, 17), 1),
    (date(2026, 3, 17), 2),
    (date(2026, 4, 21), 1),
    (date(2026, 5, 6), 0),
    (date(2026, 10, 7), 1),
}
"""What was done some days too late, by the day of its meeting."""

YEAR = 2025
SINGLE: Mapping[str, Mapping[str, int]] = {
    "clock": {"within": 17, "after": 9},
    "lead": {"week2": 11, "week4": 9, "later": 6},
    "came": {"all": 15, "some": 11},
    "actions": {"in_time": 16, "late": 10},
}
"""Of the 26 meetings on single children in 2025/26, in each way that they are told of."""


def decide(
    tx: Tx, meeting: Meeting, contacts: Mapping[tuple[str, str], Contact], now: datetime
) -> None:
    """Give what a meeting of a forum led to, as it has gone since."""
    held_on = local_today(meeting.starts_at or now, ZONE)
    ended_at = meeting.ends_at or now
    convener = contacts[TASKS[meeting.name][0][1]]
    for nth, (words, whose) in enumerate(TASKS[meeting.name]):
        owner = contacts[whose]
        late = (held_on, nth) in SLOW
        done_at = ended_at + FOUR_WEEKS + timedelta(days=6 if late else -5)
        tx.add(
            Action(
                area_id=meeting.area_id,
                meeting_id=meeting.id,
                organisation_id=owner.organisation_id,
                function_id=owner.function_id,
                by_organisation_id=convener.organisation_id,
                words=words,
                due_on=held_on + FOUR_WEEKS,
                done_at=done_at if done_at < now else None,
                added_at=ended_at,
            )
        )
    tx.flush()


def tell_of_before(tx: Tx, area: Area, agreement: Agreement, now: datetime) -> None:
    """Tell of the school year whose meetings on single children are counted and gone."""
    if not is_over(YEAR, local_today(now, ZONE)):
        return
    counts = {
        (label(YEAR), f"{OF_ONE}{dimension}", leaf): count
        for dimension, leaves in SINGLE.items()
        for leaf, count in leaves.items()
    }
    tallies.add(tx, area.id, Counter(counts))
    tell_years(tx, area.id, agreement, now)
