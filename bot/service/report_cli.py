"""`samordna report`: a term's figures on the screen, or as files to keep and print."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bot.config import ConfigError
from bot.reports import Report
from bot.service.registry_cli import ENV, EnvFile, stop_for_settings, write

MADE_UP = (
    "Här finns inga inställningar än, så siffrorna är den påhittade stadsdelens i samordna demo. "
    "Fyll i .env för att se era egna."
)
console = Console(soft_wrap=True, highlight=False)


def reporting(example: Callable[[str, str], Report]) -> Callable[..., None]:
    """The command; *example* makes the report of a term and a part where nothing is set up."""

    def report(
        term: Annotated[
            str, typer.Option(help="Terminen, som HT2026 eller VT2027. Utan den: den som pågår.")
        ] = "",
        area: Annotated[
            str, typer.Option(help="En del av området, som den heter i överenskommelsen.")
        ] = "",
        of: Annotated[
            str, typer.Option(help="Ett annat områdes korta namn, när ni har flera.")
        ] = "",
        out: Annotated[
            Path | None, typer.Option(help="Mapp för CSV och HTML. Utan den: på skärmen.")
        ] = None,
        env_file: EnvFile = ENV,
    ) -> None:
        """Terminens siffror: forum, närvaro, åtgärder. Inga personer, inga referenser."""
        # Imported when asked for: the other commands start faster without the database.
        from bot import config, texts
        from bot.errors import UserError
        from bot.service.report import term_report

        try:
            if config.is_begun(env_file):
                made = term_report(env_file, term, area, of)
            else:
                write(MADE_UP)
                made = example(term, area)
        except ConfigError as error:
            stop_for_settings(error)
        except UserError as error:
            _stop(texts.render(error.text, "sv"))
        from bot.service.report_files import files, screen

        if out is None:
            for line in screen(made):
                write(line)
            return
        try:
            out.mkdir(parents=True, exist_ok=True)
            for name, content in files(made).items():
                (out / name).write_bytes(content)
        except OSError:
            _stop(f"{out} gick inte att skriva. Välj en mapp som finns och som du får skriva i.")
        write(f"Skrivet i {out}: {', '.join(files(made))}.")

    return report


def _stop(sentence: str) -> NoReturn:
    write(sentence)
    raise typer.Exit(1)
