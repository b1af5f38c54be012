"""The scripted demo plays the main job to its end and leaves what it promises."""

from pathlib import Path

from bot.demo.script import play


def test_every_step_of_the_script_holds(tmp_path: Path) -> None:
    assert play(tmp_path) == 0

    told = (tmp_path / "transcript.txt").read_text(encoding="utf-8")
    assert "✗" not in told
    for act in ("lyfts till BUS", "samtycket återkallas", "läser villkoren", "klart senast"):
        assert act in told
    for act in (
        "anmäler en punkt",
        "Kom tillbaka, klar senast",
        "Inget svar trots påminnelser",
        "följs upp",
    ):
        assert act in told
    assert len(list((tmp_path / "mail").glob("*.eml"))) >= 18
    assert len(list((tmp_path / "ics").glob("*.ics"))) >= 24
