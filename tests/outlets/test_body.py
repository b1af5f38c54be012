"""A letter's words, as text and as a page."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bot.outlets.body import html, linked, plain
from bot.replies import Text, Tone, Visit, name
from tests.outlets.letters import LETTER, hostile

Tag = tuple[str, dict[str, str | None]]


def tags_in(page: str) -> list[Tag]:
    """Every element of the page with its attributes, as Python's own HTML parser sees them."""
    found: list[Tag] = []
    parser = HTMLParser()
    # Setting the hook rather than subclassing: only opening tags matter here.
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))  # type: ignore[method-assign]  # -- see above
    parser.feed(page)
    return found


def words_of_page(page: str) -> list[str]:
    body = page.partition("<body>")[2]
    return unescape(re.sub("<[^>]+>", " ", body)).split()


def test_plain_text_reads_from_top_to_bottom() -> None:
    assert plain(LETTER) == (
        "Samverkansmöte 7KQ4M\n\n"
        "Du är bjuden till ett möte.\n\n"
        "Så här gör du\n\n"
        "Din sida: https://samordna.example.se/m/abc.\n\n"
        "När: fre 12 mars kl. 13.15\n"
        "Var: Rum Åland\n\n"
        "Du kan svara:\n"
        "- Jag kommer\n"
        "- Förhinder\n"
        "Svara i din kalender.\n\n"
        "-- \n"
        "Det här är ett automatiskt utskick från Samordnaren. "
        "Skriv inga personuppgifter om du svarar.\n"
    )


def test_the_page_says_what_the_text_says() -> None:
    signs = str.maketrans("", "", "-:.")

    text = plain(LETTER).translate(signs).split()
    page = " ".join(words_of_page(html(LETTER))).translate(signs).split()

    assert page == text


def test_an_address_to_open_stands_beside_what_it_is() -> None:
    letter = replace(LETTER, parts=(Visit("https://video.example/rum", name("Öppna länken")),))

    assert "Öppna länken: https://video.example/rum\n" in plain(letter)
    assert 'Öppna länken: <a href="https://video.example/rum">' in html(letter)


def test_what_is_the_readers_own_stands_last_before_the_footer() -> None:
    link = "https://samordna.example.se/m/hemlig"
    letter = replace(LETTER, own=(Text(name(f"Din sida: {link}")),))

    assert plain(letter) == plain(LETTER).replace("\n-- \n", f"\nDin sida: {link}\n\n-- \n")
    assert f'Din sida: <a href="{link}">{link}</a></p>\n</main>' in html(letter)


def test_the_footer_is_in_the_readers_language() -> None:
    english = replace(LETTER, language="en")

    assert "This is an automatic message" in plain(english)
    assert "This is an automatic message" in html(english)
    assert '<html lang="en">' in html(english)


def test_the_page_has_what_a_screen_reader_needs() -> None:
    tags = tags_in(html(LETTER))
    names = [tag for tag, _ in tags]

    assert ("html", {"lang": "sv"}) in tags
    assert [names.count(tag) for tag in ("title", "h1", "main", "footer")] == [1, 1, 1, 1]
    assert [attributes for tag, attributes in tags if tag == "th"] == [{"scope": "row"}] * 2
    assert names.index("h1") < names.index("h2")


def test_choices_are_words_and_never_something_to_press() -> None:
    names = {tag for tag, _ in tags_in(html(LETTER))}

    assert names.isdisjoint({"button", "form", "input", "script", "img", "link"})


@pytest.mark.parametrize(("tone", "symbol"), [(Tone.GOOD, "✓"), (Tone.WARNING, "⚠")])
def test_a_tone_is_told_by_a_symbol_and_not_by_colour_alone(tone: Tone, symbol: str) -> None:
    letter = replace(LETTER, parts=(Text(name("Rummet är bokat"), tone),))

    assert f"{symbol} Rummet är bokat" in plain(letter)
    assert f"{symbol} Rummet är bokat" in html(letter)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("ingen länk", "ingen länk"),
        (
            "Se https://x.example/a?b=1&c=2.",
            'Se <a href="https://x.example/a?b=1&amp;c=2">https://x.example/a?b=1&amp;c=2</a>.',
        ),
        (
            "(https://x.example/a)",
            '(<a href="https://x.example/a">https://x.example/a</a>)',
        ),
        ("javascript:alert(1) http://x.example", "javascript:alert(1) http://x.example"),
        (
            'https://x.example/"onclick="x',
            '<a href="https://x.example/">https://x.example/</a>&#34;onclick=&#34;x',
        ),
    ],
)
def test_https_addresses_become_links_and_nothing_else_does(text: str, page: str) -> None:
    assert linked(text) == page


@settings(deadline=None)
@given(words=hostile)
def test_hostile_words_add_no_element_and_no_attribute(words: str) -> None:
    def shape(of: str) -> list[tuple[str, list[str]]]:
        letter = replace(LETTER, subject=name(of), parts=(Text(name(of)),))
        tags = tags_in(html(letter))
        return [(tag, sorted(attributes)) for tag, attributes in tags if tag != "a"]

    assert shape(words) == shape("Samverkansmöte")
