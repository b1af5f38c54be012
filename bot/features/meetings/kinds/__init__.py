"""The kinds of meetings there are."""

from bot.features.meetings.kinds.profile import KindProfile
from bot.features.meetings.kinds.sip import SIP

KINDS: dict[str, KindProfile] = {kind.id: kind for kind in (SIP,)}
