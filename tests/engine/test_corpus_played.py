"""Every XLSForm that pyxform takes is played to its end; another implementation judges what would be submitted."""

import os
import warnings
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from bot.clock import BANGKOK
from engine.forms import instance
from engine.forms.form import Form
from engine.forms.guessing import Played, play
from engine.forms.reading import read_file
from tests.forms import corpus, second_opinion
from tests.forms.second_opinion import Rule

AT = datetime(2021, 11, 25, 9, 0, tzinfo=BANGKOK)
SEEDS = tuple(map(str, range(20 if os.environ.get("SANAM_SOAK") else 3)))
README = (corpus.HERE / "README.md").read_text("utf-8")

# Calculations that the two work out differently, and why ours is meant.
DIFFERENT = {
    "functions/digest.md": "it hashes UTF-16 where OpenRosa means UTF-8",
    "functions/lang.md": "it has no lang()",
    "functions/lower-case.md": "it has no lower-case()",
    "functions/upper-case.md": "it has no upper-case()",
    "operators/negative.md": "it cannot negate a path",
    "operators/union.md": "it cannot join two paths",
    "operators/dates.md": "it counts days from midnight in London, OpenRosa from midnight here",
    "long/elder_care.md": "the same",
    "long/seed_bank.md": "it is shown a submission, in which a question that was not asked is no empty text",
}


@cache
def form_at(path: Path) -> Form:
    return read_file(path)


@cache
def played(path: Path, seed: str) -> Played:
    found = play(form_at(path), AT, seed)
    assert isinstance(found, Played), found
    return found


def submission(path: Path, seed: str) -> str:
    return instance.instance(form_at(path), played(path, seed).answers, AT, seed)


@pytest.mark.parametrize("path", corpus.accepted(), ids=corpus.name)
def test_a_form_is_played_to_its_end(path: Path) -> None:
    for seed in SEEDS:
        played(path, seed)


@pytest.mark.slow
def test_another_implementation_finds_nothing_wrong_in_what_would_be_submitted() -> None:
    if reason := second_opinion.missing():
        warnings.warn(f"nobody else judged the submissions: {reason}", stacklevel=1)
        pytest.skip(reason)
    asked, skipped = [], 0
    for path in corpus.accepted():
        xform = second_opinion.xform(path)
        for seed in SEEDS:
            xml = submission(path, seed)
            found = list(second_opinion.rules(xform, xml))
            fit = [one for one in found if _is_fit(path, one)]
            skipped += len(found) - len(fit)
            asked.append((form_at(path), f"{corpus.name(path)}, seed {seed}", xml, fit))

    wrong = second_opinion.judged(asked, AT)

    total = sum(len(fit) for *_, fit in asked)
    assert [] == wrong
    assert total > 3_000
    assert skipped < total / 20


def _is_fit(path: Path, rule: Rule) -> bool:
    return second_opinion.can_be_asked(rule) and not (rule.kind == "text" and corpus.name(path) in DIFFERENT)


@pytest.mark.parametrize("path", corpus.accepted(), ids=corpus.name)
def test_a_submission_has_the_nodes_of_the_form_in_their_order(path: Path) -> None:
    expected = second_opinion.xform(path).nodes
    known = tuple(one for one in instance.nodes(form_at(path)) if "/@" not in one)

    assert expected == known
    for seed in SEEDS:
        assert [] == second_opinion.misplaced(second_opinion.xform(path), submission(path, seed))


def test_the_readme_counts_what_is_played() -> None:
    accepted = corpus.accepted()
    finished = [
        path for path in accepted if all(isinstance(played(path, seed), Played) for seed in SEEDS[:3])
    ]

    assert f"{len(finished)} of {len(accepted)} forms are played to the end" in README
