"""On which line each value of a TOML text stands: the standard library's reader does not tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys and places in lists, from the top: `("kinds", "sip", "conveners", 0)`."""

_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_SCALAR = re.compile(r"[^,\]}\r\n#]+")
_QUOTES = ('"""', "'''", '"', "'")
_REST = re.compile(r"[^\n]*")


def lines_of(text: str) -> dict[Path, int]:
    """Path → line, from 1, of every table, value and part of a value.

    Args:
        text: TOML that `tomllib` has read without complaint, so nothing is checked here.
    """
    return dict(_Reader(text).read())


@dataclass
class _Reader:
    text: str
    at: int = 0

    def read(self) -> Iterator[tuple[Path, int]]:
        table: Path = ()
        while self._skip(_BLANK) < len(self.text):
            if self.text[self.at] == "[":
                self.at += 2 if self.text.startswith("[[", self.at) else 1
                table = self._keys()
                yield table, self._line()
                self._skip(_REST)
            else:
                yield from self._pair(table)

    def _line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _keys(self) -> Path:
        keys: list[str | int] = []
        while True:
            self._skip(_SPACE)
            start = self.at
            if self.text[start] in "\"'":
                self._string()
                keys.append(self.text[start + 1 : self.at - 1])
            else:
                self._skip(_KEY)
                keys.append(self.text[start : self.at])
            self._skip(_SPACE)
            if self.text[self.at] != ".":
                return tuple(keys)
            self.at += 1

    def _pair(self, table: Path) -> Iterator[tuple[Path, int]]:
        path = (*table, *self._keys())
        self.at += 1  # the sign of equality
        self._skip(_SPACE)
        yield from self._value(path)

    def _value(self, path: Path) -> Iterator[tuple[Path, int]]:
        yield path, self._line()
        match self.text[self.at]:
            case "[":
                yield from self._list(path)
            case "{":
                yield from self._inline(path)
            case '"' | "'":
                self._string()
            case _:
                self._skip(_SCALAR)

    def _list(self, path: Path) -> Iterator[tuple[Path, int]]:
        self.at += 1
        place = 0
        while self.text[self._skip(_BLANK)] != "]":
            yield from self._value((*path, place))
            place += 1
            self._past_comma()
        self.at += 1

    def _inline(self, path: Path) -> Iterator[tuple[Path, int]]:
        self.at += 1
        while self.text[self._skip(_BLANK)] != "}":
            yield from self._pair(path)
            self._past_comma()
        self.at += 1

    def _past_comma(self) -> None:
        if self.text[self._skip(_BLANK)] == ",":
            self.at += 1

    def _string(self) -> None:
        quotes = next(each for each in _QUOTES if self.text.startswith(each, self.at))
        self.at += len(quotes)
        while not self.text.startswith(quotes, self.at):
            self.at += 2 if quotes[0] == '"' and self.text[self.at] == "\\" else 1
        self.at += len(quotes)
        # Two quotation marks more may stand just before the end of a long string.
        while len(quotes) > 1 and self.text.startswith(quotes[0], self.at):
            self.at += 1
