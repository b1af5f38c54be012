"""SIP, samordnad individuell plan."""

from bot.features.meetings.kinds.profile import Closing, Gate, KindProfile, Level
from models.registry import OrganisationKind

SIP = KindProfile(
    id="sip",
    words=("sip",),
    level=Level.INDIVIDUAL,
    gate=Gate.CONSENT,
    sides=(
        frozenset({OrganisationKind.SOCIAL_SERVICES}),
        frozenset({OrganisationKind.REGION}),
    ),
    title="kinds.sip_title",
    too_few_sides="kinds.sip_not_both",
    # The four headings of SoL 10 kap. 9 §. What is written under them stays in the
    # authorities' own systems.
    agenda=(
        "kinds.sip_insatser",
        "kinds.sip_each_answers",
        "kinds.sip_others",
        "kinds.sip_overall",
    ),
    closing=frozenset({Closing.FOLLOW_UP}),
    family=True,
    source="SoL (2025:400) 10 kap. 8–9 §§; HSL (2017:30) 16 kap. 4 §",
)
