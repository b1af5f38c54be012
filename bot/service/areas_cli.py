"""`samordna area`: the installation's areas, merged and split from a day."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.config import ConfigError
from bot.service.registry_cli import ENV, EnvFile, stop, stop_for_settings, write

if TYPE_CHECKING:
    from bot.service.areas_file import Asked

app = typer.Typer(help="Områden: visa, slå ihop och dela.", no_args_is_help=True)

Since = Annotated[
    datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="Dagen det gäller från.")
]
Apply = Annotated[
    bool, typer.Option("--apply", help="Genomför. Utan den visas bara vad som skulle flytta.")
]


@app.command("show")
def show(env_file: EnvFile = ENV) -> None:
    """Visa områdena, och det som är beslutat men inte gjort."""
    # Imported when asked for: the other commands start faster without the database.
    from bot.service.areas_file import show_areas

    try:
        sentences = show_areas(env_file)
    except ConfigError as error:
        stop_for_settings(error)
    for sentence in sentences:
        write(sentence)


@app.command("merge")
def merge(
    areas: Annotated[list[str], typer.Argument(help="Områdenas korta namn.")],
    into: Annotated[str, typer.Option(help="Området de blir: ett nytt, eller ett av dem.")],
    since: Since,
    apply: Apply = False,  # noqa: FBT002 -- a flag on the command line
    env_file: EnvFile = ENV,
) -> None:
    """Låt flera områden bli ett från en dag. Det som var före dagen redovisas där det var."""
    from bot.service.areas_file import Asked

    _change(Asked(areas, (into,), _day(since)), env_file, apply=apply)


@app.command("split")
def split(
    area: Annotated[str, typer.Argument(help="Områdets korta namn.")],
    into: Annotated[
        list[str], typer.Option(help="De två områden det blir: ange --into två gånger.")
    ],
    since: Since,
    move: Annotated[
        list[str] | None,
        typer.Option(
            help="En organisation och dess område, som ”Mottagningen=sjon”. Den som "
            "arbetar i båda: ”Mottagningen=sjon+berget”, hemområdet först."
        ),
    ] = None,
    apply: Apply = False,  # noqa: FBT002 -- a flag on the command line
    env_file: EnvFile = ENV,
) -> None:
    """Låt ett område bli två från en dag. Det som inte nämns går till det som anges först."""
    from bot.service.areas_file import Asked

    if len(into) != len(("the one", "the other")):
        stop("Ange de två områdena med --into två gånger.")
    places = {}
    for each in move or ():
        name, equals, where = each.rpartition("=")
        if not equals or not name:
            stop(f"Jag förstod inte ”{each}”. Skriv organisationen, ett likhetstecken och området.")
        places[name.strip()] = tuple(slug.strip() for slug in where.split("+"))
    _change(Asked((area,), into, _day(since), places), env_file, apply=apply)


@app.command("call-off")
def call_off(
    number: Annotated[int, typer.Argument(help="Ändringens nummer, som samordna area show visar.")],
    env_file: EnvFile = ENV,
) -> None:
    """Ta tillbaka det som är beslutat men inte gjort."""
    from bot import texts
    from bot.errors import UserError
    from bot.service import areas_file

    try:
        write(areas_file.call_off(number, env_file))
    except ConfigError as error:
        stop_for_settings(error)
    except UserError as error:
        stop(texts.render(error.text, "sv"))


def _change(asked: "Asked", env_file: Path, *, apply: bool) -> None:
    from bot.service.areas_file import change_areas

    try:
        told = change_areas(asked, env_file, apply=apply)
    except ConfigError as error:
        stop_for_settings(error)
    for line in (*told.faults, *told.lines):
        write(line)
    if told.faults:
        stop("Inget är ändrat. Rätta det som står ovan och försök igen.")
    if not apply:
        write("Inget har flyttat. Kör igen med --apply för att genomföra.")


def _day(since: datetime) -> date:
    return since.date()
