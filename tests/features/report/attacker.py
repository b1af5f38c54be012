"""Somebody who has every report there is, and solves equations.

Atoms are what nobody is told: how many meetings of an area and school year, entered between two
reports (an epoch), have one leaf of one dimension. A report is some sums of atoms. The attacker
looks for any sum of atoms that the reports settle, by linear algebra over all of them together,
and wins when it is one to four.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

import numpy as np

from bot.features.report.withholding import DIMENSIONS

Cells = Mapping[str, Mapping[str, int]]
LEAVES = {each: tuple(chain(*groupings[0])) for each, groupings in DIMENSIONS.items()}
SMALL = range(1, 5)


@dataclass
class Attacker:
    """What has been read of one area and school year: cells, and up to which epoch they count."""

    told: list[tuple[Cells, int]] = field(default_factory=list)

    def reads(self, cells: Cells, epoch: int) -> None:
        """Keep a report whose figures are of meetings of this epoch and all before it."""
        self.told.append((cells, epoch))

    def finds(self) -> list[tuple[str, tuple[str, ...], tuple[int, ...], int]]:
        """(dimension, leaves, epochs, how many) of every sum that comes out as one to four."""
        if not any(cells for cells, _ in self.told):
            return []
        epochs = max(epoch for _, epoch in self.told) + 1
        atoms = [
            (dimension, leaf, epoch)
            for dimension, leaves in LEAVES.items()
            for leaf in leaves
            for epoch in range(epochs)
        ]
        at = {atom: number for number, atom in enumerate(atoms)}
        rows, values = [], []
        for vector, value in [*self._told(at), *_alike(at, epochs)]:
            rows.append(vector)
            values.append(value)
        known = np.array(rows)
        solve = np.linalg.pinv(known)
        within = solve @ known
        return [
            (dimension, leaves, span, count)
            for dimension, leaves, span in _targets(epochs)
            for target in [_vector(at, [(dimension, leaf, e) for leaf in leaves for e in span])]
            if np.allclose(target @ within, target, atol=1e-8)
            for count in [round(float(target @ solve @ np.array(values)))]
            if count in SMALL
        ]

    def _told(self, at: Mapping[tuple[str, str, int], int]) -> Iterator[tuple[np.ndarray, int]]:
        for cells, last in self.told:
            for dimension, found in cells.items():
                for cell, count in found.items():
                    # The number of all meetings is a sum over any one dimension.
                    dim = "clock" if dimension == "all" else dimension
                    leaves = LEAVES[dim] if dimension == "all" else cell.split("+")
                    parts = [(dim, leaf, e) for leaf in leaves for e in range(last + 1)]
                    yield _vector(at, parts), count


def _vector(
    at: Mapping[tuple[str, str, int], int], atoms: Sequence[tuple[str, str, int]]
) -> np.ndarray:
    vector = np.zeros(len(at))
    for atom in atoms:
        vector[at[atom]] = 1
    return vector


def _alike(at: Mapping[tuple[str, str, int], int], epochs: int) -> Iterator[tuple[np.ndarray, int]]:
    """Every dimension counts the same meetings."""
    first, *others = LEAVES
    for epoch in range(epochs):
        one = _vector(at, [(first, leaf, epoch) for leaf in LEAVES[first]])
        for other in others:
            yield one - _vector(at, [(other, leaf, epoch) for leaf in LEAVES[other]]), 0


def _targets(epochs: int) -> Iterator[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    spans = [tuple(range(first, last + 1)) for last in range(epochs) for first in range(last + 1)]
    for dimension, leaves in LEAVES.items():
        for size in range(1, len(leaves) + 1):
            for some in combinations(leaves, size):
                for span in spans:
                    yield dimension, some, span
