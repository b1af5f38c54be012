"""Slack takes the card with the links, shows it to one person and fetches nothing of it."""

import json

from bot.demo.people import Someone
from bot.platforms.slack import render
from tests.features.databases import ON_SQLITE
from tests.platforms.slack.limits import check_message
from tests.web.fetching import links

pytestmark = ON_SQLITE


async def test_the_links_stand_whole_where_only_one_person_reads(bo: Someone) -> None:
    reply = await bo.says("kalender")

    answer = render.answer(reply, "sv")

    check_message(answer, "response_type")
    assert answer["response_type"] == "ephemeral"
    assert not answer["unfurl_links"]
    shown = json.dumps(answer["blocks"], ensure_ascii=False)
    assert len(links(reply)) == 2
    assert all(f'"{each}"' in shown for each in links(reply))


async def test_nothing_of_a_link_stands_in_a_notification(bo: Someone) -> None:
    answer = render.answer(await bo.says("kalender"), "sv")

    assert answer["text"] == "Dina möten i din egen kalender"
