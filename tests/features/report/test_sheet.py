"""The report as tables and as lines: every figure there is, and in words why others are not."""

import csv
from functools import partial

import pytest

from bot.features.report.sheet import files, whole
from bot.features.report.withholding import DIMENSIONS as SPLITS
from bot.reports import CELLS, DIMENSIONS, share
from bot.service.report_files import files as all_files
from bot.service.report_files import screen
from bot.texts import render
from tests.features.report.made import a_report

SAY = partial(render, language="sv")


def test_every_cell_that_may_be_told_has_words() -> None:
    found = {
        (dimension, "+".join(cell))
        for dimension, groupings in SPLITS.items()
        for grouping in groupings
        for cell in grouping
    }

    assert found == set(CELLS)
    assert set(SPLITS) == set(DIMENSIONS)


def test_the_tables_hold_every_figure() -> None:
    tables = {
        name: list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
        for name, content in files(a_report(), SAY).items()
    }

    assert tables["rapport-ht2026-forum.csv"][1:] == [
        ["Forumet", "HT2026", "1", "1", "2", "3"],
        ["'-Nätverket", "HT2026", "4", "0", "", "0"],
    ]
    assert tables["rapport-ht2026-organisationer.csv"][1:3] == [
        ["Skolan", "HT2026", "5", "3", "1", "2", "1", "1"],
        ["Skolan", "VT2026", "0", "0", "0", "0", "0", "0"],
    ]
    individual = tables["rapport-ht2026-enskilda.csv"]
    assert ["2026/27", "Alla möten", "", "Redovisas från ons 1 september 2027."] in individual
    assert ["2025/26", "Alla möten", "", "12"] in individual
    assert ["2025/26", "Tid från behov till möte", "högst fyra veckor", "7"] in individual
    assert ["2024/25", "Alla möten", "", "Redovisas inte: färre än fem möten."] in individual
    (held_back,) = [row for row in individual if row[1] == "Kallade organisationer"]
    assert held_back[3].startswith("Redovisas inte: något av svaren")


def test_all_in_one_is_the_same_rows() -> None:
    parts = b"".join(content[3:] for content in files(a_report(), SAY).values()).splitlines()

    assert [line for line in whole(a_report(), SAY)[3:].splitlines() if line] == parts


def test_the_screen_says_it_in_lines() -> None:
    said = list(screen(a_report()))

    assert "  Forumet: 1 av 2 hållna, 1 bokade framåt (VT2026: 3)" in said
    assert "  -Nätverket: 4 hållna (VT2026: 0)" in said
    assert "  Skolan: kom till 3 av 4 forum (75 %), åtgärder i tid 2 av 4" in said
    assert "  Enskilda möten 2025/26: 12" in said
    assert "    Kallade organisationer: redovisas inte" in said
    assert "  Enskilda möten 2024/25: Redovisas inte: färre än fem möten." in said


def test_the_answer_counts_the_forums_that_kept_to_it() -> None:
    answer = all_files(a_report())["svar-ht2026.html"].decode()

    text = " ".join(answer.split())
    assert "för 1 forum. Det har hållit färre möten än överenskommet." in text
    assert "Av de 12 som hade en överenskommen tid hölls 7 inom tiden (58 %)." in text
    assert "högst fyra veckor för 7, mer än fyra veckor för 5." in text
    assert "4 åtgärder från forumen hade sista dag" in text


@pytest.mark.parametrize(("part", "of", "said"), [(0, 0, "–"), (0, 3, "0 %"), (2, 3, "67 %")])
def test_a_share_of_nothing_is_a_dash(part: int, of: int, said: str) -> None:
    assert share(part, of) == said
