"""A file made true in the registry: what it changes, what stops it, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.registry.columns import KINDS, Column
from models import registry
from models.registry import Area, Contact, Organisation, OrganisationKind, Reach
from models.store import Store, Tx
from tests.features.databases import ON_SQLITE
from tests.features.registry.files import HEADING, SCHOOL, again, an_area, faults, imported
from tests.town import build_town

REKTOR = "Ekbackens skola;skola;nej;Rektor;rektor@viken.example"
KURATOR = "Ekbackens skola;skola;nej;Kurator;kurator@viken.example"


@pytest.fixture
def area(tx: Tx) -> Area:
    return an_area(tx)


def contact(tx: Tx, area: Area, email: str) -> Contact:
    found = registry.contact_by_email(tx, area.id, email)
    assert found is not None
    return found


def test_an_empty_registry_is_filled(tx: Tx, area: Area) -> None:
    outcome = imported(tx, area, *SCHOOL)

    assert faults(outcome) == []
    assert outcome.changes == [
        "Ny organisation: Ekbackens skola (skola).",
        "Ny funktion: Kurator (kurator).",
        "Ny kontakt: kurator@viken.example (Kurator, Ekbackens skola).",
        "Ny funktion: Rektor (rektor).",
        "Ny kontakt: rektor@viken.example (Rektor, Ekbackens skola).",
        "Ändrad ersättare: kurator@viken.example: ingen → rektor@viken.example.",
    ]
    kurator, rektor = (contact(tx, area, f"{who}@viken.example") for who in ("kurator", "rektor"))
    assert kurator.substitute_id == rektor.id


def test_the_same_file_again_changes_nothing(tx: Tx, area: Area) -> None:
    imported(tx, area, *SCHOOL)

    assert imported(tx, area, *SCHOOL).changes == []


def test_what_differs_is_changed_and_told(tx: Tx, area: Area) -> None:
    imported(tx, area, *SCHOOL)

    outcome = imported(
        tx,
        area,
        "ekbackens SKOLA;förskola;ja;Skolkurator;Kurator@Viken.example;Anna;;ja",
    )

    assert outcome.changes == [
        "Ändrad organisation: Ekbackens skola: organisationstyp skola → förskola; "
        "fristående nej → ja.",
        "Ny funktion: Skolkurator (skolkurator).",
        "Ändrad kontakt: kurator@viken.example: funktion Kurator → Skolkurator; namn tomt → Anna.",
        "Ändrad ersättare: kurator@viken.example: rektor@viken.example → ingen.",
    ]


def test_whoever_is_not_in_the_file_is_left_alone(tx: Tx, area: Area) -> None:
    imported(tx, area, *SCHOOL)

    outcome = imported(tx, area, f"{KURATOR};;;nej")

    assert outcome.changes[-1] == "Avaktiveras: kurator@viken.example."
    assert not contact(tx, area, "kurator@viken.example").active
    assert contact(tx, area, "rektor@viken.example").active


def test_settings_that_have_no_column_are_left_alone(tx: Tx, area: Area) -> None:
    imported(tx, area, *SCHOOL)
    kurator = contact(tx, area, "kurator@viken.example")
    kurator.language, kurator.reach = "en", Reach.MAIL

    imported(tx, area, f"{KURATOR};Anna;;ja")

    assert (kurator.language, kurator.reach) == ("en", Reach.MAIL)


def test_columns_left_out_are_left_alone(tx: Tx, area: Area) -> None:
    imported(tx, area, *SCHOOL)

    outcome = imported(
        tx,
        area,
        "Ekbackens skola;skola;Kurator;kurator@viken.example",
        heading="organisation;organisationstyp;funktion;e-post",
    )

    assert outcome.changes == []
    assert contact(tx, area, "kurator@viken.example").substitute_id is not None


def test_somebody_comes_back(tx: Tx, area: Area) -> None:
    imported(tx, area, f"{KURATOR};;;nej")

    outcome = imported(tx, area, f"{KURATOR};;;ja")

    assert outcome.changes == ["Ändrad kontakt: kurator@viken.example: åter aktiv."]
    assert contact(tx, area, "kurator@viken.example").active


def test_an_organisation_closed_down_comes_back(tx: Tx, area: Area) -> None:
    imported(tx, area, *SCHOOL)
    (school,) = registry.every_organisation(tx, area.id)
    school.active = False
    tx.flush()

    outcome = imported(tx, area, f"{REKTOR};;;ja")

    assert outcome.changes == ["Ändrad organisation: Ekbackens skola: åter aktiv."]


def test_a_function_mailbox_is_a_contact(tx: Tx, area: Area) -> None:
    imported(tx, area, "BUP;region;;Mottagning;mottagning.bup@viken.example;;;")

    assert contact(tx, area, "mottagning.bup@viken.example").active


WRONG = {
    (KURATOR, KURATOR): "rad 3: kurator@viken.example står redan på rad 2. Ta bort den ena",
    ("BUP;region;;Kurator;a@annan.example",): "rad 2: annan.example är ingen domän i "
    "överenskommelsens work_domains (viken.example, fyren.example).",
    (KURATOR, "Ekbackens skola;region;nej;Rektor;rektor@viken.example"): "rad 3: Ekbackens skola "
    "har en annan organisationstyp eller fristående på rad 2.",
    (f"{KURATOR};;borta@viken.example;ja",): "rad 2: Ersättaren borta@viken.example finns varken",
    (f"{KURATOR};;kurator@viken.example;ja",): "rad 2: Ersättaren kurator@viken.example är "
    "kontakten själv.",
    (f"{KURATOR};;a@viken.example;ja", "BUP;region;;Kurator;a@viken.example"): "rad 2: Ersättaren "
    "a@viken.example hör till en annan organisation.",
    (f"{KURATOR};;rektor@viken.example;ja", f"{REKTOR};;;nej"): "rad 2: Ersättaren "
    "rektor@viken.example är inte aktiv.",
}


@pytest.mark.parametrize(("lines", "sentence"), WRONG.items())
def test_what_stands_in_the_way_is_told_with_its_line(
    lines: tuple[str, ...], sentence: str, tx: Tx, area: Area
) -> None:
    (said,) = faults(imported(tx, area, *lines))

    assert said.startswith(sentence)


def test_all_of_it_is_told_at_once_in_the_order_of_the_lines(tx: Tx, area: Area) -> None:
    said = faults(
        imported(
            tx,
            area,
            f"{KURATOR};;rektor@viken.example;ja",
            "Ekbackens skola;skola;nej;;rektor@viken.example",
            "BUP;kyrka;;Kurator;b@viken.example",
            "BUP;region;;Kurator;a@annan.example",
        )
    )

    # The rektor is in the file, only not readable: nobody is told that she is not.
    assert [each[:5] for each in said] == ["rad 3", "rad 4", "rad 5"]


def test_only_the_own_area_is_seen(tx: Tx) -> None:
    town = build_town(tx)
    area = tx.get_one(Area, town.other_area)

    outcome = imported(tx, area, "annas enhet;skola;nej;Kurator;anna@viken.example;;;")

    assert outcome.changes[0] == "Ny organisation: annas enhet (skola)."
    assert tx.get_one(Contact, town.anna).area_id == town.area


def test_the_export_of_any_registry_read_back_changes_nothing(tx: Tx) -> None:
    area = tx.get_one(Area, build_town(tx).area)

    outcome = again(tx, area)

    assert (outcome.changes, faults(outcome)) == ([], [])


NAMES = st.text(alphabet=st.sampled_from("aåÄö =+-@';\",\t'|0 é"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
FUNCTIONS = NAMES.filter(lambda name: any(sign.isalnum() for sign in name))
LOCALS = st.from_regex(r"[a-z0-9_+-]{1,8}", fullmatch=True)


@ON_SQLITE
@given(
    people=st.dictionaries(
        LOCALS, st.tuples(NAMES.filter(bool), FUNCTIONS, NAMES, st.booleans()), max_size=5
    ),
    kind=st.sampled_from(list(KINDS)),
    independent=st.booleans(),
)
def test_whatever_stands_in_a_registry_its_export_read_back_changes_nothing(
    store: Store,
    people: dict[str, tuple[str, str, str, bool]],
    kind: OrganisationKind,
    independent: bool,
) -> None:
    with store.transaction() as tx:
        area = an_area(tx)
        units: dict[str, Organisation] = {}
        functions: dict[str, int] = {}
        for local, (unit, function, name, active) in people.items():
            organisation = units.get(unit.casefold())
            if organisation is None:
                organisation = Organisation(
                    area_id=area.id, name=unit, kind=kind, independent=independent
                )
                tx.add(organisation)
                tx.flush()
                units[unit.casefold()] = organisation
            key = registry.function_key(function)
            if key not in functions:
                row = registry.Function(area_id=area.id, key=key, name=function)
                tx.add(row)
                tx.flush()
                functions[key] = row.id
            tx.add(
                Contact(
                    area_id=area.id,
                    organisation_id=organisation.id,
                    function_id=functions[key],
                    email=f"{local}@viken.example",
                    name=name,
                    active=active,
                )
            )
        tx.flush()

        outcome = again(tx, area)

        assert (outcome.changes, faults(outcome)) == ([], [])
        tx.rollback()


def test_the_heading_is_the_one_described() -> None:
    assert ";".join(Column) == HEADING
