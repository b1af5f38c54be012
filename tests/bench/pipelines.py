"""Swedish spaCy pipelines for the guard's bench, made here: none can be had from the package index.

Two of them. `ner_alone` is a NER by itself in spaCy's default configuration, the least that finds
a name. `published` has the layout of `sv_core_news_lg` 3.7–3.8, which is what presidio's
documentation would have one load for Swedish (a language's spaCy pipeline, large): vectors by
floret, and tagger, morphologizer, parser and lemmatizer on a common tok2vec beside a NER with one
of its own. From it presidio takes entities and lemmas, the latter for the context of its findings.

Where the layout is from: the components and the sizes of their weights as the repository
spacy/sv_core_news_lg lists them at Hugging Face; architectures, widths and options as in the
published config.cfg of da_core_news_lg, its sister from the same recipe. `weights` puts our sizes
beside the published ones. In both the NER has learnt from sentences made up here; the other parts
of `published` have seen some made-up trees, tags and lemmas, so that they do the steps
they would do. They cost what the published ones cost a token, and are good for nothing else.
"""

from collections.abc import Iterator
from importlib import import_module
from random import Random
from typing import Any

from bot.privacy.guard.lexicon import packed

STEPS = 400
FEW_STEPS = 40
SENTENCES = 1_500
BATCH = 32
FRAMES = (
    *("{} har hög frånvaro", "Vi ringer {} i dag", "mamman till {} är orolig", "prata med {}"),
    *("Mötet gäller {}", "{} och {} bråkar", "kurator {} deltar", "Kan {} vara med?"),
)

WIDTH = 96
VECTORS, DIMENSIONS = 200_000, 300
PERSON = "PRS"
ENTITIES = (PERSON, "LOC", "ORG", "TME", "MSR", "WRK", "EVN", "OBJ")
"""The labels of SUC, by which the published NER was taught."""

TAGS, MORPHS, ARCS, RULES = 155, 200, 38, 430
ENDINGS = ("", "en", "ar", "arna", "ade", "ande", "t", "s", "are", "het", "na", "or")

PUBLISHED = {"tok2vec": 6_500, "parser": 307, "morphologizer": 79.6, "lemmatizer": 165}
"""Thousands of bytes of weights, as Hugging Face lists them."""

TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": True,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": LISTENER}


def ner_alone() -> Any:
    """A blank Swedish pipeline with a NER that has read a few thousand made-up sentences."""
    nlp = import_module("spacy").blank("sv")
    nlp.add_pipe("ner").add_label("PERSON")
    _teach(nlp, nlp.initialize(), "PERSON", STEPS)
    return nlp


def published() -> Any:
    """The layout of `sv_core_news_lg`; see above for what it is and is not."""
    nlp = import_module("spacy").blank("sv")
    nlp.vocab.vectors = _floret(nlp)
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("tagger", config={"model": TAGGER})
    nlp.add_pipe("morphologizer", config={"model": TAGGER})
    nlp.add_pipe("parser", config={"model": _transitions("parser", LISTENER)})
    nlp.add_pipe("trainable_lemmatizer", "lemmatizer", config={"model": TAGGER, "top_k": 1})
    nlp.add_pipe("attribute_ruler")
    ner = nlp.add_pipe("ner", config={"model": _transitions("ner", TOK2VEC)})
    for label in ENTITIES:
        ner.add_label(label)
    random = Random(2)  # noqa: S311 -- sentences to learn from, no secret
    read = list(_annotated(nlp, random, SENTENCES))
    optimizer = nlp.initialize(lambda: read)
    nlp.get_pipe("attribute_ruler").add([[{"IS_SPACE": True}]], {"POS": "SPACE"})
    with nlp.select_pipes(disable=["ner"]):
        for _ in range(FEW_STEPS):
            nlp.update(random.sample(read, BATCH), sgd=optimizer, drop=0.1)
    with nlp.select_pipes(enable=["ner"]):
        _teach(nlp, optimizer, PERSON, STEPS)
    return nlp


def weights(nlp: Any) -> dict[str, tuple[float, float]]:
    """Thousands of bytes of weights by component: ours, and as published."""
    return {name: (_bytes(nlp.get_pipe(name)) / 1000, size) for name, size in PUBLISHED.items()}


def _bytes(pipe: Any) -> int:
    return sum(
        int(layer.get_param(name).nbytes)
        for layer in pipe.model.walk()
        for name in layer.param_names
        if layer.has_param(name)
    )


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def _floret(nlp: Any) -> Any:
    numpy = import_module("numpy")
    rows = numpy.random.default_rng(3).standard_normal((VECTORS, DIMENSIONS), dtype="float32")
    return import_module("spacy.vectors").Vectors(
        strings=nlp.vocab.strings, data=rows, mode="floret", minn=4, maxn=5, hash_count=2
    )


def _annotated(nlp: Any, random: Random, many: int) -> Iterator[Any]:
    """Sentences with a tag, a morph, a lemma and a head for each word, all of them made up."""
    example = import_module("spacy.training").Example
    words = sorted(packed("ordinary"))
    for _ in range(many):
        stems = random.choices(words, k=random.randint(3, 12))
        endings = random.choices(ENDINGS, k=len(stems))
        told = [stem + ending for stem, ending in zip(stems, endings, strict=True)]
        doc = nlp.make_doc(" ".join(told))
        count = len(doc)
        root = random.randrange(count)
        # By its ending, so that there is something to learn; the rest is chance.
        kinds = [hash_of(each.text, TAGS) for each in doc]
        yield example.from_dict(
            doc,
            {
                "tags": [f"T{kind}" for kind in kinds],
                "pos": ["NOUN"] * count,
                "morphs": [f"Case=C{hash_of(each.text, MORPHS)}" for each in doc],
                "lemmas": [_lemma(each.text) for each in doc],
                "heads": [at + (at < root) - (at > root) for at in range(count)],
                "deps": [
                    "ROOT" if at == root else f"d{hash_of(each.text, ARCS)}"
                    for at, each in enumerate(doc)
                ],
                "entities": ["O"] * count,
            },
        )


def hash_of(word: str, many: int) -> int:
    """A number below *many*, the same for the same last three letters in every run."""
    return int.from_bytes(word[-3:].encode(), "big") % many


def _lemma(word: str) -> str:
    """The word by one of a few hundred rules: so many letters off its end, and others put there."""
    rule = hash_of(word, RULES)
    return word[: max(1, len(word) - rule % 4)] + chr(97 + rule // 20) + chr(97 + rule % 20)


def _teach(nlp: Any, optimizer: Any, label: str, steps: int) -> None:
    """Let the NER read sentences with names in them."""
    example = import_module("spacy.training").Example
    random = Random(1)  # noqa: S311 -- sentences to learn from, no secret
    names = sorted(set(packed("given")) - set(packed("ordinary")))
    words = sorted(packed("ordinary"))
    for _ in range(steps):
        batch = [_made_up(random, names, words, label) for _ in range(BATCH)]
        examples = [
            example.from_dict(nlp.make_doc(text), {"entities": spots}) for text, spots in batch
        ]
        nlp.update(examples, sgd=optimizer, drop=0.2)


def _made_up(
    random: Random, names: list[str], words: list[str], label: str
) -> tuple[str, list[tuple[int, int, str]]]:
    """A sentence with names in it, or a row of words without, and where the names are."""
    if random.random() < 0.6:
        return " ".join(random.choices(words, k=random.randint(2, 9))).capitalize(), []
    first, *rest = random.choice(FRAMES).split("{}")
    text, spots = first, []
    for part in rest:
        name = random.choice(names).title()
        spots.append((len(text), len(text) + len(name), label))
        text += name + part
    return text, spots
