"""`samordna retention`: what has been kept longer than agreed, and erasing it now."""

from typing import Annotated

import typer

from bot.config import ConfigError
from bot.service.registry_cli import ENV, EnvFile, stop_for_settings, write


def retention(
    erase: Annotated[  # noqa: FBT002 -- a flag on the command line
        bool, typer.Option("--erase", help="Radera. Utan den räknas bara det som skulle raderas.")
    ] = False,
    env_file: EnvFile = ENV,
) -> None:
    """Gallra möten som varit avslutade längre än överenskommelsen säger. Sker annars varje natt."""
    # Imported when asked for: the other commands start faster without the database.
    from bot.service.retention import erase_overdue, overdue_meetings

    try:
        days, count = overdue_meetings(env_file)
        write(f"Avslutat för mer än {days} dagar sedan: {_meetings(count)}.")
        if not erase:
            write("Inget är raderat. Ta en säkerhetskopia och kör igen med --erase.")
            return
        swept = erase_overdue(env_file)
    except ConfigError as error:
        stop_for_settings(error)
    write(f"Raderat, med allt som hör till: {_meetings(swept.erased)}.")
    if swept.waiting:
        write(
            f"Väntar: {_meetings(swept.waiting)}. Raderas natten efter att tjänsten har tömt "
            "meddelandena i chatten."
        )
    write(
        f"{swept.left.mails} mejl som har skickats (kallelser, återbud, påminnelser, veckobrev) "
        f"och {swept.left.messages} meddelanden i chatten som inte gick att tömma går inte att "
        "återkalla. Kalendrar som prenumererar släpper mötet när de hämtar nästa gång."
    )


def _meetings(count: int) -> str:
    return "1 möte" if count == 1 else f"{count} möten"
