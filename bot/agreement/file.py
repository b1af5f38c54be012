"""An agreement from its TOML file, or everything that is wrong with the file at once."""

from importlib.resources import files
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from bot.agreement import Agreement, Akut
from bot.agreement.lines import Path, lines_of
from bot.agreement.mistakes import Mistake, of_contradictions, of_values
from bot.agreement.syntax import read_toml

LARGEST = 200_000
"""Characters; a file beyond it is something else."""


class AgreementError(Exception):
    """Everything that is wrong with an agreement, a Swedish sentence each, with its line."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def default_text() -> str:
    """The agreement that `samordna init` writes: each rule with a comment and its source."""
    return files("bot.agreement").joinpath("default.toml").read_text(encoding="utf-8")


def load(path: FilePath) -> Agreement:
    """The agreement in a file.

    Raises:
        AgreementError: all that is wrong with it, in the order of its lines.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise AgreementError(
            [f"{path} går inte att läsa. Kontrollera sökvägen, eller gör en ny med samordna init."]
        ) from None
    except UnicodeDecodeError:
        raise AgreementError([f"{path} går inte att läsa. Spara den som UTF-8."]) from None
    return parse(text, str(path))


def parse(text: str, file: str) -> Agreement:
    """The agreement that a text holds; *file* is what the text is called when it is wrong.

    Raises:
        AgreementError: all that is wrong with it, in the order of its lines.
    """
    if len(text) > LARGEST:
        raise AgreementError([f"{file} är för stor för en överenskommelse. Ange rätt fil."])
    read = read_toml(text.replace("\r\n", "\n"))
    agreement, mistakes = _checked(read.held, partly=bool(read.wrong))
    lines = lines_of(read.text)
    wrong = [*read.wrong, *((_line(lines, each.place), each.sentence) for each in mistakes)]
    if wrong:
        raise AgreementError([f"{file}, rad {line}: {told}." for line, told in sorted(wrong)])
    return agreement


def unfinished(agreement: Agreement) -> list[str]:
    """What an agreement lacks before anybody can be called or helped, a sentence each."""
    told = []
    if not agreement.work_domains:
        told.append("work_domains är tom, så ingen kan kallas. Skriv organisationernas domäner.")
    if not agreement.admins:
        told.append("admins är tom, så ingen kan sköta registret i chatten. Skriv en arbetsadress.")
    if agreement.akut == Akut():
        told.append("Telefonnumren under [akut] är exempel. Skriv er mottagnings och jours nummer.")
    return told


def _checked(held: dict[str, Any], *, partly: bool) -> tuple[Agreement, list[Mistake]]:
    """The agreement as far as it is right, and what is not.

    With only a part of the file read, what is missing may stand in the rest: it is not told.
    """
    found: list[Mistake] = []
    wrong: set[int | str] = set()
    try:
        agreement = Agreement.model_validate(held)
    except ValidationError as error:
        details = error.errors()
        found = of_values([each for each in details if not (partly and each["type"] == "missing")])
        wrong = {each["loc"][0] for each in details}
        held = {key: value for key, value in held.items() if key not in wrong}
        agreement = Agreement.model_validate(held)
    together = of_contradictions(agreement)
    return agreement, [*found, *(each for each in together if each.needs.isdisjoint(wrong))]


def _line(lines: dict[Path, int], place: Path) -> int:
    """The line of a place, or of the nearest thing around it that stands in the file."""
    for length in range(len(place), 0, -1):
        within = [line for path, line in lines.items() if path[:length] == place[:length]]
        if within:
            return min(within)
    return 1
