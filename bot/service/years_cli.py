"""`samordna year`: school years from a file, or those that come along."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.config import ConfigError
from bot.service.registry_cli import ENV, EnvFile, stop, stop_for_settings, write

if TYPE_CHECKING:
    from bot.service.years_file import Told

app = typer.Typer(help="Läsår: terminer, lov och studiedagar per skola.", no_args_is_help=True)


@app.command("import")
def import_file(
    file: Annotated[
        Path | None, typer.Argument(help="En CSV-fil (slag;namn;från;till) eller en ICS-fil.")
    ] = None,
    school: Annotated[
        str, typer.Option("--for", help="Skolans namn i registret. Utan det: kommunens skolor.")
    ] = "",
    source: Annotated[str, typer.Option(help="Varifrån datumen kommer.")] = "",
    confirmed: Annotated[  # noqa: FBT002 -- a flag on the command line
        bool, typer.Option("--confirmed", help="Du har jämfört med huvudmannens beslut.")
    ] = False,
    stockholm: Annotated[  # noqa: FBT002 -- a flag on the command line
        bool, typer.Option("--stockholm", help="Stockholms kommunala skolor, ej bekräftat.")
    ] = False,
    apply: Annotated[  # noqa: FBT002 -- a flag on the command line
        bool, typer.Option("--apply", help="Genomför. Utan den visas bara vad som skulle ändras.")
    ] = False,
    env_file: EnvFile = ENV,
) -> None:
    """Läs in läsår. Det som står i filen gäller i stället för samma läsår i registret."""
    # Imported when asked for: the other commands start faster without the database.
    from bot.service.years_file import Wanted, import_years, shipped

    if stockholm == (file is not None):
        stop("Ange antingen en fil eller --stockholm.")
    if file is not None and not source:
        stop("Ange varifrån datumen kommer med --source, till exempel skolans webbsida.")
    try:
        content, name = shipped() if file is None else (file.read_bytes(), file.name)
    except OSError:
        stop(f"{file} går inte att läsa. Kontrollera sökvägen.")
    wanted = Wanted(name, school, source, confirmed=confirmed)
    try:
        told = import_years(content, wanted, env_file, apply=apply)
    except ConfigError as error:
        stop_for_settings(error)
    _tell(name, told, apply=apply)


def _tell(name: str, told: "Told", *, apply: bool) -> None:
    for fault in told.faults:
        write(f"{name}, {fault}")
    if told.faults:
        stop("Inget är ändrat. Rätta det som står ovan och försök igen.")
    for sentence in (*told.changes, *told.notes):
        write(sentence)
    if not told.changes:
        write("Filen säger samma som registret: inget att ändra.")
    elif apply:
        write("Klart.")
    else:
        write("Inget är ändrat än. Kör igen med --apply för att genomföra.")


@app.command("show")
def show(env_file: EnvFile = ENV) -> None:
    """Visa vilka läsår som finns, varifrån de kommer och vad som saknas."""
    from bot.service.years_file import known_years

    try:
        sentences = known_years(env_file)
    except ConfigError as error:
        stop_for_settings(error)
    for sentence in sentences:
        write(sentence)
