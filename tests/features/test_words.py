"""Which feature answers to which word: none takes another's without meaning to."""

import pkgutil
from collections import defaultdict
from importlib import import_module

import bot.features

MEANT = {"bus": {"bus", "meetings"}, "forum": {"forums", "meetings"}}
"""Words that call a kind of meeting, and that a feature of the kind's own answers first."""


def test_no_two_features_answer_to_one_word() -> None:
    claimed = defaultdict(set)
    for found in pkgutil.iter_modules(bot.features.__path__):
        feature = import_module(f"bot.features.{found.name}")
        if any(each.name == "routes" for each in pkgutil.iter_modules(feature.__path__)):
            for word in import_module(f"{feature.__name__}.routes").ROUTES.words:
                claimed[word].add(found.name)

    assert len(claimed) > 30
    assert {word: names for word, names in claimed.items() if len(names) > 1} == MEANT
