import pytest

from bot.privacy.guard import Certainty, Kind, scan


@pytest.mark.parametrize(
    "text",
    [
        "Diagnosen är klar",
        "Blev gripen för stöld",
        "Har blåmärken efter slag",
        "Risk för tvångsgifte",
        "Misstänkt övergrepp",
        "Placerad enligt LVU",
    ],
)
def test_sensitive_matter_is_asked_about_where_the_meeting_is_about_one_child(text: str) -> None:
    found = scan(text, context="individual")

    assert {f.type for f in found} == {Kind.SENSITIVE}
    assert {f.certainty for f in found} == {Certainty.ASK}
    assert scan(text) == []


def test_plain_planning_passes_in_both() -> None:
    assert scan("Uppföljning om sex veckor, skolan bokar rum", context="individual") == []
