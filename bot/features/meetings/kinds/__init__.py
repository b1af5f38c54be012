"""The kinds of meetings there are."""

from bot.features.meetings.kinds.anmalningsmote import ANMALNINGSMOTE
from bot.features.meetings.kinds.bus import BUS, BUS_OVERALL
from bot.features.meetings.kinds.forum import FORUM
from bot.features.meetings.kinds.konsultation import KONSULTATION
from bot.features.meetings.kinds.profile import KindProfile
from bot.features.meetings.kinds.sip import SIP

KINDS: dict[str, KindProfile] = {
    kind.id: kind for kind in (SIP, BUS, ANMALNINGSMOTE, KONSULTATION, BUS_OVERALL, FORUM)
}
"""What a kind of meeting demands. A new kind is a new file beside this one, plus texts."""
