"""Pages as HTML, in the reader's language: plain forms, no script."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from uuid import uuid4

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot import texts
from bot.replies import Choices, Form, Option, Part, Remark, Reply, T, Text

LANGUAGES = {"sv": "pages.swedish", "latt": "pages.easy", "en": "pages.english"}
MOST_RADIOS = 6


@dataclass(frozen=True)
class Place:
    """Where a page stands: its address, the reader's language, what a link holder may press."""

    path: str
    language: str
    allowed: Collection[str]


@dataclass(frozen=True)
class Notice:
    """What happened to what was just sent."""

    said: Sequence[Text] = ()
    done: bool = False


@dataclass(frozen=True)
class Opened:
    """A form with the press that opened it, and what is wrong in it."""

    form: Form
    opener: str
    errors: Mapping[str, T] = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    answered: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def ticked(self, field_id: str, token: str) -> bool:
        """Whether the question has been answered with its tick."""
        return token in self.answered.get(f"{field_id}:not", ())

    def carried(self, field_id: str) -> list[tuple[str, str]]:
        """Questions and answers about a field that are not asked again: names with values."""
        remark = self.remarks.get(field_id)
        anew = {ask.token for ask in remark.asks} if remark else set()
        return [
            (name, value)
            for name in (f"{field_id}:asked", f"{field_id}:not")
            for value in self.answered.get(name, ())
            if value.rpartition(":")[2] not in anew
        ]


@cache
def templates() -> Environment:
    """Every template; whatever they are given is escaped."""
    made = Environment(
        loader=PackageLoader("bot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kind"] = lambda part: type(part).__name__.lower()
    made.filters["id"] = id
    made.filters["lower_first"] = lambda text: text[:1].lower() + text[1:]
    made.globals.update(grouped=grouped, most_radios=MOST_RADIOS, T=T)
    return made


def page(template: str, place: Place, **values: object) -> str:
    """A page; `page_number` makes the same page sent twice one event."""
    return (
        templates()
        .get_template(template)
        .render(
            place=place,
            lang="en" if place.language == "en" else "sv",
            languages=LANGUAGES,
            say=partial(texts.render, language=place.language),
            page_number=uuid4().hex,
            **values,
        )
    )


def meeting(place: Place, shown: Reply, notice: Notice) -> str:
    """A meeting as its participant may see it."""
    parts = [each for part in shown.parts if (each := _allowed(part, place.allowed)) is not None]
    return page("meeting.html", place, parts=runs(parts), title=title(shown), notice=notice)


def agenda(place: Place, shown: Reply, notice: Notice, back: str) -> str:
    """A meeting's agenda, to be read, worked with and printed; *back* is the meeting's own page."""
    parts = [each for part in shown.parts if (each := _allowed(part, place.allowed)) is not None]
    return page(
        "agenda.html", place, parts=points(parts), title=title(shown), notice=notice, back=back
    )


def points(parts: Sequence[Part]) -> list[tuple[bool, list[Part]]]:
    """The parts in order, what is about something together: it makes one list."""
    found: list[tuple[bool, list[Part]]] = []
    for part in parts:
        is_point = isinstance(part, Choices) and part.about is not None
        if is_point and found and found[-1][0]:
            found[-1][1].append(part)
        else:
            found.append((is_point, [part]))
    return found


def form(place: Place, opened: Opened) -> str:
    """A form on a page of its own."""
    return page("form.html", place, opened=opened, form=opened.form)


def problem(place: Place, key: str) -> str:
    """Why nothing can be shown."""
    return page("problem.html", place, sentence=T(key))


def title(shown: Reply) -> T:
    """What the page is called: its preview, which is neutral."""
    return shown.preview or T("pages.title")


def _allowed(part: Part, allowed: Collection[str]) -> Part | None:
    """The part with what a link holder may press; None when nothing is left of it."""
    if not isinstance(part, Choices):
        return part
    buttons = tuple(each for each in part.buttons if each.id in allowed)
    return replace(part, buttons=buttons) if buttons or part.about or part.note else None


def is_pick(part: Part) -> bool:
    """Whether it is one question with answers to pick from, rather than things to do."""
    if not isinstance(part, Choices) or part.about is None:
        return False
    return len(part.buttons) > 1 and len({each.id for each in part.buttons}) == 1


def runs(parts: Sequence[Part]) -> list[tuple[bool, list[Part]]]:
    """The parts in order, questions that follow each other together: one form answers them all."""
    found: list[tuple[bool, list[Part]]] = []
    for part in parts:
        if is_pick(part) and found and found[-1][0]:
            found[-1][1].append(part)
        else:
            found.append((is_pick(part), [part]))
    return found


def grouped(options: Sequence[Option]) -> list[tuple[T | None, list[Option]]]:
    """Options by their group, in the order the groups first appear."""
    groups: list[tuple[T | None, list[Option]]] = []
    for option in options:
        here = next((each for group, each in groups if group == option.group), None)
        if here is None:
            groups.append((option.group, [option]))
        else:
            here.append(option)
    return groups


def sentences(reply: Reply) -> list[Text]:
    """What a reply says in words."""
    return [part for part in reply.parts if isinstance(part, Text)]
