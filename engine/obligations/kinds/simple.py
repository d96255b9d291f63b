"""Name every kind of clock that may stand alone or as one of several numbered rounds."""

from engine.obligations.kinds.around import After, Before
from engine.obligations.kinds.cohort_day import CohortDay
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.kinds.long_rounds import LongRounds
from engine.obligations.kinds.month_day import MonthDay
from engine.obligations.kinds.undated import Contradictory, NoDay, SetLater
from engine.obligations.kinds.within import Within

Simple = (
    FixedDay | CohortDay | MonthDay | LongRounds | Within | After | Before | NoDay | SetLater | Contradictory
)
