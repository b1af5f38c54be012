"""BUS, barn och unga i behov av särskilt stöd: a single matter that is stuck, and the structure."""

from bot.features.meetings.kinds.profile import Closing, Gate, KindProfile, Level
from models.registry import OrganisationKind

SCHOOLS = frozenset({OrganisationKind.SCHOOL, OrganisationKind.PRESCHOOL})
SOCIAL_SERVICES = frozenset({OrganisationKind.SOCIAL_SERVICES})
REGION = frozenset({OrganisationKind.REGION})

BUS = KindProfile(
    id="bus",
    words=("bus",),
    level=Level.INDIVIDUAL,
    gate=Gate.SECRECY,
    sides=(SCHOOLS, SOCIAL_SERVICES, REGION),
    title="kinds.bus_title",
    too_few_sides="kinds.bus_not_all",
    agenda=("kinds.bus_obstacle", "kinds.bus_decision", "kinds.bus_who_tells"),
    closing=frozenset({Closing.OBSTACLE}),
    source="Överenskommelsen om BUS i Stockholms län (2012); lokal rutin",
)

BUS_OVERALL = KindProfile(
    id="bus_overgripande",
    words=("bus-overgripande", "overgripande"),
    level=Level.STRUCTURAL,
    gate=Gate.OPEN,
    sides=(SCHOOLS, SOCIAL_SERVICES, REGION),
    title="kinds.bus_overall_title",
    too_few_sides="kinds.bus_not_all",
    agenda=("kinds.bus_overall_since", "kinds.bus_overall_deviations", "kinds.bus_overall_next"),
    closing=frozenset({Closing.NEXT_DATE}),
    rotates=True,
    source="Överenskommelsen om BUS i Stockholms län (2012); två gånger per termin: lokal rutin",
)
