"""Forum: any body that meets about how the work is organised, under a name of its own."""

from bot.features.meetings.kinds.profile import Closing, Gate, KindProfile, Level

FORUM = KindProfile(
    id="forum",
    words=("forum",),
    level=Level.STRUCTURAL,
    gate=Gate.OPEN,
    title="kinds.forum_title",
    agenda=("kinds.forum_since", "kinds.forum_questions", "kinds.forum_next"),
    closing=frozenset({Closing.NEXT_DATE}),
    named=True,
    source="Lokal rutin",
)
