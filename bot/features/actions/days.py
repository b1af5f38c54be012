"""The day somebody means by `fre`, `v 12`, `innan sportlovet` or `om två veckor`.

Never a guess: what can be read in two ways, has been, or is not known gives a question.
Nothing here asks what day it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scheduler.workdays import workday_before, workday_from

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FRIDAY, YEAR_ENDS = 4, 12
APART = 8 * WEEK
"""No two schools have a lov of the same name further apart than this; then it is next year's."""

WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva")
FEASTS = {"jul": (12, 24), "nyår": (12, 31), "lucia": (12, 13)}


@dataclass(frozen=True)
class Break:
    """A lov of a school, by the name people use; both days included.

    `to_on` is empty for a summer whose end nobody has told yet.
    """

    name: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True)
class Meant:
    """The day that was meant, to be shown for confirmation."""

    on: date


@dataclass(frozen=True)
class Unsure:
    """More than one day can be meant, earliest first."""

    days: tuple[date, ...]


@dataclass(frozen=True)
class Unknown:
    """No day can be read; `why` is a text key."""

    why: str


Reading = Meant | Unsure | Unknown
Rule = Callable[[re.Match[str], date, Sequence[Break]], Reading]

NOT_READ = Unknown("days.not_read")
NO_SUCH_DAY = Unknown("days.no_such_day")
NO_SUCH_WEEK = Unknown("days.no_such_week")
IS_OVER = Unknown("days.is_over")
NO_SUCH_BREAK = Unknown("days.no_such_break")


def meant(words: str, today: date, breaks: Sequence[Break] = ()) -> Reading:
    """Read the words of somebody who tells until when.

    Args:
        words: What they wrote.
        today: The local date.
        breaks: Of the school's own years; a lov that is not among them is asked about.
    """
    low = _plain(words)
    before = re.match(r"(?:innan|före) (?!v\.? ?\d|vecka)(.+)", low)
    if before and not _is_break(before[1]):
        return _day_before(meant(before[1], today, breaks), today)
    for pattern, rule in RULES:
        if match := pattern.fullmatch(low):
            return rule(match, today, breaks)
    return NOT_READ


def _plain(words: str) -> str:
    low = " ".join(words.lower().replace(",", " ").split()).strip(" .!")
    return re.sub(
        r"^(?:senast|till|tills|klart|deadline|före slutet av|på|nu på|den(?= \d)) ", "", low
    )


def _ahead(day: date, today: date) -> Reading:
    return Meant(day) if day >= today else IS_OVER


def _day_before(found: Reading, today: date) -> Reading:
    if not isinstance(found, Meant):
        return found
    return _ahead(workday_before(found.on), today)


def _in_days(count: int) -> Rule:
    return lambda _match, today, _breaks: Meant(today + count * DAY)


def _in_some(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """Om två veckor, om 10 dagar, om en månad."""
    count = _number(match["count"])
    if count is None or not 0 < count < 100:
        return NOT_READ
    unit = match["unit"]
    if unit.startswith("arbetsd"):
        day = today
        for _ in range(count):
            day = workday_from(day + DAY)
        return Meant(day)
    if unit.startswith("må"):
        return Meant(same_day(today, count))
    return Meant(today + count * (WEEK if unit.startswith("veck") else DAY))


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return NUMBERS.index("en" if word == "ett" else word) if word in (*NUMBERS, "ett") else None


def same_day(day: date, months: int) -> date:
    """The same day of a later month, or its last day when it is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    last = _last_day(day.year + year, month + 1)
    return last.replace(day=min(day.day, last.day))


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def _weekday(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """The next such day; on the day itself nobody can tell which."""
    day = _coming(match["weekday"], today)
    return Unsure((today, day)) if day == today + WEEK else Meant(day)


def _coming(weekday: str, today: date) -> date:
    ahead = (_index(weekday) - today.weekday()) % 7
    return today + (ahead or 7) * DAY


def _index(weekday: str) -> int:
    return WEEKDAYS.index(weekday[:3])


def _next_weekday(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """nästa fredag: to some the coming one, to others that of the week after."""
    first = _coming(match["weekday"], today)
    return Unsure((first, first + WEEK))


def _day_of_next_week(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    weeks = 2 if match["next"].startswith("nästnästa") else 1
    return Meant(_monday(today) + weeks * WEEK + _index(match["weekday"]) * DAY)


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _end_of_week(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    return _last_workday_of(_monday(today) + match["which"].startswith("näst") * WEEK, today)


def _last_workday_of(monday: date, today: date) -> Reading:
    """By the end of a week means its last working day; a week without any is asked about."""
    day = workday_before(monday + (FRIDAY + 1) * DAY)
    return _ahead(day, today) if day >= monday else NOT_READ


def _week(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """V 12, fre v 12, v 12 2027; a week that has been is asked about unless the turn is near."""
    number = int(match["week"])
    if match["year"]:
        return _day_in_week(match, int(match["year"]), number, today)
    this = today.isocalendar().year
    readings = [_day_in_week(match, year, number, today) for year in (this, this + 1)]
    if all(each == NO_SUCH_WEEK for each in readings):
        return NO_SUCH_WEEK
    near = next((each for each in readings if isinstance(each, Meant)), None)
    if near is None:
        return IS_OVER
    return near if near.on - today < 26 * WEEK else Unsure((near.on,))


def _day_in_week(match: re.Match[str], year: int, number: int, today: date) -> Reading:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return NO_SUCH_WEEK
    if match["before"]:
        return _ahead(workday_before(monday), today)
    if match["weekday"]:
        return _ahead(monday + _index(match["weekday"]) * DAY, today)
    return _last_workday_of(monday, today)


def _written(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """12 mars, 12/3, 2027-03-12: of this year, or the next one when that is near."""
    told = match.groupdict()
    month = _month(told["month"]) if told.get("month") else today.month
    year, day = _year(told.get("year")), int(told["day"])
    if year is not None:
        return _ahead_on(year, month, day, today)
    if not told.get("month"):
        return _day_of_month(day, today)
    found = [_ahead_on(each, month, day, today) for each in (today.year, today.year + 1)]
    near = next((each for each in found if isinstance(each, Meant)), None)
    if near is None:
        return NO_SUCH_DAY
    return near if near.on - today < 26 * WEEK else Unsure((near.on,))


def _ahead_on(year: int, month: int, day: int, today: date) -> Reading:
    try:
        return _ahead(date(year, month, day), today)
    except ValueError:
        return NO_SUCH_DAY


def _day_of_month(day: int, today: date) -> Reading:
    """Den 12:e: of this month or, once it has been, of the next."""
    first = _ahead_on(today.year, today.month, day, today)
    if isinstance(first, Meant):
        return first
    year, month = divmod(today.month, 12)
    return _ahead_on(today.year + year, month + 1, day, today)


def _month(word: str) -> int:
    return int(word) if word.isdecimal() else MONTHS.index(word[:3]) + 1


def _year(word: str | None) -> int | None:
    return None if not word else int(word) + (2000 if len(word) < 4 else 0)


def _end_of_month(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """I slutet av mars, i slutet av månaden: the last working day."""
    month = today.month if match["month"] == "månaden" else _month(match["month"])
    year = today.year + (month < today.month)
    return _ahead(workday_before(_last_day(year, month) + DAY), today)


def _turn(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    """månadsskiftet, årsskiftet: the last working day before it."""
    month = YEAR_ENDS if match["turn"] == "års" else today.month
    return _ahead(workday_before(_last_day(today.year, month) + DAY), today)


def _feast(match: re.Match[str], today: date, _breaks: Sequence[Break]) -> Reading:
    month, day = FEASTS[match["feast"]]
    eve = date(today.year + ((month, day) < (today.month, today.day)), month, day)
    if match["side"].startswith("efter"):
        return Meant(workday_from(eve + DAY))
    return _ahead(workday_before(eve), today)


def _around_break(match: re.Match[str], today: date, breaks: Sequence[Break]) -> Reading:
    """Innan sportlovet: the last working day before; efter lovet: the first one after.

    Schools may have it in different weeks: then each of the days can be meant.
    """
    stem = match["break"].removesuffix("et")
    near = (
        each for each in breaks if each.from_on - today < 52 * WEEK and _ends_after(each, today)
    )
    ahead = sorted(near, key=lambda each: each.from_on)
    named = [each for each in ahead if stem == "lov" or each.name.lower().startswith(stem)]
    same = [each for each in named if each.from_on - named[0].from_on < APART]
    if stem == "lov":
        same = [each for each in same if each.name == same[0].name]
    days = {day for each in same if (day := _beside(each, match["side"]))}
    if not days:
        return NO_SUCH_BREAK
    ahead_of = sorted(day for day in days if day >= today)
    if not ahead_of:
        return IS_OVER
    return Meant(ahead_of[0]) if len(ahead_of) == 1 else Unsure(tuple(ahead_of))


def _ends_after(each: Break, today: date) -> bool:
    return each.from_on > today if each.to_on is None else each.to_on >= today


def _beside(each: Break, side: str) -> date | None:
    if not side.startswith("efter"):
        return workday_before(each.from_on)
    return workday_from(each.to_on + DAY) if each.to_on else None


def _is_break(words: str) -> bool:
    return re.fullmatch(rf"{BREAK}|{FEAST}", words) is not None


WEEKDAY = (
    r"(?P<weekday>mån(?:dag)?|tis(?:dag)?|ons(?:dag)?|tors?(?:dag)?|fre(?:dag)?|lör(?:dag)?|"
    r"sön(?:dag)?)(?:en)?\.?"
)
NAMES = (
    r"jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|"
    r"sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH = rf"(?P<month>{NAMES})\.?"
BREAK = r"(?P<break>(?:sport|höst|påsk|jul|sommar|februari)?lovet)"
FEAST = r"(?P<feast>jul|nyår|lucia)(?:en|afton|et)?"
SIDE = r"(?P<side>innan|före|efter)"
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"i ?dag", _in_days(0)),
        (r"i ?morgon", _in_days(1)),
        (r"(?:i )?övermorgon", _in_days(2)),
        (
            r"om (?P<count>\w+) (?P<unit>dag(?:ar)?|arbetsdag(?:ar)?|veck(?:a|or)|månad(?:er)?)",
            _in_some,
        ),
        (WEEKDAY, _weekday),
        (rf"nästa {WEEKDAY}", _next_weekday),
        (rf"{WEEKDAY} (?:i )?(?P<next>nästnästa|nästa) vecka", _day_of_next_week),
        (r"(?:i )?(?:slutet av )?(?P<which>nästa|denna|den här|i) veckan?", _end_of_week),
        (
            rf"(?:{WEEKDAY} )?(?P<before>(?:innan|före) )?v(?:ecka)?\.? ?(?P<week>\d\d?)"
            r"(?: (?P<year>20\d\d))?",
            _week,
        ),
        (r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _written),
        (rf"(?P<day>\d\d?)(?::?[ae])? {MONTH}(?: (?P<year>20\d\d))?", _written),
        (
            r"(?P<day>\d\d?)[/.](?P<month>0?[1-9]|1[0-2])(?:[ /.-]{1,2}(?P<year>(?:20)?\d\d))?",
            _written,
        ),
        (r"(?P<day>\d\d?)(?::?[ae])?", _written),
        (rf"(?:i )?slutet av (?P<month>månaden|{NAMES})", _end_of_month),
        (r"(?:vid )?(?P<turn>månads|års)skiftet", _turn),
        (rf"{SIDE} {FEAST}", _feast),
        (rf"{SIDE} {BREAK}", _around_break),
    )
)
