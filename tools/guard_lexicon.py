"""Build the guard's word lists: `python tools/guard_lexicon.py --scb DIRECTORY`.

Needs faker, mimesis and wordfreq installed (see bot/privacy/guard/lexicon/SOURCES.md), and a
directory with Statistics Sweden's two tables of names of newborn children. Run by hand when a
source changes; what it writes is in the repository, so nobody else needs any of them.
"""

import argparse
import csv
import json
import lzma
import math
import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from random import Random

from bot.privacy.guard.lexicon import SHAPE_SIZE, shape_of
from bot.privacy.guard.misspelt import slips

LEXICON = Path(__file__).parent.parent / "bot" / "privacy" / "guard" / "lexicon"
ROUNDS = 6
MARGIN = 3.0
RARE = 2.3  # fewer than one word in five million
OFTEN = 3.35  # two words in a million
SCB = ("be0001namntab11-2020.csv", "be0001namntab12-2020.csv")
LATIN = [
    "az_AZ",
    "cs_CZ",
    "da_DK",
    "de_AT",
    "de_CH",
    "de_DE",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_KE",
    "en_NG",
    "en_PK",
    "en_US",
    "es_AR",
    "es_CL",
    "es_CO",
    "es_ES",
    "es_MX",
    "et_EE",
    "fi_FI",
    "fr_DZ",
    "fr_FR",
    "ga_IE",
    "ha_NG",
    "hr_HR",
    "hu_HU",
    "id_ID",
    "ig_NG",
    "is_IS",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "nl_NL",
    "no_NO",
    "pl_PL",
    "pt_BR",
    "pt_PT",
    "ro_RO",
    "sk_SK",
    "sl_SI",
    "sw",
    "tr_TR",
    "tw_GH",
    "uz_UZ",
    "vi_VN",
    "yo_NG",
]
ELSEWHERE = ("en", "de", "fr", "es", "nl", "it", "pl", "fi", "pt", "cs")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SURNAME = re.compile(
    r"(sson|berg|gren|ström|kvist|qvist|quist|lund|dahl|stedt|blad|löf|fors|strand|"
    r"wall|vall|holm|lind|sten|zon|bäck|feldt?|felt|hielm|hjelm|stierna|ell|ér|ås|by|én)s?$"
)
PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "ß": "ss"}
)
ENDINGS = (
    "en",
    "et",
    "n",
    "t",
    "na",
    "erna",
    "arna",
    "orna",
    "ar",
    "or",
    "ens",
    "ets",
    "ade",
    "at",
)


def main() -> None:
    """Write every list anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scb", type=Path, required=True)
    given = own("given", "nicknames") | newborn(parser.parse_args().scb) | swedish_given()
    family = own("family") | swedish_family()
    places = own("places") | (towns() - given)
    never = own("never")
    elsewhere = set(foreign_names())
    ordinary = ordinary_words(given | family) | own("words") | never
    ordinary |= common_words(given | family | places | elsewhere)
    foreign = elsewhere - given - family - places - ordinary
    write("given", with_plain_forms(given, ordinary) - never)
    write("family", with_plain_forms(family, ordinary) - never)
    write("foreign", with_plain_forms(foreign, ordinary | given | family) - never)
    write("places", places)
    write("ordinary", ordinary)
    names = (given | family | foreign) - ordinary - own("wordnames")
    shape = learned(sorted(names), sorted(ordinary - places))
    (LEXICON / "data" / "shape.bin").write_bytes(shape.tobytes())


def own(*names: str) -> set[str]:
    """The words of lists written by hand, lower case; lines from # are told to the reader."""
    words: set[str] = set()
    for name in names:
        for line in (LEXICON / "own" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                words.update(line.lower().split())
    return words


def newborn(directory: Path) -> set[str]:
    """Names given to ten or more girls or boys in a year, 1998-2020 (Statistics Sweden)."""
    names: set[str] = set()
    for table in SCB:
        with (directory / table).open(encoding="utf-8", newline="") as rows:
            names.update(row[0].strip() for row in csv.reader(rows) if len(row) > 1 and row[1])
    return clean(name for name in names if "/" not in name)


def swedish_given() -> set[str]:
    """Given names from faker and mimesis (MIT)."""
    provider = import_module("faker.providers.person.sv_SE").Provider
    names = mimesis("sv", "person")["names"]
    return clean((*provider.first_names, *names["male"], *names["female"]))


def swedish_family() -> set[str]:
    """Surnames from faker and mimesis (MIT)."""
    provider = import_module("faker.providers.person.sv_SE").Provider
    return clean((*provider.last_names, *mimesis("sv", "person")["surnames"]))


def towns() -> set[str]:
    """Swedish towns and the world's countries from mimesis (MIT)."""
    addresses = mimesis("sv", "address")
    named = (*addresses["city"], *addresses["country"]["name"])
    return {word.lower() for name in named for word in WORD.findall(name)}


def mimesis(locale: str, subject: str) -> dict[str, dict[str, list[str]]]:
    """One of mimesis's data files."""
    text = (files("mimesis") / "datasets" / locale / f"{subject}.json").read_text("utf-8")
    data: dict[str, dict[str, list[str]]] = json.loads(text)
    return data


def foreign_names() -> Iterator[str]:
    """Given names and surnames of other countries, Latin letters, from faker (MIT)."""
    for locale in LATIN:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for field, names in vars(provider).items():
            if "name" in field and isinstance(names, (tuple, list, dict)):
                yield from (name for name in clean(map(str, names)) if len(name) > 2)


def clean(names: Iterable[str]) -> set[str]:
    """Single names in lower case."""
    return {name.lower() for name in names if WORD.fullmatch(name)}


def ordinary_words(names: set[str]) -> set[str]:
    """Words that Swedish texts use and that are nobody's name, from wordfreq (CC BY-SA 4.0).

    wordfreq tells how common a word is in a language, names and all, in lower case. A name is
    about as common in every language; a Swedish word is at home in Swedish only, or else
    bears Swedish endings.
    """
    frequency = import_module("wordfreq").get_frequency_dict
    swedish = {word: zipf(f) for word, f in frequency("sv", "large").items() if plain(word)}
    others = [frequency(language, "large") for language in ELSEWHERE]
    kept = set()
    for word, common in swedish.items():
        if len(word) < 3 or word in names or word.removesuffix("s") in names:
            continue
        abroad = [zipf(other.get(word, 0)) for other in others]
        at_home = common - sum(abroad) / len(abroad)
        seen = sum(1 for each in abroad if each)
        if (seen <= 2 and common >= 1.2) or at_home >= 2.0:
            kept.add(word)
    kept -= {word for word in kept if swedish[word] < RARE and misspells(word, names, swedish)}
    kept -= {word for word in kept if SURNAME.search(word) and looks_like_surname(word, swedish)}
    inflected = {w for w in swedish if w not in names and sum(w + e in kept for e in ENDINGS) > 1}
    return kept | inflected


def common_words(names: set[str]) -> set[str]:
    """Loans and short words that Swedish shares with other languages: penna, radio, polska."""
    swedish = import_module("wordfreq").get_frequency_dict("sv", "large")
    english = import_module("wordfreq").get_frequency_dict("en", "large")
    return {
        word
        for word, often in swedish.items()
        if plain(word)
        and len(word) > 2
        and zipf(often) >= OFTEN
        and zipf(english.get(word, 0)) <= zipf(often) + 0.6
        and not {word, word.removesuffix("s")} & names
    }


def looks_like_surname(word: str, swedish: dict[str, float]) -> bool:
    """A word that ends like a surname and never takes an ending but the genitive."""
    stem = word.removesuffix("s") if word.endswith("ns") else word
    return not any(stem + ending in swedish for ending in ENDINGS)


def misspells(word: str, names: set[str], swedish: dict[str, float]) -> bool:
    """A rare word one slip away from a name, that takes no ending: a name spelled otherwise."""
    inflected = any(word + ending in swedish for ending in ENDINGS)
    return len(word) > 5 and not inflected and any(each in names for each in slips(word))


def plain(word: str) -> bool:
    """Letters of the Swedish alphabet only, or nearly."""
    return re.fullmatch(r"[a-zåäöéèüá]+", word) is not None


def with_plain_forms(names: set[str], taken: set[str]) -> set[str]:
    """The names, and how they are typed where a keyboard lacks a letter: Jörgen, Jorgen."""
    return names | {form for form in map(undecorated, names) if len(form) > 3 and form not in taken}


def undecorated(name: str) -> str:
    """The name in the letters a-z: ł, đ, ø and ı as well, which have no mark to take away."""
    marked = unicodedata.normalize("NFD", name.translate(PLAIN))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def learned(names: Sequence[str], words: Sequence[str]) -> "array[int]":
    """Weights of letter runs that tell names from words: an averaged perceptron, seeded."""
    random = Random(1)  # noqa: S311 -- the order to learn in, no secret
    weights, sums = [0.0] * SHAPE_SIZE, [0.0] * SHAPE_SIZE
    examples = [(shape_of(word), 1) for word in names] + [
        (shape_of(word), -1) for word in random.sample(words, 2 * len(names))
    ]
    step = 0
    for _ in range(ROUNDS):
        random.shuffle(examples)
        for runs, answer in examples:
            step += 1
            if answer * sum(weights[run] for run in runs) <= MARGIN:
                for run in runs:
                    weights[run] += answer
                    sums[run] += answer * step
    average = [now - total / step for now, total in zip(weights, sums, strict=True)]
    scale = 127 / max(map(abs, average))
    return array("b", (round(each * scale) for each in average))


def zipf(frequency: float) -> float:
    """Frequency as a small number: 3 is once in a million words."""
    return math.log10(frequency * 1e9) if frequency else 0.0


def write(name: str, words: set[str]) -> None:
    """One word a line, sorted, compressed."""
    text = "\n".join(sorted(words)).encode()
    packed = lzma.compress(text, preset=9)
    (LEXICON / "data" / f"{name}.txt.xz").write_bytes(packed)
    sys.stdout.write(f"{name}: {len(words)} words, {len(packed)} bytes\n")


if __name__ == "__main__":
    main()
