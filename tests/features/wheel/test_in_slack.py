"""Slack takes the year's card and the report's, each for one person only."""

import json

from bot.demo.people import Someone
from bot.platforms.slack import render
from bot.replies import Picture
from tests.features.databases import ON_SQLITE
from tests.platforms.slack.limits import check_message
from tests.web.fetching import call_forum

pytestmark = ON_SQLITE


async def test_slack_fetches_the_picture_from_its_address_and_reads_its_words(
    anna: Someone,
) -> None:
    await call_forum(anna)
    reply = await anna.says("årshjul")

    answer = render.answer(reply, "sv")

    check_message(answer, "response_type")
    assert answer["response_type"] == "ephemeral"
    assert "/feed/" not in answer["text"]
    (shown,) = [each for each in reply.parts if isinstance(each, Picture)]
    (image,) = [each for each in answer["blocks"] if each["type"] == "image"]
    assert image["image_url"] == shown.address
    assert image["alt_text"].startswith("Årshjul 2026/27 för sip-exempelviken")


async def test_the_reports_link_is_a_button_and_in_no_notification(anna: Someone) -> None:
    answer = render.answer(await anna.says("rapport"), "sv")

    check_message(answer, "response_type")
    assert answer["response_type"] == "ephemeral"
    assert answer["text"] == "Rapporten"
    assert "/m/rapport/" in json.dumps(answer["blocks"])
    assert not answer["unfurl_links"]
