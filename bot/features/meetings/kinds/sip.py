"""SIP, samordnad individuell plan."""

from bot.features.meetings.kinds.profile import Gate, KindProfile, Level
from models.registry import OrganisationKind

SIP = KindProfile(
    id="sip",
    level=Level.INDIVIDUAL,
    gate=Gate.CONSENT,
    sides=(
        frozenset({OrganisationKind.SOCIAL_SERVICES}),
        frozenset({OrganisationKind.REGION}),
    ),
    title="kinds.sip_title",
    too_few_sides="kinds.sip_not_both",
    source="SoL (2025:400) 10 kap. 8–9 §§; HSL (2017:30) 16 kap. 4 §",
)
