"""Say how complete a built report is, and show the figures that nobody answers."""

from engine.compiling.basis import Basis
from engine.conversation.bubbles import Plain, Row, Text, say
from engine.conversation.events import When
from engine.conversation.handouts import wording as handouts
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.scene import Filling
from engine.conversation.state import LACKS
from engine.conversation.wording import LANGUAGE, short
from engine.forms import computing, rows
from engine.forms.form import Question

NAMED = 12
CHOSEN, ROOM = "select_one", 3
NUMBERS = frozenset({"integer", "decimal", "range"})


def lines(filling: Filling) -> tuple[Text, ...]:
    """Say at the opening how much is in, and name what is not."""
    stands = filling.compiled
    if stands is None:
        return ()
    said: tuple[Text, ...] = (_sent(stands),)
    if stands.missing:
        said += (say("Missing: {names}", names=_names(stands.missing)),)
    said += tuple(
        say("{unit} sent its own {lacks}", unit=Plain(unit), lacks=_lacks(one.missing, one.total, one.reason))
        for unit, one in stands.lacks
    )
    return said


def rows_of(filling: Filling) -> tuple[Row, ...]:
    """Show on the card before sending what the report is built from, and why it is sent without the rest."""
    stands = filling.compiled
    if stands is None:
        return ()
    on = handouts.button(f"{handouts.COMPILED}/{filling.draft.obligation}")
    shown: tuple[Row, ...] = (Row(say("Built from"), _sent(stands), on),)
    if stands.missing:
        shown += (Row(say("Still missing"), Plain(_names(stands.missing))),)
    if stands.missing and (reason := filling.draft.raw.get(LACKS, "")):
        shown += (Row(say("Why without them"), Plain(reason)),)
    return shown


def receipt_rows(filling: Filling) -> tuple[Row, ...]:
    """Show on the receipt what went in."""
    stands = filling.compiled
    if stands is None:
        return ()
    if not stands.missing:
        return (Row(say("Built from"), _sent(stands)),)
    words = _lacks(len(stands.missing), stands.total, filling.draft.raw.get(LACKS, ""))
    return (Row(say("Built from"), words),)


def figure_row(filling: Filling, question: Question, when: When) -> Row:
    """Show a figure that follows from other answers; it has no button, because nobody types it."""
    form, answers = filling.form, filling.draft.answers
    worked = computing.worked_out(form, answers, when.at, when.seed, filling.within)
    value = next((value for one, value in worked if one.path == question.path), "")
    return Row(Plain(short(filling, question, when)), talk.shown(Asked(filling, question, when), value))


def entry_row(filling: Filling, row: str, when: When) -> Row:
    """Show a line of a built list: which unit it is, its numbers, and what was chosen where there is room."""
    form, answers = filling.form, filling.draft.answers
    number = row.rpartition("[")[2].rstrip("]")
    told = rows.summary(form, row, LANGUAGE, answers, when.at, when.seed)
    worked = computing.worked_out(form, answers, when.at, when.seed, filling.within)
    here = [(one, value) for one, value in worked if rows.row_of(one.path) == row]
    numbers = [(one, value) for one, value in here if one.kind in NUMBERS]
    chosen = [(one, value) for one, value in here if one.kind == CHOSEN]
    values = [
        say(
            "{name}: {value}",
            name=Plain(short(filling, one, when)),
            value=talk.shown(Asked(filling, one, when), value),
        )
        for one, value in (*numbers, *chosen[: max(0, ROOM - len(numbers))])
    ]
    figures: Text | None = None
    for one in values:
        figures = one if figures is None else say("{first} · {second}", first=figures, second=one)
    return Row(Plain(f"{number}. {told}"), figures)


def _lacks(missing: int, total: int, reason: str) -> Text:
    """Word what a report was sent without; the reason of somebody who was erased is not known any more."""
    if not reason:
        return say("without {missing} of {total}", missing=missing, total=total)
    words = "without {missing} of {total}, because {reason}"
    return say(words, missing=missing, total=total, reason=Plain(reason))


def _sent(stands: Basis) -> Text:
    said: Text = say("{sent} of {total} are in", sent=stands.sent, total=stands.total)
    if stands.zero:
        said = say("{said}, {count} of them with nothing to report", said=said, count=stands.zero)
    if stands.waived:
        said = say("{said}, {count} are not needed this time", said=said, count=stands.waived)
    return said


def _names(missing: tuple[str, ...]) -> str:
    left = len(missing) - NAMED
    return ", ".join(missing[:NAMED]) + (f" +{left}" if left > 0 else "")
