"""Every system and forum of the municipal papers, as a template to begin from.

Cadences and quotas are local custom (*lokal rutin*) as a paper tells it, never law. The papers:
S0 Kungsholmen 2024 · S1 skrivelse on RSU/CSU · S2 Rinkeby-Kista 2008 · S3 utlåtande on SST,
January 2025 · S4 Rinkeby-Kista 2021. What people read names the paper, never its number.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.forums import Cadence
from models.registry import OrganisationKind

SCHOOL, PRESCHOOL = OrganisationKind.SCHOOL, OrganisationKind.PRESCHOOL
SOCIAL, REGION = OrganisationKind.SOCIAL_SERVICES, OrganisationKind.REGION
POLICE, OTHER = OrganisationKind.POLICE, OrganisationKind.OTHER

Seats = tuple[tuple[OrganisationKind, tuple[str, ...]], ...]
"""Of each sort of organisation, the keys of the functions that take part; none for whoever."""


class Key(StrEnum):
    """What a template is called in rows and forms."""

    SIP = "sip"
    BUS_LOCAL = "bus_local"
    BUS_OVERALL = "bus_overall"
    INDIVIDUAL = "individual"
    FIFTEEN = "fifteen"
    REPORT = "report"
    SST = "sst"
    SST2 = "sst2"
    SST_PLUS = "sst_plus"
    INTAKE = "intake"
    SSP = "ssp"
    COOPERATION = "cooperation"
    INFORMATION = "information"
    HEALTH_TEAM = "health_team"
    SCHOOL_SOCIAL_WORKERS = "school_social_workers"
    CONTACTS = "contacts"
    INTERNAL = "internal"
    PREVENTION = "prevention"
    AREA_GROUPS = "area_groups"
    PROTECTIVE_FACTOR = "protective_factor"
    RSU = "rsu"
    INVESTIGATION = "investigation"
    FIFTEEN_FIRST = "fifteen_first"
    FIFTEEN_SECOND = "fifteen_second"
    FIFTEEN_BUS = "fifteen_bus"


class Way(StrEnum):
    """What becomes of a template that somebody picks.

    KIND: it is a kind of meeting with a command of its own. REFUSED: it is none of ours.
    """

    FORUM = "forum"
    KIND = "kind"
    REFUSED = "refused"


@dataclass(frozen=True)
class Template:
    """One row: what it is called, who takes part by function, how often, and where that stands.

    `owner` is the function that looks after it. `per_term` is None where no paper has a number.
    `preparing` are the templates that prepare it. `historic`: it is gone, and its name with it.
    `kind` is what its meetings are. `small_group`: words about it are read as if about a child.

    Text keys: `name`, `instead` (what to do where it is refused), `agenda`.
    """

    key: Key
    name: str
    source: str
    who: Seats = ()
    owner: str = "sip-samordnare"
    cadence: Cadence = Cadence.ON_NEED
    per_term: int | None = None
    agenda: tuple[str, ...] = ("forums.since", "forums.questions", "forums.next")
    kind: str = "forum"
    way: Way = Way.FORUM
    preparing: tuple[Key, ...] = ()
    police: bool = False
    small_group: bool = False
    historic: bool = False
    instead: str = ""


HEALTH_TEAM = ("rektor", "kurator", "skolsköterska", "psykolog", "skolsocionom")

CATALOGUE: tuple[Template, ...] = (
    Template(
        Key.SIP, "forums.sip", "Kungsholmen 2024, utlåtande om SST 2025", way=Way.KIND, kind="sip"
    ),
    Template(
        Key.BUS_LOCAL,
        "forums.bus_local",
        "Kungsholmen 2024, utlåtande om SST 2025",
        way=Way.KIND,
        kind="bus",
    ),
    Template(
        Key.BUS_OVERALL,
        "kinds.bus_overall",
        "Rinkeby-Kista 2008, lokal rutin: ca 2 per termin",
        who=((SOCIAL, ()), (SCHOOL, ("rektor",)), (PRESCHOOL, ("rektor",)), (REGION, ())),
        owner="bus-samordnare",
        cadence=Cadence.TERM,
        per_term=2,
        agenda=("forums.since", "forums.deviations", "forums.next_and_chair"),
        kind="bus_overgripande",
    ),
    Template(
        Key.INDIVIDUAL,
        "forums.individual",
        "Rinkeby-Kista 2008, lokal rutin",
        who=((SOCIAL, ("socialsekreterare",)), (SCHOOL, ("specialpedagog", "kurator"))),
        agenda=("forums.reminder_only",),
        small_group=True,
    ),
    Template(
        Key.FIFTEEN,
        "forums.fifteen",
        "Rinkeby-Kista 2008, historisk: 2 per termin",
        who=((SOCIAL, ()), (SCHOOL, ("rektor",)), (OTHER, ())),
        cadence=Cadence.TERM,
        per_term=2,
        agenda=("forums.prepared", "forums.questions", "forums.next"),
        preparing=(Key.FIFTEEN_FIRST, Key.FIFTEEN_SECOND, Key.FIFTEEN_BUS),
        historic=True,
    ),
    *(
        Template(
            key,
            name,
            "Rinkeby-Kista 2008, historisk: mellan mötena",
            who=((SOCIAL, ()), (SCHOOL, ("rektor", "kurator")), *region),
            agenda=("forums.to_parent", "forums.next"),
            historic=True,
        )
        for key, name, region in (
            (Key.FIFTEEN_FIRST, "forums.fifteen_first", ()),
            (Key.FIFTEEN_SECOND, "forums.fifteen_second", ()),
            (Key.FIFTEEN_BUS, "forums.fifteen_bus", ((REGION, ()),)),
        )
    ),
    Template(Key.REPORT, "forums.report", "Kungsholmen 2024", way=Way.KIND, kind="anmalningsmote"),
    Template(
        Key.SST,
        "forums.sst",
        "Kungsholmen 2024, utlåtande om SST 2025, Rinkeby-Kista 2021, lokal rutin: löpande",
        who=((SCHOOL, ("skolsocionom", "rektor", "kurator")),),
        owner="rektor",
        agenda=("forums.groups", "forums.methods", "forums.next"),
        small_group=True,
    ),
    Template(
        Key.SST2,
        "forums.sst2",
        "utlåtande om SST 2025, lokal rutin: löpande",
        who=(
            (SOCIAL, ("socialsekreterare", "sip-samordnare")),
            (SCHOOL, ("kurator", "syv", "specialpedagog")),
        ),
        agenda=("forums.groups", "forums.methods", "forums.next"),
        small_group=True,
    ),
    Template(
        Key.SST_PLUS,
        "forums.sst_plus",
        "Kungsholmen 2024, utlåtande om SST 2025, "
        "lokal rutin: projekt till 2025-06-30, därefter fast",
        who=((SOCIAL, ("familjebehandlare",)), (SCHOOL, ("specialpedagog", "psykolog"))),
        agenda=("forums.groups", "forums.methods", "forums.next"),
        small_group=True,
    ),
    Template(
        Key.INTAKE,
        "forums.intake",
        "utlåtande om SST 2025, lokal rutin",
        who=((SCHOOL, ("rektor",)), (SOCIAL, ("socialsekreterare", "familjebehandlare"))),
        agenda=("forums.count_only",),
        small_group=True,
    ),
    Template(
        Key.SSP,
        "forums.ssp",
        "utlåtande om SST 2025, lokal rutin: regelbunden",
        who=((SCHOOL, ("rektor",)), (SOCIAL, ("socialsekreterare",)), (POLICE, ())),
        agenda=("forums.by_area", "forums.next"),
        police=True,
    ),
    Template(
        Key.COOPERATION,
        "forums.cooperation",
        "utlåtande om SST 2025, lokal rutin: 1 per termin",
        who=((PRESCHOOL, ("rektor",)), (SCHOOL, ("rektor",)), (SOCIAL, ())),
        cadence=Cadence.TERM,
        per_term=1,
    ),
    Template(
        Key.INFORMATION,
        "forums.information",
        "utlåtande om SST 2025, lokal rutin: varje termin",
        who=((SCHOOL, ("rektor",)), (PRESCHOOL, ("rektor",)), (SOCIAL, ())),
        cadence=Cadence.TERM,
        per_term=1,
        agenda=("forums.news", "forums.questions"),
    ),
    Template(
        Key.HEALTH_TEAM,
        "forums.health_team",
        "Rinkeby-Kista 2008, Rinkeby-Kista 2021, lokal rutin: ofta varje vecka",
        who=((SCHOOL, HEALTH_TEAM),),
        owner="rektor",
        cadence=Cadence.WEEKLY,
        agenda=("forums.since", "forums.organisation", "forums.next"),
        small_group=True,
    ),
    Template(
        Key.SCHOOL_SOCIAL_WORKERS,
        "forums.school_social_workers",
        "Rinkeby-Kista 2021, lokal rutin: regelbundet",
        who=((SOCIAL, ("enhetschef", "skolsocionom")), (SCHOOL, ("skolsocionom",))),
        owner="enhetschef",
        cadence=Cadence.MONTHLY,
        agenda=("forums.all_schools", "forums.follow_up", "forums.next"),
    ),
    Template(
        Key.CONTACTS,
        "forums.contacts",
        "Rinkeby-Kista 2008, lokal rutin: regelbundet",
        who=((SOCIAL, ("socialsekreterare",)), (SCHOOL, ("rektor", "kurator"))),
        owner="socialsekreterare",
        cadence=Cadence.MONTHLY,
    ),
    Template(
        Key.INTERNAL,
        "forums.internal",
        "Rinkeby-Kista 2008, lokal rutin: återkommande",
        who=((SOCIAL, ()), (OTHER, ())),
        cadence=Cadence.MONTHLY,
    ),
    Template(
        Key.PREVENTION,
        "forums.prevention",
        "Rinkeby-Kista 2008, lokal rutin",
        who=((SOCIAL, ()), (SCHOOL, ("rektor",)), (POLICE, ())),
        police=True,
    ),
    Template(
        Key.AREA_GROUPS,
        "forums.area_groups",
        "Rinkeby-Kista 2008, lokal rutin",
        who=((SOCIAL, ("fältassistent",)), (SCHOOL, ("rektor",)), (OTHER, ()), (POLICE, ())),
        agenda=("forums.by_area", "forums.next"),
        police=True,
    ),
    Template(
        Key.PROTECTIVE_FACTOR,
        "forums.protective_factor",
        "utlåtande om SST 2025, lokal rutin: sedan våren 2024",
        who=((SCHOOL, ("rektor",)), (PRESCHOOL, ("rektor",)), (SOCIAL, ())),
        agenda=("forums.actions", "forums.questions", "forums.next"),
    ),
    Template(
        Key.RSU,
        "forums.rsu",
        "Kungsholmen 2024, skrivelse om RSU och CSU, Rinkeby-Kista 2021",
        way=Way.REFUSED,
        small_group=True,
        instead="forums.rsu_instead",
    ),
    Template(
        Key.INVESTIGATION,
        "forums.investigation",
        "Kungsholmen 2024, utlåtande om SST 2025",
        way=Way.REFUSED,
        instead="forums.investigation_instead",
    ),
)

BY_KEY = {each.key: each for each in CATALOGUE}
