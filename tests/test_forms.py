"""Reading a form: typed values from good answers, every mistake told at once from bad ones."""

from datetime import date, time
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import FormError
from bot.events import Filled, Room, User
from bot.forms import Answers, WorkAddress
from bot.outlets.lines import header
from bot.privacy.free_text import WebLink
from bot.replies import T
from models.registry import Visibility

Sent = str | tuple[str, ...]


def answers(**values: Sent) -> Answers:
    user, room = User("chat", "tenant", "anna"), Room("team", Visibility.PRIVATE)
    return Answers(Filled("filled:1", user, room, "form", "", values))


def told(read: Answers) -> dict[str, str]:
    """What was found wrong: field → text key."""
    return {name: text.key for name, text in read.errors.items()}


@pytest.mark.parametrize(
    ("sent", "value"), [(" a ", "a"), ("", ""), (("a", "b"), "a"), ((" a ",), "a"), ((), "")]
)
def test_one_value(sent: Sent, value: str) -> None:
    assert answers(field=sent).one("field") == value


@pytest.mark.parametrize(
    ("sent", "values"), [("a", ("a",)), ("", ()), (("a", "b"), ("a", "b")), ((), ())]
)
def test_many_values(sent: Sent, values: tuple[str, ...]) -> None:
    assert answers(field=sent).many("field") == values


def test_a_field_that_was_not_sent_is_empty() -> None:
    read = answers()

    assert (read.one("field"), read.many("field"), read.number("field")) == ("", (), None)
    assert read.link("field") is None
    assert read.errors == {}


def test_one_of_the_allowed_words() -> None:
    read = answers(good="find", bad="other")

    assert read.one_of("good", ("find", "fixed")) == "find"
    assert read.one_of("bad", ("find", "fixed")) == "find"
    assert read.one_of("missing", ("find", "fixed")) == "find"
    assert told(read) == {"bad": "forms.choose_one", "missing": "forms.choose_one"}


@pytest.mark.parametrize(("sent", "number"), [("17", 17), ("", None), ("999999999", 999_999_999)])
def test_a_number_chosen_or_none(sent: str, number: int | None) -> None:
    read = answers(field=sent)

    assert read.number("field") == number
    assert read.errors == {}


NO_NUMBERS = ["x", "-1", "1.0", "+1", "1e3", "²", "١٧", "1234567890", "1 2", "0x1"]


@pytest.mark.parametrize("sent", NO_NUMBERS)
def test_no_number_at_all(sent: str) -> None:
    read = answers(field=sent)

    assert read.number("field") is None
    assert told(read) == {"field": "forms.choose_one"}


@pytest.mark.parametrize("sent", ["", *NO_NUMBERS])
def test_a_number_that_must_have_been_chosen(sent: str) -> None:
    read = answers(good="17", field=sent)

    assert read.needed_number("good") == 17
    assert read.needed_number("field") == 0
    assert told(read) == {"field": "forms.choose_one"}


@pytest.mark.parametrize(
    ("sent", "numbers"), [(("3", "1", "3"), (3, 1)), ("3", (3,)), (("0003",), (3,))]
)
def test_numbers_each_once_in_their_order(sent: Sent, numbers: tuple[int, ...]) -> None:
    read = answers(field=sent)

    assert read.numbers("field") == numbers
    assert read.errors == {}


@pytest.mark.parametrize("sent", ["", (), ("1", "x"), ("1", ""), *NO_NUMBERS])
def test_numbers_that_are_not_all_numbers(sent: Sent) -> None:
    read = answers(field=sent)

    assert read.numbers("field") == ()
    assert told(read) == {"field": "forms.choose_some"}


@pytest.mark.parametrize("sent", ["2027-03-12", " 2027-03-12 "])
def test_a_day(sent: str) -> None:
    read = answers(field=sent)

    assert read.day("field") == date(2027, 3, 12)
    assert read.errors == {}


@pytest.mark.parametrize(
    "sent",
    ["", "2027-02-29", "27-03-12", "20270312", "2027-W10-5", "2027-3-1", "12/3", "２０２７-03-12"],
)
def test_no_day(sent: str) -> None:
    read = answers(field=sent)

    assert read.day("field") == date.max
    assert told(read) == {"field": "forms.bad_day"}


@pytest.mark.parametrize(
    ("sent", "at"),
    [("13:15", time(13, 15)), ("13.15", time(13, 15)), ("9.05", time(9, 5)), ("00:00", time(0))],
)
def test_a_clock(sent: str, at: time) -> None:
    read = answers(field=sent)

    assert read.clock("field") == at
    assert read.errors == {}


@pytest.mark.parametrize(
    "sent", ["", "24:00", "13:60", "13", "kvart i", "1315", "13:15:00", "-1:00", "١٣:١٥"]
)
def test_no_clock(sent: str) -> None:
    read = answers(field=sent)

    assert read.clock("field") == time(0)
    assert told(read) == {"field": "forms.bad_clock"}


@pytest.mark.parametrize(
    ("sent", "host"),
    [
        ("https://video.example", "video.example"),
        ("https://video.example/", "video.example"),
        ("HTTPS://Video.Example/Rum", "video.example"),
        ("https://rum.video.example:8443/a/b?c=d&e=%C3%A5#f", "rum.video.example"),
        ("https://video.example?rum=1", "video.example"),
        ("https://video.example/~x/(1)/@anna;v=1,2!$'*+[]", "video.example"),
        ("https://xn--mte-rna.example/1", "xn--mte-rna.example"),
        ("https://video.example/" + "x" * 278, "video.example"),
    ],
)
def test_a_link_and_the_host_it_leads_to(sent: str, host: str) -> None:
    read = answers(field=sent)

    assert read.link("field") == WebLink(host, sent)
    assert read.errors == {}


@pytest.mark.parametrize(
    "sent",
    [
        "http://video.example/",
        "video.example",
        "//video.example/",
        "https:video.example",
        "https:/video.example",
        "https:///video.example",
        "https://",
        "javascript:alert(1)",
        "javascript://video.example/%0Aalert(1)",
        "data:text/html,x",
        "ftp://video.example/",
        "https://anna:hemligt@video.example/",
        "https://anna@video.example/",
        "https://@video.example/",
        "https://video.example@evil.example/",
        "https://evil.example\\.video.example/",
        "https://video.example\\@evil.example/",
        "https://evil.example%2f.video.example/",
        "https://möte.example/",
        "https://video.example/möte",
        "https://video.example/ett rum",
        "https://video.example/a\tb",
        "https://video.example/\nBcc: x@evil.example",
        "https://video.example/<b>",
        'https://video.example/"onclick="x',
        "https://video.example/a|b",
        "https://video.example/a`b",
        "https://video.example:port/",
        "https://video.example:123456/",
        "https://-video.example/",
        "https://[::1]/",
        "https://[::1",
        "https://video.example/" + "x" * 279,
    ],
)
def test_no_link_we_send_anybody_to(sent: str) -> None:
    read = answers(field=sent)

    assert read.link("field") is None
    assert told(read) == {"field": "forms.bad_link"}


# What people type, and what looks almost right.
TYPED = (
    st.text()
    | st.from_regex(r"[ 0-9:.\-/TWZ+]{0,12}")
    | st.text("https:/@\\.%[]#? exampl", max_size=40)
)


@given(sent=TYPED | st.tuples(TYPED, TYPED))
@example(sent="https://[")
@example(sent="9999-12-31")
@example(sent="\ud800")
def test_a_bad_answer_is_told_at_its_field_and_nothing_else_happens(sent: Sent) -> None:
    read = answers(day=sent, clock=sent, link=sent, number=sent, numbers=sent)

    found = (
        read.day("day"),
        read.clock("clock"),
        read.link("link"),
        read.number("number"),
        read.numbers("numbers"),
    )

    assert [type(each) for each in found[:2]] == [date, time]
    if read.errors:
        with pytest.raises(FormError):
            read.check()


@given(path=st.text(), host=st.text("abc.-@\\:/[]%?#", min_size=1))
def test_the_host_of_an_allowed_link_is_the_one_everybody_reads(path: str, host: str) -> None:
    sent = f"https://{host}/{path}"

    link = answers(field=sent).link("field")

    if link is not None:
        assert link.host == urlsplit(sent).hostname
        assert not set(link.host) - set("abc.-")


def test_everything_wrong_is_told_at_once_and_first_words_stay() -> None:
    read = answers(day="x", clock="y")
    read.day("day")
    read.clock("clock")
    read.wrong("day", T("meetings.day_has_passed"))

    with pytest.raises(FormError) as refused:
        read.check()

    assert refused.value.fields == {"day": T("forms.bad_day"), "clock": T("forms.bad_clock")}
    assert refused.value.text == T("forms.see_fields")


def test_a_form_without_mistakes_passes() -> None:
    read = answers(day="2027-03-12")
    read.day("day")

    read.check()


def test_what_was_written_is_not_in_the_refusal() -> None:
    read = answers(day="Kalle Karlsson")
    read.day("day")

    with pytest.raises(FormError) as refused:
        read.check()

    assert "Kalle" not in f"{refused.value!r} {refused.value.fields} {read!r}"
    assert refused.value.__context__ is None


@pytest.mark.parametrize(
    ("sent", "local", "domain"),
    [
        ("kurator@skolan.example", "kurator", "skolan.example"),
        (" Anna.Ek-Berg_2+sip@Norra.Skolan.EXAMPLE ", "anna.ek-berg_2+sip", "norra.skolan.example"),
        (f"{'a' * 64}@b-c.example", "a" * 64, "b-c.example"),
    ],
)
def test_a_work_address(sent: str, local: str, domain: str) -> None:
    read = answers(field=sent)

    assert read.work_address("field") == WorkAddress(local, domain)
    assert read.errors == {}


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "anna",
        "anna@skolan",
        "@skolan.example",
        "anna@",
        "anna@@skolan.example",
        "anna@skolan..example",
        "anna@-skolan.example",
        "anna@skolan-.example",
        ".anna@skolan.example",
        "anna.@skolan.example",
        "anna..ek@skolan.example",
        "anna ek@skolan.example",
        "Anna <anna@skolan.example>",
        "anna@skolan.example, bo@skolan.example",
        "anna@skolan.example\nBcc: x@y.example",
        "åsa@skolan.example",
        "anna@skölan.example",
        '"anna"@skolan.example',
        f"{'a' * 65}@skolan.example",
        f"anna@{'a.' * 130}example",
    ],
)
def test_no_work_address(sent: str) -> None:
    read = answers(field=sent)

    assert read.work_address("field") == WorkAddress("", "")
    assert told(read) == {"field": "forms.bad_address"}


def test_a_work_address_is_written_as_it_is_sent() -> None:
    assert str(WorkAddress("anna", "skolan.example")) == "anna@skolan.example"


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        ("Skolnätverket i Åsö", "Skolnätverket i Åsö"),
        ("Nätverk\r\nBcc: bo", "Nätverk Bcc: bo"),
        ("Nät\tverk\u2028Åsö", "Nät verk Åsö"),
        ('"><script>; BEGIN:VALARM', '"><script>; BEGIN:VALARM'),
    ],
)
def test_a_name_is_one_line(sent: str, line: str) -> None:
    read = answers(name=sent)

    assert read.needed_name("name", 80).words == line
    assert not told(read)


@pytest.mark.parametrize(
    "sent", ["Nät\u202everk", "=?utf-8?q?a=0ABcc:_e?=", "Nät\0verk", "\u2066x"]
)
def test_a_name_that_could_not_stand_in_a_subject_is_refused_at_its_field(sent: str) -> None:
    read = answers(name=sent)

    read.needed_name("name", 80)

    assert told(read) == {"name": "forms.one_line"}


@given(sent=st.text(max_size=80))
def test_every_name_that_is_taken_can_be_mailed(sent: str) -> None:
    read = answers(name=sent)

    name = read.needed_name("name", 80).words

    assert told(read) or header(name) == name
