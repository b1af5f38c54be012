"""Why a meeting of a term found no time, by the names people know."""

from bot.features.forums.planning import Gathered
from bot.features.meetings.times import blocker
from bot.replies import T, name
from scheduler.season import Unmet
from scheduler.slots import Blocker, Mask, Rooms, Way

BLOCKS = {
    "season.after": "seasons.after",
    "season.apart": "seasons.apart",
    "season.before": "seasons.before",
    "season.shared": "seasons.shared",
    "season.term": "seasons.term",
}


def why(gathered: Gathered, each: Unmet) -> T:
    """What stands in the way, each thing by itself."""
    ways = [_way(gathered, each, way) for way in each.why.ways] or [T("times.window_short")]
    called = name_of(gathered, each.forum)
    if each.lost is None:
        return T("seasons.unmet", forum=called, number=each.number, ways=ways)
    had = gathered.booked[each.forum, each.lost.start].starts_at or gathered.season.grid.origin
    return T("seasons.lost", forum=called, had=had, ways=ways)


def _way(gathered: Gathered, each: Unmet, way: Way) -> T:
    who = [_blocker(gathered, each, blocking) for blocking in way.without]
    return T("times.way", who=who, count=way.opens)


def _blocker(gathered: Gathered, each: Unmet, blocking: Blocker) -> T:
    if isinstance(blocking, Rooms):
        return T("times.room", room=name(gathered.rooms[blocking.rooms[0].key]))
    if not (isinstance(blocking, Mask) and blocking.reason.code in BLOCKS):
        return blocker(gathered.views[each.forum], blocking)
    values = dict(blocking.reason.values)
    key = BLOCKS[blocking.reason.code]
    if "forum" not in values:
        return T(key, **values)
    return T(key, **{**values, "forum": name_of(gathered, str(values["forum"]))})


def name_of(gathered: Gathered, key: str) -> T:
    """A forum's name, by the season's key."""
    return name(gathered.standings[key].forum.name)
