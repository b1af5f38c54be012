"""The `samordna` command."""

import socket
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import logs

app = typer.Typer(
    help="Samordnaren: samverkansmöten kring barn, utan att veta vilket barn det gäller.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
console = Console(soft_wrap=True, highlight=False)

DEMO_PORT = 8642


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
