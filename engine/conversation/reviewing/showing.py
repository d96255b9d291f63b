"""Show one report to the one who decides about it: what changed since, every answer, and what can be done."""

from engine.conversation.amending import telling as amended
from engine.conversation.bubbles import Action, Button, Card, Look, Note, Plain, Press, Row, Text, say
from engine.conversation.doubts import wording as doubts
from engine.conversation.events import When
from engine.conversation.evidence import albums
from engine.conversation.evidence.pieces import SEVERAL
from engine.conversation.relaying import told
from engine.conversation.reviewing.lines import at_most, lines, numbered, pages
from engine.conversation.reviewing.seen import Case, Waiting
from engine.conversation.reviewing.wording import AMEND, BACK, CHECK, CONFIRM, PASS, PROOF, act, decided
from engine.conversation.sent import changes

LINKS = 3


def card(case: Case, when: When, page: int = 0) -> Card:
    """Show a page of a report's answers, with the buttons of the one whose turn it is."""
    found = lines(case.filling, when)
    made = pages(found)
    page = at_most(page, made)
    head = (
        Row(say("For"), Plain(case.filling.subject)),
        Row(say("Sent by"), say("{name}, number {number}, on {day}", name=Plain(case.sender), number=case.number, day=case.sent_at)),
        *told.rows(case.told),
        *_mended(case, when),
        *_before(case, when),
        *(doubts.rows(case.looked) if case.waiting and not page else ()),
    )  # fmt: skip
    left = sum(len(one) for one in made[page + 1 :])
    remarks: tuple[Text, ...] = (say("{count} more answers after these.", count=left),) if left > 0 else ()
    return Card(
        title=Plain(case.filling.title),
        warnings=(*amended.warnings(case.amended), *told.warnings(case.told), *_warnings(case)),
        rows=(*head, *(Row(numbered(number, one), one.value) for number, one in made[page])),
        remarks=(*remarks, *_nothing_to_do(case)),
        actions=_actions(case),
        choices=(*_further(case, page, left), *_pictures(case)),
    )


def moved(case: Case) -> Note:
    """Say that a report is not what the button stood for any more."""
    if case.newer:
        return Note((say("It was corrected after it was shown. This is how it stands now."),))
    if case.last is not None:
        return Note((decided(case.last),))
    return Note((say("Nothing is yours to decide here any more."),))


def proof_card(case: Case) -> Card:
    """Hand out the links to the pictures and files of a report."""
    ids = [albums.evidence_of(name) for name in case.pictures]
    runs = [ids[at : at + albums.A_LINK] for at in range(0, len(ids), albums.A_LINK)][:LINKS]
    opens = tuple(
        Look(_part(number, len(runs)), SEVERAL.join(run)) for number, run in enumerate(runs, 1)
    )  # fmt: skip
    rows_ = (
        Row(say("For"), Plain(case.filling.subject)),
        Row(say("{count} pictures and files", count=len(ids))),
    )
    remark = say("The button works for 15 minutes, for you alone, in one place.")
    return Card(title=Plain(case.filling.title), rows=rows_, remarks=(remark,), actions=opens)


def _part(number: int, count: int) -> Text:
    return say("Open to see") if count == 1 else say("Open part {number} to see", number=number)


def _before(case: Case, when: When) -> tuple[Row, ...]:
    """Show what was decided last, and how the answers changed since this step saw them."""
    found: tuple[Row, ...] = ()
    if case.last is not None:
        found += (Row(say("Last"), decided(case.last)),)
        if case.last.reason is not None:
            found += (Row(say("Because"), case.last.reason),)
    if case.has_before:
        changed = changes.between(case.filling, case.was, when)
        found += tuple(Row(say("Changed: {name}", name=one.name), changes.arrow(one)) for one in changed)
    return found


def _mended(case: Case, when: When) -> tuple[Row, ...]:
    """Show by whom it was mended, why, and what; the lines only where no decision of this step shows them already."""
    if case.amended is None:
        return ()
    lines = () if case.has_before else changes.between(case.filling, case.amended.was, when)
    shown = tuple(Row(say("Changed: {name}", name=one.name), changes.arrow(one)) for one in lines)
    return (*amended.rows(case.amended), *shown)


def _warnings(case: Case) -> tuple[Text, ...]:
    """Say what makes one look twice, while it is to be decided; afterwards only what changed since."""
    found = doubts.warnings(case.looked) if case.waiting else ()
    if case.is_source_withdrawn and not case.waiting:
        found += (say("The sender took back a message that this rests on."),)
    if case.newer:
        found += (say("This was corrected meanwhile."),)
    return found


def _nothing_to_do(case: Case) -> tuple[Text, ...]:
    return () if case.waiting else (say("Nothing is yours to decide here any more."),)


def _actions(case: Case) -> tuple[Action, ...]:
    one = case.waiting
    if one is None:
        return ()
    back = Button(say("Send it back"), Press(BACK, case.report, one.step))
    if one.party == "office":
        return (Button(say("File it for the office"), Press("o", case.obligation), "primary"), back)
    if one.is_committee and one.party == "reviewer":
        return (back,)
    mend = (Button(say("Mend it"), Press(AMEND, case.report, one.step)),) if case.can_amend else ()
    return (Button(act(one), Press(_kind(one), case.report, one.step), "primary"), back, *mend)


def _kind(one: Waiting) -> str:
    return CONFIRM if one.party == "second" else PASS


def _further(case: Case, page: int, left: int) -> tuple[Button, ...]:
    more = Button(say("The next answers"), Press(CHECK, case.report, index=page + 1))
    return (more,) if left > 0 else ()


def _pictures(case: Case) -> tuple[Button, ...]:
    see = Button(say("See the pictures"), Press(PROOF, case.report))
    return (see,) if case.pictures else ()
