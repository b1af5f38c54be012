"""The registry as a file that a spreadsheet opens, and that can be read back unchanged."""

import csv
import io

from bot.features.registry.columns import KINDS, NO, YES, Column, harmless
from models import registry
from models.registry import Contact, Function, Organisation
from models.store import Tx

MARK = "\ufeff"
"""A spreadsheet takes a file without it for Windows-1252."""


def export(tx: Tx, area_id: int) -> bytes:
    """Everybody the area has and has had, a line each, by organisation."""
    organisations = {each.id: each for each in registry.every_organisation(tx, area_id)}
    functions = {each.id: each for each in registry.functions(tx, area_id)}
    people = {each.id: each for each in registry.everybody(tx, area_id)}
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(Column)
    for each in sorted(
        people.values(), key=lambda one: (organisations[one.organisation_id].name, one.email)
    ):
        substitute = people.get(each.substitute_id or 0)
        cells = _cells(
            each, organisations[each.organisation_id], functions[each.function_id], substitute
        )
        writer.writerow([harmless(cells[column]) for column in Column])
    return f"{MARK}{out.getvalue()}".encode()


def _cells(
    contact: Contact, organisation: Organisation, function: Function, substitute: Contact | None
) -> dict[Column, str]:
    return {
        Column.ORGANISATION: organisation.name,
        Column.KIND: KINDS[organisation.kind],
        Column.INDEPENDENT: YES if organisation.independent else NO,
        Column.FUNCTION: function.name,
        Column.EMAIL: contact.email,
        Column.NAME: contact.name,
        Column.SUBSTITUTE: substitute.email if substitute else "",
        Column.ACTIVE: YES if contact.active else NO,
    }
