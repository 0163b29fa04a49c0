"""SciPy and HiGHS as oracles for Twinhall's matching.

Reads the problems and solutions that the Swift test MatchingOracleTests writes:

    export TWINHALL_MATCHING_ORACLE=$(mktemp -d)
    swift test -c release --filter MatchingOracleTests && python3 -m pytest Tests/matching
"""

import os
import pathlib

import numpy
import pytest
from scipy.optimize import LinearConstraint, linear_sum_assignment, milp
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

FOLDER = os.environ.get("TWINHALL_MATCHING_ORACLE", "")
FILES = sorted(pathlib.Path(FOLDER).glob("*.txt"), key=lambda path: int(path.stem)) if FOLDER else []


class Problem:
    """Places that locked pairs leave, free pairs above a floor, and what the Swift run states."""

    def __init__(self, path):
        left, right, levels, *pairs = path.read_text(encoding="utf-8").splitlines()
        self.places = [numpy.array(side.split(), dtype=int) for side in (left, right)]
        self.matched, self.worst, self.sum = map(int, levels.split())
        self.pairs = numpy.array([line.split() for line in pairs], dtype=int).reshape(-1, 5)
        self.locked = self.pairs[self.pairs[:, 3] == 1]
        self.chosen = self.pairs[self.pairs[:, 4] == 1]
        self.busy = [numpy.bincount(self.locked[:, side], minlength=len(self.places[side])) for side in (0, 1)]
        self.left_over = [self.places[side] - self.busy[side] for side in (0, 1)]
        self.locked_parties = sum(int((busy > 0).sum()) for busy in self.busy)

    def free(self, floor):
        free = self.pairs[(self.pairs[:, 3] == 0) & (self.pairs[:, 2] >= floor)]
        open_ends = (self.left_over[0][free[:, 0]] > 0) & (self.left_over[1][free[:, 1]] > 0)
        return free[open_ends]


def best_with_one_place(problem, floor):
    """Highest (parties, sum): cardinality by Hopcroft-Karp, the sum by an assignment that a pair outweighs every sum in."""
    free = problem.free(floor)
    shape = (len(problem.places[0]), len(problem.places[1]))
    graph = csr_array((numpy.ones(len(free)), (free[:, 0], free[:, 1])), shape=shape)
    pairs = int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum()) if len(free) else 0
    gain = numpy.zeros(shape)
    gain[free[:, 0], free[:, 1]] = free[:, 2] + 100 * sum(shape) + 1
    rows, columns = linear_sum_assignment(gain, maximize=True)
    total = int(gain[rows, columns].sum()) - pairs * (100 * sum(shape) + 1)
    return problem.locked_parties + 2 * pairs, total + int(problem.locked[:, 2].sum())


def best_with_two_places(problem, floor):
    """Highest (parties, sum) by HiGHS: a variable for each free pair and one for each party that counts as matched."""
    free = problem.free(floor)
    if not len(free):
        return problem.locked_parties, int(problem.locked[:, 2].sum())
    lefts, rights, pairs = len(problem.places[0]), len(problem.places[1]), len(free)
    parties = lefts + rights
    ends = numpy.concatenate([free[:, 0], lefts + free[:, 1]])
    incidence = coo_array((numpy.ones(2 * pairs), (ends, numpy.tile(numpy.arange(pairs), 2))), shape=(parties, pairs)).toarray()
    weight = 100 * parties + 1
    unlocked = numpy.concatenate(problem.busy) == 0
    result = milp(
        -numpy.concatenate([free[:, 2], numpy.full(parties, weight)]),
        constraints=[
            LinearConstraint(numpy.hstack([incidence, numpy.zeros((parties, parties))]), ub=numpy.concatenate(problem.left_over)),
            LinearConstraint(numpy.hstack([incidence, -numpy.eye(parties)]), lb=0),
        ],
        bounds=(0, numpy.concatenate([numpy.ones(pairs), unlocked.astype(float)])),
        integrality=numpy.ones(pairs + parties),
        # The default gap of 0.01 % would let a point of score go by.
        options={"mip_rel_gap": 0},
    )
    assert result.success, result.message
    total = round(-result.fun)
    return problem.locked_parties + total // weight, total % weight + int(problem.locked[:, 2].sum())


def best(problem, floor):
    one_place = max(map(int, numpy.concatenate(problem.places))) == 1
    return (best_with_one_place if one_place else best_with_two_places)(problem, floor)


@pytest.mark.skipif(not FOLDER, reason="TWINHALL_MATCHING_ORACLE names no folder")
def test_there_are_a_thousand_problems_up_to_two_hundred_a_side():
    assert len(FILES) == 1000
    assert min(map(len, Problem(FILES[0]).places)) == 200


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_matched_worst_and_sum_are_the_best_possible(path):
    problem = Problem(path)
    for side in (0, 1):
        assert (numpy.bincount(problem.chosen[:, side], minlength=len(problem.places[side])) <= problem.places[side]).all()
    free = problem.chosen[problem.chosen[:, 3] == 0]
    assert len(problem.chosen) - len(free) == len(problem.locked)
    assert problem.sum == problem.chosen[:, 2].sum()
    assert problem.worst == (free[:, 2].min() if len(free) else -1)
    assert problem.matched == len(set(problem.chosen[:, 0])) + len(set(problem.chosen[:, 1]))

    assert best(problem, 0)[0] == problem.matched
    if problem.worst < 0:
        assert problem.matched == problem.locked_parties
        return
    assert best(problem, problem.worst) == (problem.matched, problem.sum)
    assert best(problem, problem.worst + 1)[0] < problem.matched
