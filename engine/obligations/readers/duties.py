"""Read what a programme owes: `[duties.ID]`."""

from datetime import date

from engine.conversation.bubbles import say
from engine.doubting.rule import LEAST_AUDIT
from engine.obligations.kinds.around import After
from engine.obligations.kinds.fixed_day import FixedDay
from engine.obligations.nouns.measures import Cap
from engine.obligations.nouns.systems import Entering
from engine.obligations.programme import CutOff, Due, Duty, Review
from engine.obligations.readers.clocks import clock, cut_off
from engine.obligations.readers.kinds import ref
from engine.obligations.readers.open_forms import open_form
from engine.obligations.readers.places import among, to_by
from engine.obligations.tables import Table

MUSTS = ("accept", "approve", "certify")
FORM_STATUSES = ("printed", "partly", "named_only")
LONGEST_REVIEW = 366
MOST_BAHT = 10_000_000_000
# Stands in for a clock that could not be read; the fault that goes with it keeps the pack from being used.
UNREAD = FixedDay(date.min)


def duties(top: Table) -> tuple[Duty, ...]:
    """Read every duty, in the order of the file."""
    return tuple(_duty(id_, table) for id_, table in top.named("duties"))


def _duty(id_: str, table: Table) -> Duty:
    about = table.text("about")
    due = clock(table, "due", required=True)
    until = cut_off(table, "collect_until")
    _cut_off_not_after_due(table, until, due)
    to, to_by_area = to_by(table, "to")
    read = Duty(
        id=id_,
        name=table.text("name"),
        form=table.text("form"),
        form_status=table.word("form_status", FORM_STATUSES, required=False),
        about=about,
        per=table.text("per", required=False) or about,
        filed_by=ref(table, "filed_by", "offices"),
        to=to,
        to_by=to_by_area,
        due=due or UNREAD,
        collect_until=until,
        collected_by=table.text("collected_by", required=False),
        collected_part=table.text("collected_part", required=False),
        ladder=table.text("ladder", required=False) or "default",
        channel=table.text("channel", required=False),
        attachments=table.texts("attachments"),
        review=tuple(_review(one) for one in table.tables("review")),
        refs=table.texts("refs"),
        source_line=table.whole("source_line", least=1, required=False),
        stage=table.text("stage", required=False),
        not_before=_not_before(table),
        needs=table.texts("needs"),
        built_from=table.texts("built_from"),
        satisfies=table.texts("satisfies"),
        confidential=table.flag("confidential"),
        unconfirmed=table.flag("unconfirmed"),
        caps=tuple(_cap(one) for one in table.tables("caps")),
        entered_in=tuple(_entering(one) for one in table.tables("entered_in")),
        open_form=open_form(table),
        sheet=table.texts("sheet"),
        among=among(table),
    )
    table.close()
    return read


def _not_before(table: Table) -> After | None:
    """Take `{ after = "events.meeting", days = 5 }`: earlier than that nothing is sent."""
    found = clock(table, "not_before")
    if found is None or isinstance(found, After):
        return found
    table.fault(
        "not_before", say("is no day behind something"), say('write {{ after = "events.visit", days = 5 }}')
    )
    return None


def _cap(table: Table) -> Cap:
    baht = table.whole("baht", least=0, most=MOST_BAHT) or 0
    cap = Cap(table.text("field"), baht, table.text("says", required=False))
    table.close()
    return cap


def _entering(table: Table) -> Entering:
    entering = Entering(table.text("system"), table.texts("values"))
    table.close()
    return entering


def _cut_off_not_after_due(table: Table, until: CutOff | None, due: Due | None) -> None:
    if isinstance(until, FixedDay) and isinstance(due, FixedDay) and until.day > due.day:
        table.fault("collect_until", say("lies after due"), say("write a day on or before the due day"))


def _rule(table: Table, review: Review) -> None:
    """See that a rule decides only where one person would accept, and that a share to be drawn has a rule."""
    is_by_person = review.committee or bool(review.second_party) or review.must != "accept"
    if review.auto and is_by_person:
        table.fault(
            "auto",
            say("stands where somebody decides herself"),
            say("only a step of one person with must = accept may have it"),
        )
    if review.audit and not review.auto:
        table.fault("audit", say("has no rule beside it"), say("write the rule in auto, or leave it away"))


def _review(table: Table) -> Review:
    review = Review(
        by=table.text("by"),
        must=table.word("must", MUSTS),
        committee=table.flag("committee"),
        second_party=table.text("second_party", required=False),
        days=table.whole("days", least=1, most=LONGEST_REVIEW, required=False),
        appeal_days=table.whole("appeal_days", least=1, most=LONGEST_REVIEW, required=False),
        working=table.flag("working"),
        together=table.flag("together"),
        auto=table.text("auto", required=False),
        audit=table.whole("audit", least=LEAST_AUDIT, most=100, required=False) or 0,
    )
    _rule(table, review)
    if review.second_party and review.second_party == review.by:
        table.fault(
            "second_party",
            say("is the role that decides already"),
            say("name another role, or leave it away"),
        )
    table.close()
    return review
