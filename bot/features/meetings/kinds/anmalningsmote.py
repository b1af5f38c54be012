"""Anmälningsmöte, offered by the social services after a report of concern."""

from bot.features.meetings.kinds.profile import Closing, Gate, KindProfile, Level
from models.registry import OrganisationKind

ANMALNINGSMOTE = KindProfile(
    id="anmalningsmote",
    words=("anmalan", "anmalningsmote", "report"),
    level=Level.INDIVIDUAL,
    gate=Gate.CONDITIONS,
    sides=(frozenset({OrganisationKind.SOCIAL_SERVICES}),),
    title="kinds.report_title",
    too_few_sides="kinds.report_no_social_services",
    refers="kinds.report_refers",
    conditions=(
        "kinds.report_reporter",
        "kinds.report_protection",
        "kinds.report_suitable",
        "kinds.report_no_suspicion",
        "kinds.report_no_protected_identity",
    ),
    agenda=("kinds.report_concern", "kinds.report_next", "kinds.report_feedback"),
    closing=frozenset({Closing.FEEDBACK}),
    latest=True,
    source="SoL (2025:400) 19 kap. 5–6 §§, 20 kap. 1–2 §§",
)
