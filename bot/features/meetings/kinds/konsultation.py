"""Konsultation: two organisations think together, without saying about whom."""

from bot.features.meetings.kinds.profile import Gate, KindProfile, Level

KONSULTATION = KindProfile(
    id="konsultation",
    words=("konsultation", "consultation"),
    level=Level.INDIVIDUAL,
    gate=Gate.OPEN,
    title="kinds.consult_title",
    note="kinds.consult_note",
    organisations_at_most=2,
    agenda=("kinds.consult_question", "kinds.consult_next"),
    source="Lokal rutin (Haninge, Norsjö): skolan kan rådgöra med socialtjänsten utan namn",
)
