"""Put places into cohorts as a roster says, each with the letter it rests on; what stands already changes nothing."""

from collections.abc import Sequence

from engine.conversation.bubbles import say
from engine.roster.wanted import Spot, Wanted, WantedCohort
from handlers import dating
from handlers.dating import Setting
from handlers.rosters.seen import Mark
from handlers.rosters.work import CHANGED, NEW, SAME, Bench
from models import facts

SORT = "cohort"
LONGEST_LETTER = 200


def take(bench: Bench, batch: Sequence[Wanted]) -> None:
    """Take in the cohorts of a batch."""
    told = [(one.spot, cohort) for one in batch for cohort in one.cohorts]
    if not told:
        return
    bench.work.seen.look_up(SORT, {_key(cohort) for _, cohort in told})
    fresh = [(spot, cohort) for spot, cohort in told if _is_first(bench, spot, cohort)]
    standing = _standing(bench, [cohort for _, cohort in fresh])
    for _, cohort in fresh:
        before = standing.get((cohort.cohort, cohort.place), "")
        bench.work.count(SORT, SAME if before == cohort.value else CHANGED if before else NEW)
        if before != cohort.value and bench.work.writes:
            _write(bench, cohort)


def _is_first(bench: Bench, spot: Spot, cohort: WantedCohort) -> bool:
    """Say whether a place is put into a cohort here for the first time; twice the same is as once."""
    before = bench.work.seen.get(SORT, _key(cohort))
    if before is None:
        bench.work.seen.add(SORT, _key(cohort), Mark(spot, cohort.value))
        return True
    if before.subject_id != cohort.value:
        wrong = say("row {row} puts this place into {value}", row=before.spot.row, value=before.subject_id)
        bench.work.fault(spot, wrong, say("a place is in one of them; write the same in every row"))
    return False


def _key(cohort: WantedCohort) -> str:
    return f"{cohort.cohort} {cohort.place}"


def _standing(bench: Bench, cohorts: Sequence[WantedCohort]) -> dict[tuple[str, str], str]:
    """Return the cohorts that these very places are in now."""
    scopes = tuple(dict.fromkeys(_scope(one) for one in cohorts))
    names = {bench.programme.id, bench.programme.home} if scopes else set()
    rows = [row for name in sorted(names) for row in facts.standing(bench.desk.connection, name, scopes)]
    return {(row.name, row.scope.partition(":")[2]): row.value for row in rows if row.kind == facts.COHORT}


def _scope(cohort: WantedCohort) -> str:
    return f"place:{cohort.place}" if cohort.place else ""


def _write(bench: Bench, cohort: WantedCohort) -> None:
    setting = Setting(
        _scope(cohort), facts.COHORT, cohort.cohort, value=cohort.value,
        letter=(bench.work.letter or bench.work.name)[:LONGEST_LETTER],
    )  # fmt: skip
    dating.write_down(bench.desk, bench.programme, setting)
