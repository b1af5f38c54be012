import json
import subprocess
import sys

from typer.testing import CliRunner

from bot.guard_cli import app

RUN = CliRunner()


def lines(*items: object) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def test_scan_answers_each_line_by_its_id() -> None:
    said = lines({"id": 1, "text": "Vi ringer Shirin"}, {"id": "b", "text": "Nästa möte"})

    result = RUN.invoke(app, ["scan"], input=said)

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    span = {"start": 10, "end": 16, "type": "PERSON", "certainty": "sure"}
    assert answers == [{"id": 1, "spans": [span]}, {"id": "b", "spans": []}]


def test_only_sure_leaves_the_questions_out() -> None:
    said = lines({"id": 1, "text": "Saga mår dåligt"})

    both = RUN.invoke(app, ["scan"], input=said)
    sure = RUN.invoke(app, ["scan", "--only", "sure"], input=said)

    assert len(json.loads(both.stdout)["spans"]) == 1
    assert json.loads(sure.stdout)["spans"] == []


def test_the_individual_context_asks_about_sensitive_matter() -> None:
    said = lines({"id": 1, "text": "Diagnosen är klar"})

    result = RUN.invoke(app, ["scan", "--context", "individual"], input=said)

    assert json.loads(result.stdout)["spans"][0]["type"] == "SENSITIVE"


def test_names_in_the_room_are_names() -> None:
    said = lines({"id": 1, "text": "prata med regn"})

    result = RUN.invoke(app, ["scan", "--room", "Regn Ek"], input=said)

    assert json.loads(result.stdout)["spans"][0]["start"] == 10


def test_a_line_that_is_no_json_is_named_by_number_and_never_repeated() -> None:
    said = "\n" + lines({"id": 1, "text": "hej"}) + "Lisa Berg\n"

    result = RUN.invoke(app, ["scan"], input=said)

    assert result.exit_code == 1
    assert "Rad 3" in result.output
    assert "Lisa" not in result.output


def test_explain_shows_the_rule_and_the_masked_text() -> None:
    told = RUN.invoke(app, ["explain"], input="Vi ringer Shirin\n")
    argued = RUN.invoke(app, ["explain", "Vi ringer Shirin"])

    assert told.stdout == argued.stdout
    assert told.stdout.splitlines() == [
        "10-16\tPERSON\tsure\tgiven name\tShirin",
        "Vi ringer [namn]",
    ]


def test_explain_says_so_when_there_is_nothing() -> None:
    assert RUN.invoke(app, ["explain"], input="Nästa möte\n").stdout == "Inga fynd.\n"


def test_scan_answers_while_more_is_to_come() -> None:
    command = [sys.executable, "-c", "from bot.guard_cli import app; app()", "scan"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as guard:
        assert guard.stdin is not None
        assert guard.stdout is not None

        guard.stdin.write(lines({"id": 1, "text": "Åsa ringer"}))
        guard.stdin.flush()

        assert json.loads(guard.stdout.readline())["id"] == 1
        guard.stdin.close()
