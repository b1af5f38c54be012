"""Which texts there are, and which of them the code asks for: read from the sources."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import bot
from bot.texts import fluent_id

SOURCES = Path(bot.__file__).parent
KEY = re.compile(r"[a-z]+\.[a-z0-9_]+")

IN_TEMPLATE = re.compile(r'\bT\("([a-z]+\.[a-z0-9_]+)"')

# The first argument of these is a text key, the named ones are its values.
ASKING = {"T", "say", "UserError"}
# Fields that hold a text key.
HOLDING = {
    "KindProfile": {"title", "note", "too_few_sides", "refers", "conditions", "agenda"},
}


@dataclass(frozen=True)
class Asked:
    """A place that asks for a text. `values` is None where they cannot be read off."""

    key: str
    place: str
    values: frozenset[str] | None = None


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 -- the library's name for it
        self.found.add(node.id.name)


def variables(language: str) -> dict[str, frozenset[str]]:
    """Every text of a language by its Fluent id, with the values it needs.

    Raises:
        ValueError: a line is no text, or an id is there twice.
    """
    source = files("bot.texts").joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ftl.Junk):
            raise ValueError(f"{language}: {entry.content}")
        if isinstance(entry, ftl.Message):
            if entry.id.name in found:
                raise ValueError(f"{language}: {entry.id.name} twice")
            visitor = _Variables()
            visitor.visit(entry)
            found[entry.id.name] = frozenset(visitor.found)
    return found


def asked() -> list[Asked]:
    """Every place in the code and its templates that surely asks for a text."""
    in_code = [each for path in _modules() for each in _asked_in(path)]
    return [*in_code, *_asked_in_templates()]


def mentioned() -> set[str]:
    """The Fluent ids of all words between quotation marks in the code, texts or not."""
    return {fluent_id(each.key) for each in _asked_in_templates()} | {
        fluent_id(node.value)
        for path in _modules()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _modules() -> list[Path]:
    return sorted(SOURCES.rglob("*.py"))


def _asked_in_templates() -> list[Asked]:
    return [
        Asked(key, str(path.relative_to(SOURCES)))
        for path in sorted(SOURCES.rglob("templates/**/*.html"))
        for key in IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))
    ]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _asked_in(path: Path) -> Iterator[Asked]:
    tree, place = _tree(path), str(path.relative_to(SOURCES))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _asked_by(node, f"{place}:{node.lineno}")
    if path.is_relative_to(SOURCES / "features"):
        yield from _listed(tree, place)


def _asked_by(call: ast.Call, place: str) -> Iterator[Asked]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in ASKING and call.args:
        names = [each.arg for each in call.keywords]
        values = None if None in names else frozenset(filter(None, names))
        for key in _words(call.args[0]):
            yield Asked(key, place, values)
    for each in call.keywords:
        if each.arg in HOLDING.get(name, ()):
            for key in (*_words(each.value), *_parts(each.value)):
                if key:
                    yield Asked(key, place)


def _words(node: ast.expr) -> Iterator[str]:
    """The words an argument can be: `"a" if x else "b"` is both."""
    match node:
        case ast.Constant(value=str(word)):
            yield word
        case ast.IfExp(body=body, orelse=orelse):
            yield from _words(body)
            yield from _words(orelse)


def _listed(tree: ast.Module, place: str) -> Iterator[Asked]:
    """A feature's constants that list texts: the values of a dict, the parts of a tuple."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for word in _parts(node.value):
                if KEY.fullmatch(word):
                    yield Asked(word, f"{place}:{node.lineno}")


def _parts(node: ast.expr) -> Iterator[str]:
    inner = []
    if isinstance(node, ast.Dict):
        inner = node.values
    elif isinstance(node, ast.Tuple):
        inner = node.elts
    for each in inner:
        yield from _words(each)
        yield from _parts(each)
