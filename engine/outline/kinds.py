"""Name the kind of a duty's clock by the words in which lists of duties speak of clocks."""

from engine.obligations.kinds.around import After, Before
from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.kinds.long_rounds import LongRounds
from engine.obligations.kinds.month_day import MonthDay
from engine.obligations.kinds.numbered import Numbered
from engine.obligations.kinds.undated import Contradictory, NoDay, SetLater
from engine.obligations.kinds.within import Within
from engine.obligations.programme import Duty


def kind_of(duty: Duty) -> str:
    """Return the kind: `fixed`, `monthly_cutoff_due`, `after_event_capped` and so on."""
    match duty.due:
        case FixedDay():
            return "fixed"
        case CohortDay():
            return "fixed_by_cohort"
        case Numbered():
            return "dated_rounds"
        case MonthDay():
            return "monthly_cutoff_due" if isinstance(duty.collect_until, MonthDay) else "monthly_day"
        case LongRounds(every=every):
            return "quarter_named" if every == "quarter" else "yearly"
        case NoDay():
            return "no_deadline"
        case SetLater():
            return "set_later"
        case Contradictory():
            return "contradictory"
        case Within() | After() | Before():
            return _of_spans(duty.due)


def _of_spans(clock: Within | After | Before) -> str:
    match clock:
        case Within(month=month, quarter=quarter, first=first):
            return (
                "month_named" if month else "quarter_named" if quarter else "span" if first else "fiscal_year"
            )
        case Before():
            return "before"
        case After(what=what) if what.startswith("stages."):
            return "phase_end"
        case After(days=0):
            return "on_event"
        case After(each=True):
            return "each_occurrence"
        case After(latest=latest):
            return "after_event_capped" if latest else "after_event"
