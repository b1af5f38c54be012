"""The `samordna` command."""

import socket
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console

from bot import guard_cli, logs
from bot.reports import Report
from bot.service import areas_cli, registry_cli, report_cli, retention_cli, years_cli

app = typer.Typer(
    help="Samordnaren: samverkansmöten kring barn, utan att veta vilket barn det gäller.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
manifests = typer.Typer(help="Appens manifest, att klistra in där appen skapas.")
app.add_typer(manifests, name="manifest")
app.add_typer(guard_cli.app, name="guard")
app.add_typer(registry_cli.app, name="registry")
app.add_typer(years_cli.app, name="year")
app.add_typer(areas_cli.app, name="area")
app.command("retention")(retention_cli.retention)


def _example(term: str, part: str) -> Report:
    # Imported when asked for: the other commands start faster without it.
    from bot.demo.figures import made_up_report

    return made_up_report(term, part)


app.command("report")(report_cli.reporting(_example))
console = Console(soft_wrap=True, highlight=False)

DEMO_PORT = 8642
NO_APP = UUID(int=0)


@app.callback()
def main() -> None:
    """Samordnaren: samverkansmöten kring barn, utan att veta vilket barn det gäller."""
    logs.start()


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Porten på 127.0.0.1.")] = DEMO_PORT,
    script: Annotated[  # noqa: FBT002 -- a flag on the command line
        bool, typer.Option("--script", help="Spela upp huvuduppgiften utan fönster.")
    ] = False,
    out: Annotated[
        Path, typer.Option(help="Var --script lägger protokoll, mejl och kalenderfiler.")
    ] = Path("demo-out"),
) -> None:
    """Prova utan konton: en påhittad stadsdel i webbläsaren, eller uppspelad med --script."""
    if script:
        raise typer.Exit(_play(out))
    _serve(port)


@app.command()
def run(
    env_file: Annotated[Path, typer.Option(help="Inställningar, om de inte står i miljön.")] = Path(
        ".env"
    ),
) -> None:
    """Kör tjänsten med inställningarna i miljön och i .env (SAMORDNA_…)."""
    import uvloop

    from bot import config
    from bot.agreement.file import unfinished
    from bot.service.serve import serve
    from models.instance import AlreadyRunningError

    try:
        settings = config.load(env_file)
        agreements = config.load_agreements(settings)
    except config.ConfigError as error:
        for sentence in error.sentences:
            console.print(sentence, markup=False)
        console.print("Samordnaren startade inte. Rätta inställningarna och försök igen.")
        raise typer.Exit(1) from None
    for each in agreements.values():
        for sentence in unfinished(each):
            console.print(sentence, markup=False)
    try:
        uvloop.run(serve(settings, agreements))
    except AlreadyRunningError as error:
        console.print(
            f"Databasen {error.path} används redan av en annan Samordnaren. Stäng den först, "
            "eller välj PostgreSQL för att köra flera.",
            markup=False,
        )
        raise typer.Exit(1) from None


@app.command()
def init(
    out: Annotated[Path, typer.Option(help="Filen som skrivs.")] = Path("agreement.toml"),
) -> None:
    """Skriv en kommenterad överenskommelse (TOML) att ändra i. Skriver aldrig över en fil."""
    from bot.agreement.file import default_text

    try:
        with out.open("x", encoding="utf-8") as made:
            made.write(default_text())
    except FileExistsError:
        console.print(
            f"{out} finns redan och är orörd. Välj ett annat namn med --out, eller flytta filen.",
            markup=False,
        )
        raise typer.Exit(1) from None
    except OSError:
        console.print(
            f"{out} gick inte att skriva. Välj en mapp som finns och som du får skriva i.",
            markup=False,
        )
        raise typer.Exit(1) from None
    console.print(
        f"{out} är skriven. Läs igenom den, ändra värdena och peka ut den med "
        f"SAMORDNA_AGREEMENT={out}.",
        markup=False,
    )


@manifests.command("slack")
def slack_manifest(
    url: Annotated[str | None, typer.Option(help="Adressen där Slack når tjänsten.")] = None,
    socket_mode: Annotated[  # noqa: FBT002 -- a flag on the command line
        bool, typer.Option("--socket", help="Tjänsten ansluter till Slack i stället.")
    ] = False,
) -> None:
    """Slackappens manifest som YAML. Behöver inga inställningar."""
    from bot.app import ROUTES
    from bot.platforms.slack import manifest

    address = url or manifest.EXAMPLE
    made = manifest.manifest(ROUTES.words, ROUTES.shortcuts, address, socket=socket_mode)
    typer.echo(manifest.as_yaml(made), nl=False)


@manifests.command("teams")
def teams_manifest(
    out: Annotated[Path, typer.Option(help="Filen som skrivs.")] = Path("samordna.zip"),
    app_id: Annotated[
        UUID, typer.Option(help="Botens program-id i Entra ID.", envvar="SAMORDNA_TEAMS_APP_ID")
    ] = NO_APP,
    url: Annotated[
        str, typer.Option(help="Adressen där tjänsten nås.", envvar="SAMORDNA_PUBLIC_URL")
    ] = "https://samordnaren.example",
    owner: Annotated[str, typer.Option(help="Vem som svarar för appen.")] = "Samordnaren",
    about: Annotated[str, typer.Option(help="Er egen sida om appen och villkoren.")] = "",
) -> None:
    """Appaketet för Teams, att ladda upp i administrationscentret. Behöver inga inställningar."""
    from bot.platforms.teams import manifest

    package = manifest.Package(str(app_id), url, owner, about or url)
    if wrong := manifest.mistakes(package):
        for sentence in wrong:
            console.print(sentence, markup=False)
        raise typer.Exit(1)
    try:
        out.write_bytes(manifest.zipped(package))
    except OSError:
        console.print(
            f"{out} gick inte att skriva. Välj en mapp som finns och som du får skriva i.",
            markup=False,
        )
        raise typer.Exit(1) from None
    console.print(f"{out} är skriven.", markup=False)
    if app_id == NO_APP:
        console.print(
            "Paketet är till för att titta på: ange botens program-id med --app-id för att få "
            "ett som Teams tar emot.",
            markup=False,
        )


def _play(out: Path) -> int:
    # Imported when asked for: the other commands start faster without it.
    from bot.demo.script import play

    failed = play(out)
    console.print((out / "transcript.txt").read_text(encoding="utf-8"))
    console.print(f"Protokoll, mejl och kalenderfiler finns i {out}.")
    return failed


def _serve(port: int) -> None:
    from bot.demo.server import HOST, serve

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            console.print(
                f"Port {port} är upptagen. Stäng det som använder den, eller välj en annan: "
                f"samordna demo --port {port + 1}"
            )
            raise typer.Exit(1) from None
    console.print(f"Samordnaren: [bold]http://{HOST}:{port}[/bold]  (avsluta med Ctrl+C)")
    console.print("Allt är påhittat, inget lämnar datorn, och allt är borta när du avslutar.")
    serve(port)
