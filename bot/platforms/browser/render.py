"""Replies as HTML, in the reader's language; the page's own words are Swedish."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, partial
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot import texts
from bot.platforms.browser.workspace import Message
from bot.replies import Button, Form, FormField, Heading, Look, Option, Part, Remark, Reply, T, Text

# More than this and a menu is quicker to read than a column of radios.
MOST_RADIOS = 4

Section = tuple[Heading | None, list[FormField]]


@cache
def templates() -> Environment:
    """Every template of the platform; whatever they are given is escaped."""
    made = Environment(
        loader=PackageLoader("bot.platforms.browser"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    icons = vars(made.get_template("icons.html").module)
    made.globals.update(icon=icons["icon"], mark=icons["mark"])
    made.filters["kind"] = lambda part: type(part).__name__.lower()
    made.filters["moment"] = moment
    made.filters["here"] = here
    made.filters["clock"] = partial(texts.clock, language="sv")
    return made


def page(template: str, **values: object) -> str:
    """A page, or a piece of one, with the values it names."""
    return templates().get_template(template).render(**values)


def here(address: str) -> str:
    """An address of ours without its host: the chat is served where the pages are."""
    split = urlsplit(address)
    return f"{split.path}?{split.query}" if split.query else split.path


def moment(at: datetime) -> str:
    """`tors 12 mars kl. 13.15`, in Swedish wall time."""
    return str(texts.shown(at, "sv"))


def message(shown: Message, language: str) -> str:
    """A message as a list item, with the parts of its reply."""
    return page(
        "message.html",
        message=shown,
        parts=shown.reply.parts,
        card=is_card(shown.reply.parts),
        pressed=pressed,
        language=language,
        say=speaker(language),
    )


def messages(shown: Iterable[Message], language: str) -> str:
    """A room's messages one after another."""
    return "".join(message(each, language) for each in shown)


def spoken(shown: Message, language: str) -> str:
    """What a message says in words: its sentences, without facts and buttons."""
    say = speaker(language)
    return "\n".join(say(part.text) for part in shown.reply.parts if isinstance(part, Text))


def is_card(parts: Sequence[Part]) -> bool:
    """Whether the parts belong together as a card, rather than being a line of talk."""
    return len(parts) > 1 or any(not isinstance(part, Text) for part in parts)


def pressed(button: Button, row: Sequence[Button]) -> str:
    """`aria-pressed`: empty unless the row is a choice that has been made."""
    if all(each.look is not Look.CHOSEN for each in row):
        return ""
    return "true" if button.look is Look.CHOSEN else "false"


def form(shown: Form, language: str) -> str:
    """A form for the dialog; empty places for errors stand at every field."""
    return page(
        "form.html",
        form=shown,
        sections=sections(shown.fields),
        as_radios=lambda field: len(field.options) <= MOST_RADIOS,
        has_blank=lambda field: any(option.value == "" for option in field.options),
        grouped=lambda options: grouped(options, language),
        language=language,
        say=speaker(language),
    )


def sections(fields: Iterable[Heading | FormField]) -> list[Section]:
    """The fields under the heading they answer; those before the first stand under none."""
    found: list[Section] = [(None, [])]
    for field in fields:
        if isinstance(field, Heading):
            found.append((field, []))
        else:
            found[-1][1].append(field)
    return [section for section in found if section != (None, [])]


def grouped(options: Iterable[Option], language: str) -> list[tuple[str, list[Option]]]:
    """Options by the name of their group, in the order the groups first appear."""
    groups: dict[str, list[Option]] = {}
    for option in options:
        name = texts.render(option.group, language) if option.group else ""
        groups.setdefault(name, []).append(option)
    return list(groups.items())


def errors(reply: Reply, language: str) -> dict[str, object]:
    """What is wrong in a form: a sentence for each field, and one above them all."""
    say = speaker(language)
    above = [say(part.text) for part in reply.parts if isinstance(part, Text)]
    return {
        "errors": {field: say(text) for field, text in reply.errors.items()},
        "remarks": {field: _remark(field, each, say) for field, each in reply.remarks.items()},
        "summary": " ".join(above) or "Något behöver ändras. Det du har fyllt i står kvar.",
    }


REMARK = {
    "suggestion_is": T("guard.suggestion_is"),
    "use": T("guard.use"),
    "rewrite": T("guard.rewrite"),
}


def _remark(field: str, remark: Remark, say: "partial[str]") -> str:
    # A word that stands twice is asked about once.
    asks = {ask.token: ask for ask in remark.asks}.values()
    return page("remark.html", id=f"f-{field}", remark=remark, asks=asks, say=say, **REMARK)


def preview(reply: Reply, language: str) -> str:
    """What may be said of a message outside its room: its neutral preview, or nothing."""
    return speaker(language)(reply.preview) if reply.preview else ""


def speaker(language: str) -> "partial[str]":
    """`texts.render` in one language."""
    return partial(texts.render, language=language)
