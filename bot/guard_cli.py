"""`samordna guard`: the guard on the command line, without settings or database."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.privacy.guard import Finding

app = typer.Typer(
    help="Pröva om en text pekar ut en person. Inget sparas, inget skickas.",
    no_args_is_help=True,
)


class Only(StrEnum):
    """How certain a finding must be to be shown."""

    SURE = "sure"
    ASK = "ask"


class MeetingLevel(StrEnum):
    """What kind of meeting the text is written for."""

    STRUCTURAL = "structural"
    INDIVIDUAL = "individual"


Level = Annotated[
    MeetingLevel, typer.Option("--context", help="individual frågar även om känsliga uppgifter.")
]
Room = Annotated[list[str] | None, typer.Option("--room", help="Namn på någon i rummet.")]


@app.command("scan")
def scan_lines(
    only: Annotated[Only | None, typer.Option(help="Bara fynd av den säkerheten.")] = None,
    context: Level = MeetingLevel.STRUCTURAL,
    room: Room = None,
) -> None:
    """Läs JSON-rader {"id","text"} från stdin, skriv {"id","spans"} rad för rad."""
    # Imported when asked for: the other commands start faster without the guard.
    from bot.privacy.guard import scan

    for number, line in _lines():
        item = _item(number, line)
        found = scan(item["text"], names_in_room=room or (), context=context.value)
        spans = [
            _span(each) for each in found if only is None or each.certainty.value == only.value
        ]
        _say(json.dumps({"id": item["id"], "spans": spans}, ensure_ascii=False))


@app.command()
def explain(
    text: Annotated[
        str | None,
        typer.Argument(
            help="Texten. Utelämna den och skriv på stdin i stället: "
            "argument hamnar i skalets historik."
        ),
    ] = None,
    context: Level = MeetingLevel.STRUCTURAL,
    room: Room = None,
) -> None:
    """Visa vilken regel som fann vad i en text, och hur den ser ut maskerad."""
    from bot.privacy.guard import masked, scan

    words = sys.stdin.read().rstrip("\n") if text is None else text
    found = scan(words, names_in_room=room or (), context=context.value)
    for each in found:
        spot = words[each.start : each.end]
        _say(f"{each.start}-{each.end}\t{each.type}\t{each.certainty}\t{each.rule}\t{spot}")
    _say(masked(words, found) if found else "Inga fynd.")


def _say(line: str) -> None:
    """One line out at once: whoever feeds us line by line waits for it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _lines() -> Iterator[tuple[int, str]]:
    """Numbered lines with something on them, each as soon as it is there."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # -- stdin is a text stream
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # -- and so is stdout
    for number, line in enumerate(iter(sys.stdin.readline, ""), start=1):
        if line.strip():
            yield number, line


def _item(number: int, line: str) -> dict[str, str]:
    """One line's id and text. What is wrong is told by its number, never by its words."""
    try:
        item = json.loads(line)
        return {"id": item["id"], "text": str(item["text"])}
    except (ValueError, KeyError, TypeError):
        message = f'Rad {number} är inte JSON med "id" och "text". Där slutar jag läsa.'
        typer.echo(message, err=True)
        raise typer.Exit(1) from None


def _span(finding: "Finding") -> dict[str, int | str]:
    return {
        "start": finding.start,
        "end": finding.end,
        "type": finding.type.value,
        "certainty": finding.certainty.value,
    }
