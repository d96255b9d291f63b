"""Name what the buttons of filling a form mean, where a word says more than a letter."""

from typing import Final

SAME: Final = "same"
"""Take everything as it was last time."""

ONES: Final = "ones"
"""Ask what could be as last time one by one."""

WAIT: Final = "wait"
"""Put a question off that cannot be answered yet."""

RIGHT: Final = "right"
"""All entries of a carried list are right."""

SOME: Final = "some"
"""Show a page of a carried list, an edit button an entry."""

ROW: Final = "row"
"""Show one entry of a carried list; from there on they come one by one when it was asked so."""

EACH: Final = "each"
"""Go through a carried list one by one, from an entry on."""

GONE: Final = "gone"
"""An entry of a carried list is no more."""

MORE: Final = "more"
"""Add an entry to a carried list."""

NEXT: Final = "next"
"""Leave an answer as it is and ask what comes behind it."""

MAP: Final = "map"
"""Show the sections of a form."""

SECTION: Final = "sect"
"""Show the questions of one section."""

NONE: Final = "none"
"""There is nothing to report, said at the first question."""

ZERO: Final = "zero"
"""There is nothing to report, said in the list of what is due."""

ZEROS: Final = "zeros"
"""There is nothing to report in any group."""

RESTORE: Final = "restore"
"""Take the last change back."""

MEND: Final = "mend"
"""Of several things that a wish to repair may mean, this one."""

ALIKE: Final = "isit"
"""The group that is being registered is one that is there already."""

APART: Final = "apart"
"""The group that is being registered is none of those that are like it."""

ENTRY: Final = "entry"
"""Show the values of a report that go into another system."""

COPY: Final = "copy"
"""Show one of these values by itself."""

ENTERED: Final = "entered"
"""The values are entered, or what was sent on has a number, or it is taken out again."""

WALL: Final = "wall"
"""Open, show or close a form that anybody may answer."""

TALLY: Final = "tally"
"""Take what the answers to an open form tell."""

OF_RIVALS: Final = frozenset({ALIKE, APART})
"""What answers whether a new group is one that is there."""

OF_FILLING: Final = frozenset({
    SAME, ONES, WAIT, RIGHT, SOME, ROW, EACH, GONE, MORE, NEXT, MAP, SECTION, NONE, RESTORE, MEND,
    TALLY,
})  # fmt: skip
"""What only means something in the draft that is open, while its card is the latest."""
