"""The forms of school years."""

from collections.abc import Iterator, Sequence

from bot.features.schoolyears.intents import LONGEST_SOURCE, MUNICIPAL
from bot.replies import AnyOf, Day, Form, Heading, OneOf, Option, T, Words, name
from models.registry import Organisation
from scheduler.schoolyears import STUDY_DAYS

DAYS = {
    "autumn_from": "schoolyears.autumn_from",
    "autumn_to": "schoolyears.autumn_to",
    "spring_from": "schoolyears.spring_from",
    "spring_to": "schoolyears.spring_to",
    "autumn_lov_from": "schoolyears.autumn_lov_from",
    "autumn_lov_to": "schoolyears.autumn_lov_to",
    "winter_lov_from": "schoolyears.winter_lov_from",
    "winter_lov_to": "schoolyears.winter_lov_to",
    "easter_lov_from": "schoolyears.easter_lov_from",
    "easter_lov_to": "schoolyears.easter_lov_to",
}


def year_form(schools: Sequence[Organisation], *, municipal: bool) -> Form:
    """Whose year it is, when its terms and lov are, and who says so."""
    return Form(
        id="schoolyears.set",
        title=T("schoolyears.set_title"),
        send=T("schoolyears.set_send"),
        fields=(
            OneOf(
                "school",
                T("schoolyears.school"),
                (
                    *((Option(MUNICIPAL, T("schoolyears.municipal")),) if municipal else ()),
                    *(Option(str(each.id), name(each.name)) for each in schools),
                ),
                chosen=MUNICIPAL if municipal else "",
            ),
            Heading(T("schoolyears.terms_question"), T("schoolyears.terms_hint")),
            *_days(),
            Words(
                "source",
                T("schoolyears.source"),
                T("schoolyears.source_hint"),
                longest=LONGEST_SOURCE,
            ),
            AnyOf(
                "confirmed",
                T("schoolyears.confidence"),
                (Option("yes", T("schoolyears.confirmed_yes")),),
                required=False,
            ),
        ),
    )


def _days() -> Iterator[Heading | Day]:
    for field, key in DAYS.items():
        if field == "autumn_lov_from":
            yield Heading(T("schoolyears.lov_question"), T("schoolyears.lov_hint"))
        yield Day(field, T(key), required="lov" not in field)
    yield Heading(T("schoolyears.study_days_question"), T("schoolyears.study_days_hint"))
    for n in range(1, STUDY_DAYS + 1):
        yield Day(f"study_day_{n}", T("schoolyears.study_day", number=n), required=False)


def shipped_form(changes: Sequence[T]) -> Form:
    """What would change, before anything does."""
    return Form(
        id="schoolyears.shipped",
        title=T("schoolyears.shipped_title"),
        send=T("schoolyears.shipped_send"),
        fields=(
            Heading(T("schoolyears.shipped_question"), T("schoolyears.shipped_hint")),
            *(Heading(each) for each in changes),
        ),
    )
