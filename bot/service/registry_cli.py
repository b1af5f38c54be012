"""`samordna registry`: the registry to and from a file that a spreadsheet opens."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from bot.config import ConfigError

if TYPE_CHECKING:
    from bot.features.registry.units import Outcome

app = typer.Typer(help="Registret: organisationer, funktioner och kontakter.", no_args_is_help=True)
console = Console(soft_wrap=True, highlight=False)

EnvFile = Annotated[Path, typer.Option(help="Inställningar, om de inte står i miljön.")]
ENV = Path(".env")


@app.command("export")
def export_file(
    out: Annotated[Path, typer.Option(help="Filen som skrivs.")] = Path("registret.csv"),
    env_file: EnvFile = ENV,
) -> None:
    """Skriv alla kontakter till en CSV-fil som öppnas i Excel."""
    # Imported when asked for: the other commands start faster without the database.
    from bot.service.registry_file import export_registry

    if out.exists():
        stop(f"{out} finns redan och är orörd. Välj ett annat namn med --out.")
    try:
        content = export_registry(env_file)
        out.write_bytes(content)
    except ConfigError as error:
        stop_for_settings(error)
    except OSError:
        stop(f"{out} gick inte att skriva. Välj en mapp som finns och som du får skriva i.")
    write(f"{out} är skriven. Den innehåller personuppgifter om personal: förvara den så.")


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV-filen, som den från samordna registry export.")],
    apply: Annotated[  # noqa: FBT002 -- a flag on the command line
        bool, typer.Option("--apply", help="Genomför. Utan den visas bara vad som skulle ändras.")
    ] = False,
    env_file: EnvFile = ENV,
) -> None:
    """Läs in kontakter. Den som inte står i filen är kvar; aktiv=nej avaktiverar."""
    from bot.service.registry_file import import_registry

    try:
        content = file.read_bytes()
    except OSError:
        stop(f"{file} går inte att läsa. Kontrollera sökvägen.")
    try:
        outcome = import_registry(content, env_file, apply=apply)
    except ConfigError as error:
        stop_for_settings(error)
    _tell(file, outcome, apply=apply)


@app.command("place")
def keep_place(
    organisation: Annotated[str, typer.Argument(help="Organisationens namn i registret.")],
    name: Annotated[str, typer.Argument(help="Rummets eller platsens namn.")],
    address: Annotated[str, typer.Argument(help="Gatuadress, som den ska stå i kallelsen.")],
    env_file: EnvFile = ENV,
) -> None:
    """Lägg in en plats att ses på. Finns den redan får den adressen."""
    from bot.features.registry.places import NoPlaceError
    from bot.service import registry_file

    try:
        new, one = registry_file.keep_place(organisation, name, address, env_file)
    except ConfigError as error:
        stop_for_settings(error)
    except NoPlaceError as error:
        stop(str(error))
    write("Platsen är inlagd." if new else "Platsen fanns redan och har fått adressen.")
    if not one:
        write("Ryms bara ett möte där åt gången? Skriv då namnet under rooms i överenskommelsen.")


def _tell(file: Path, outcome: "Outcome", *, apply: bool) -> None:
    for fault in outcome.faults:
        write(f"{file.name}, {fault}")
    if count := len(outcome.faults):
        stop(f"Inget är ändrat. Rätta {'felet' if count == 1 else f'de {count} felen'}.")
    for change in outcome.changes:
        write(change)
    count = len(outcome.changes)
    changes = "1 ändring" if count == 1 else f"{count} ändringar"
    if not count:
        write("Filen säger samma som registret: inget att ändra.")
    elif apply:
        write(f"Klart: {changes}.")
    else:
        write(f"Inget är ändrat än, {changes} väntar. Kör igen med --apply för att genomföra.")


def stop_for_settings(error: ConfigError) -> NoReturn:
    """Tell all that is wrong with the settings, and end."""
    for sentence in error.sentences:
        write(sentence)
    stop("Inget är läst eller ändrat. Rätta inställningarna och försök igen.")


def write(sentence: str) -> None:
    """A line for the operator."""
    console.print(sentence, markup=False)


def stop(sentence: str) -> NoReturn:
    """A last line for the operator, and the end."""
    write(sentence)
    raise typer.Exit(1)
