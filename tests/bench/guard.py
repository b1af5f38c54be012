"""The guard and presidio-analyzer side by side, on labelled texts.

    python tests/bench/guard.py --data dev.jsonl [--rounds 5]

The data is one JSON object a line: {"id", "text", "spans": [{"start", "end", "type"}]}; without
it, the repository's own made-up sentences are used. For each: the share of texts with something
in them that is caught (a finding touches a span) and masked (nine tenths of every span covered),
the share of clean texts flagged, and texts a second of processor time in one process, warm.

Presidio runs in its best Swedish set-up that needs nothing fetched at run time: Swedish
personnummer and organisationsnummer, phone numbers with region SE, e-mail, cards, IBAN, IP,
and a small spaCy NER that is trained here, in half a minute, on sentences made from the guard's
lists of names, as no Swedish NER model is to be had from the package index. It is no dependency
of ours: `.venv/bin/uv pip install presidio-analyzer==2.2.366` before, `make setup` after.
"""

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.privacy.guard import scan
from bot.privacy.guard.lexicon import packed
from tests.privacy.guard.sentences import clean, said

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans]
TIMES_FASTER = 20
STEPS = 400
LENGTH = 200
FRAMES = (
    *("{} har hög frånvaro", "Vi ringer {} i dag", "mamman till {} är orolig", "prata med {}"),
    *("Mötet gäller {}", "{} och {} bråkar", "kurator {} deltar", "Kan {} vara med?"),
)


@dataclass(frozen=True)
class Item:
    """A text and what is to be found in it."""

    text: str
    spans: Spans


def main() -> int:
    """Print the table; 1 when the guard is not fast enough beside presidio with a NER."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    items = read(options.data) if options.data else own()
    ours = row("guard, sure and ask", guard, items, options.rounds)
    row("guard, sure", guard_sure, items, options.rounds)
    slow = long_texts(items, options.rounds)
    say(
        f"texts of {LENGTH} characters: p50 {at_share(slow, 0.5)} ms, p99 {at_share(slow, 0.99)} ms"
    )
    try:
        presidio = presidio_with_ner()
    except ModuleNotFoundError as missing:
        say(
            f"presidio: {missing.name} is not installed, so there is nothing to compare with. "
            "Install it with: .venv/bin/uv pip install presidio-analyzer==2.2.366"
        )
        return 0
    theirs = row("presidio + own spaCy NER", presidio, items, max(1, options.rounds // 5))
    say(f"the guard is {ours / theirs:.0f} times as fast (at least {TIMES_FASTER} promised)")
    return int(ours < TIMES_FASTER * theirs)


def long_texts(items: list[Item], rounds: int) -> list[float]:
    """Milliseconds for texts of `LENGTH` characters, made of items in a row, in order."""
    texts = [item.text for item in items]
    rows = [" ".join(texts[at:] + texts[:at])[:LENGTH] for at in range(len(texts))]
    times = []
    for text in rows * rounds:
        started = time.perf_counter()
        scan(text)
        times.append(1000 * (time.perf_counter() - started))
    return sorted(times)


def at_share(times: list[float], part: float) -> str:
    """The time that this part of them keeps within."""
    return f"{times[int(part * (len(times) - 1))]:.2f}"


def say(line: str) -> None:
    """One line out."""
    sys.stdout.write(line + "\n")


def read(path: Path) -> list[Item]:
    """Labelled texts from a file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [Item(row["text"], [(s["start"], s["end"]) for s in row["spans"]]) for row in rows]


def own() -> list[Item]:
    """The repository's own sentences."""
    named = [Item(each.text, [(s.start, s.end) for s in each.spots]) for each in said()]
    return named + [Item(text, []) for case in ("ordinary", "hard") for text in clean(case)]


def guard(text: str) -> Spans:
    """Spots that the guard refuses or asks about."""
    return [(found.start, found.end) for found in scan(text)]


def guard_sure(text: str) -> Spans:
    """Spots that the guard refuses."""
    return [(found.start, found.end) for found in scan(text) if found.certainty == "sure"]


def row(name: str, find: Finder, items: list[Item], rounds: int) -> float:
    """Print one row; the texts a second."""
    answers = [find(item.text) for item in items]
    started = time.process_time()
    for _ in range(rounds):
        for item in items:
            find(item.text)
    rate = rounds * len(items) / (time.process_time() - started)
    told = [(item, spans) for item, spans in zip(items, answers, strict=True) if item.spans]
    plain = [spans for item, spans in zip(items, answers, strict=True) if not item.spans]
    shares = (
        share(any(touches(span, spans) for span in item.spans) for item, spans in told),
        share(all(covered(item.text, span, spans) for span in item.spans) for item, spans in told),
        share(bool(spans) for spans in plain),
    )
    caught, masked, flagged = (f"{each:6.1%}" for each in shares)
    say(f"{name:<26} caught {caught}  masked {masked}  clean flagged {flagged}  {rate:8.0f}/s")
    return rate


def share(answers: Iterable[bool]) -> float:
    """How many of them are true."""
    counted = list(answers)
    return sum(counted) / max(1, len(counted))


def touches(span: tuple[int, int], spans: Spans) -> bool:
    """Whether any of the spans overlaps it."""
    return any(start < span[1] and span[0] < end for start, end in spans)


def covered(text: str, span: tuple[int, int], spans: Spans) -> bool:
    """Whether nine tenths of its letters and digits are in the spans."""
    told = [at for at in range(*span) if text[at].isalnum()]
    return sum(any(a <= at < b for a, b in spans) for at in told) >= 0.9 * len(told)


def presidio_with_ner() -> Finder:
    """presidio-analyzer for Swedish, with every recogniser that fits and the NER trained here."""
    analyzer = import_module("presidio_analyzer")
    known = import_module("presidio_analyzer.predefined_recognizers")
    engines = import_module("presidio_analyzer.nlp_engine")
    # Its e-mail recogniser would fetch a list of domains; it carries a copy of one.
    domains: Any = import_module("tldextract.tldextract")
    domains.TLD_EXTRACTOR = domains.TLDExtract(suffix_list_urls=(), cache_dir=None)
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    engine = engines.SpacyNlpEngine(models=[{"lang_code": "sv", "model_name": "trained here"}])
    engine.nlp = {"sv": trained()}
    registry = analyzer.RecognizerRegistry(supported_languages=["sv"])
    fitting = (
        *("SePersonnummer", "SeOrganisationsnummer", "Email", "CreditCard", "Iban", "Ip"),
        "Spacy",
    )
    for name in fitting:
        recogniser = getattr(known, f"{name}Recognizer")
        registry.add_recognizer(recogniser(supported_language="sv"))
    registry.add_recognizer(
        known.PhoneRecognizer(supported_language="sv", supported_regions=["SE"])
    )
    engine_for_all = analyzer.AnalyzerEngine(
        registry=registry, nlp_engine=engine, supported_languages=["sv"]
    )
    return lambda text: [
        (found.start, found.end) for found in engine_for_all.analyze(text=text, language="sv")
    ]


def trained() -> Any:
    """A blank Swedish spaCy pipeline with a NER that has read a few thousand made-up sentences."""
    spacy = import_module("spacy")
    example = import_module("spacy.training").Example
    random = Random(1)  # noqa: S311 -- sentences to learn from, no secret
    nlp = spacy.blank("sv")
    nlp.add_pipe("ner").add_label("PERSON")
    optimizer = nlp.initialize()
    names = sorted(set(packed("given")) - set(packed("ordinary")))
    words = sorted(packed("ordinary"))
    for _ in range(STEPS):
        batch = [made_up(random, names, words) for _ in range(32)]
        examples = [
            example.from_dict(nlp.make_doc(text), {"entities": spots}) for text, spots in batch
        ]
        nlp.update(examples, sgd=optimizer, drop=0.2)
    return nlp


def made_up(
    random: Random, names: list[str], words: list[str]
) -> tuple[str, list[tuple[int, int, str]]]:
    """A sentence with names in it, or a row of words without, and where the names are."""
    if random.random() < 0.6:
        return " ".join(random.choices(words, k=random.randint(2, 9))).capitalize(), []
    first, *rest = random.choice(FRAMES).split("{}")
    text, spots = first, []
    for part in rest:
        name = random.choice(names).title()
        spots.append((len(text), len(text) + len(name), "PERSON"))
        text += name + part
    return text, spots


if __name__ == "__main__":
    raise SystemExit(main())
