"""The guard and presidio-analyzer side by side, on labelled texts.

    python tests/bench/guard.py --data dev.jsonl [--rounds 5]

The data is one JSON object a line: {"id", "text", "spans": [{"start", "end", "type"}]}; without
it, the repository's own made-up sentences are used. For each: the share of texts with something
in them that is caught (a finding touches a span) and masked (nine tenths of every span covered),
the share of clean texts flagged, and texts a second of processor time in one process, warm.

Presidio runs with every recogniser of its own that fits Sweden: personnummer, organisationsnummer,
phone numbers with region SE, e-mail, cards, IBAN, IP; and with a spaCy pipeline, in two rows:

- *NER alone*: the smallest there is, a NER by itself. Nobody publishes such a one for Swedish; it
  is the quickest presidio could be with any NER at all.
- *published layout*: the components and architectures of spaCy's large Swedish pipeline, presidio's
  best Swedish set-up. The promise is held against this row.

Both are made here (`pipelines.py`), as no Swedish pipeline is to be had from the package index, so
**what they catch is no measure of presidio with a trained model**: the speeds are comparable,
the shares are not. Presidio is no dependency of ours: install it before with
`.venv/bin/uv pip install presidio-analyzer==2.2.366`, and run `make setup` after.
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
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.privacy.guard import scan
from tests.bench import pipelines
from tests.privacy.guard.sentences import clean, said

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans]
TIMES_FASTER = 20
LENGTH = 200


@dataclass(frozen=True)
class Item:
    """A text and what is to be found in it."""

    text: str
    spans: Spans


def main() -> int:
    """Print the table; 1 when the guard is not fast enough beside presidio's best set-up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    items = read(options.data) if options.data else own()
    ours = row("guard, sure and ask", guard, items, options.rounds)
    row("guard, sure", guard_sure, items, options.rounds)
    for name, clock in (
        ("by the clock", time.perf_counter),
        ("of the processor", time.thread_time),
    ):
        slow = long_texts(items, options.rounds, clock)
        p50, p99 = at_share(slow, 0.5), at_share(slow, 0.99)
        say(f"texts of {LENGTH} characters, {name}: p50 {p50} ms, p99 {p99} ms")
    try:
        alone, published = pipelines.ner_alone(), pipelines.published()
        engines = [presidio_with(each) for each in (alone, published)]
    except ModuleNotFoundError as missing:
        say(
            f"presidio: {missing.name} is not installed, so there is nothing to compare with. "
            "Install it with: .venv/bin/uv pip install presidio-analyzer==2.2.366"
        )
        return 0
    few = max(1, options.rounds // 5)
    least = row("presidio, NER alone", engines[0], items, few)
    best = row("presidio, published layout", engines[1], items, few)
    for name, (made, listed) in pipelines.weights(published).items():
        say(f"  weights of {name}: {made:.0f} kB here, {listed:.0f} kB as published")
    say(f"beside the NER alone the guard is {ours / least:.0f} times as fast")
    say(f"beside the published layout {ours / best:.0f} times (at least {TIMES_FASTER} promised)")
    return int(ours < TIMES_FASTER * best)


def long_texts(items: list[Item], rounds: int, clock: Callable[[], float]) -> list[float]:
    """Milliseconds for texts of `LENGTH` characters, made of items in a row, in order."""
    texts = [item.text for item in items]
    rows = [" ".join(texts[at:] + texts[:at])[:LENGTH] for at in range(len(texts))]
    times = []
    for text in rows * rounds:
        started = clock()
        scan(text)
        times.append(1000 * (clock() - started))
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


def presidio_with(nlp: Any) -> Finder:
    """presidio-analyzer for Swedish, with every recogniser that fits and this pipeline."""
    analyzer = import_module("presidio_analyzer")
    known = import_module("presidio_analyzer.predefined_recognizers")
    engines = import_module("presidio_analyzer.nlp_engine")
    # Its e-mail recogniser would fetch a list of domains; it carries a copy of one.
    domains: Any = import_module("tldextract.tldextract")
    domains.TLD_EXTRACTOR = domains.TLDExtract(suffix_list_urls=(), cache_dir=None)
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    engine = engines.SpacyNlpEngine(models=[{"lang_code": "sv", "model_name": "trained here"}])
    engine.nlp = {"sv": nlp}
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


if __name__ == "__main__":
    raise SystemExit(main())
