"""Count the seats of a quota, give and free them, and offer a free one to whoever waits the longest."""

from datetime import timedelta

from engine.forms.form import Answers, Form
from engine.obligations.eligibility import quota_fact, type_of
from engine.obligations.nouns.kinds import Quota
from engine.obligations.programme import Programme
from handlers.desk import Desk, Overtaken
from handlers.messenger.intending import intend
from models import audit, drafts, seats
from models.seats import Waiting

KIND = "seat_free"
# So long an offered seat is held for the one to whom it was offered.
HELD_FOR = timedelta(days=7)
_DIGITS = {"country": 0, "province": 2, "district": 4, "subdistrict": 6}
_MORE_THAN_ANY = 100


def area_of(code: str, level: str) -> str:
    """Cut a place's code to the level that a quota counts by."""
    return code[: _DIGITS.get(level, 8)]


def facts_of(
    desk: Desk, programme: Programme, form: Form, answers: Answers, *, draft_id: str, but_for: str = ""
) -> dict[str, str]:
    """Return how many seats are taken where a registration is, all of them and by type; offers to others count."""
    registration = programme.registration
    quota = programme.unit(registration.unit).quota if registration else None
    code = answers.get(form.path_of(registration.place_from), "") if registration else ""
    if registration is None or quota is None or not code:
        return {}
    here = {
        "programme": programme.id,
        "kind": registration.unit,
        "area": area_of(code, quota.per),
    }
    taken = seats.taken(desk.connection, **here, but_for=but_for)
    for one in seats.waiting(desk.connection, **here):
        if one.draft_id != draft_id and _is_held(desk, one):
            taken[one.type] = taken.get(one.type, 0) + 1
    by_type = {quota_fact(quota, type_): str(count) for type_, count in taken.items() if type_}
    return {**by_type, quota_fact(quota): str(sum(taken.values()))}


def take(desk: Desk, programme: Programme, kind: str, place: str, type_: str, unit_id: str) -> None:
    """Take a seat for a unit; raises when the last one was taken meanwhile, so that the step is decided again."""
    quota = programme.unit(kind).quota
    if quota is None:
        return
    free = _seats(quota, type_)
    area = area_of(place, quota.per)
    if not seats.take(
        desk.connection,
        programme=programme.id,
        kind=kind,
        area=area,
        type_=type_,
        seats=free,
        unit_id=unit_id,
    ):
        raise Overtaken


def move(desk: Desk, programme: Programme, kind: str, place: str, type_: str, unit_id: str) -> None:
    """Let a unit hold its seat at another place or of another type."""
    quota = programme.unit(kind).quota
    if quota is None:
        return
    before = seats.of_unit(desk.connection, unit_id)
    area = area_of(place, quota.per)
    if seats.leave(desk.connection, unit_id, programme=programme.id, but_in=area, type_=type_):
        take(desk, programme, kind, place, type_, unit_id)
        _offer_again(desk, programme, before)


def redraw(desk: Desk, programme: Programme, kind: str, place: str, unit_id: str) -> None:
    """Let a unit keep its seat where its place has another code: nobody is refused because a map was drawn anew."""
    quota = programme.unit(kind).quota if any(one.id == kind for one in programme.units) else None
    held = [one for one in seats.of_unit(desk.connection, unit_id) if one.programme == programme.id]
    if quota is None or not held or held[0].area == area_of(place, quota.per):
        return
    seats.leave(desk.connection, unit_id, programme=programme.id)
    seats.take(
        desk.connection, programme=programme.id, kind=kind, area=area_of(place, quota.per), type_=held[0].type,
        seats=quota.exactly + _MORE_THAN_ANY, unit_id=unit_id,
    )  # fmt: skip


def free(desk: Desk, programme: Programme, unit_id: str) -> None:
    """Free the seat of a unit that leaves, and offer it."""
    before = [one for one in seats.of_unit(desk.connection, unit_id) if one.programme == programme.id]
    seats.leave(desk.connection, unit_id, programme=programme.id)
    _offer_again(desk, programme, before)


def wait(desk: Desk, programme: Programme, form: Form, answers: Answers, *, draft_id: str, who: str) -> None:
    """Put a registration in the queue for the next free seat."""
    registration = programme.registration
    quota = programme.unit(registration.unit).quota if registration else None
    if registration is None or quota is None:
        raise Overtaken
    seats.wait(
        desk.connection,
        draft_id=draft_id,
        person_id=who,
        programme=programme.id,
        kind=registration.unit,
        area=area_of(answers.get(form.path_of(registration.place_from), ""), quota.per),
        type=type_of(quota, form, answers),
        since=desk.now,
    )
    audit.note(desk.connection, at=desk.now, act="waits_for_seat", about_id=draft_id, person_id=who)


def pass_on(desk: Desk) -> int:
    """Offer to the next one what nobody took in time; return how many offers lapsed."""
    lapsed = seats.offered_before(desk.connection, desk.now - HELD_FOR)
    for one in lapsed:
        seats.stand_back(desk.connection, one.draft_id, at=desk.now)
    for one in lapsed:
        _offer(desk, one.programme, one.kind, one.area, one.type)
    return len(lapsed)


def _offer_again(desk: Desk, programme: Programme, freed: list[seats.Seat]) -> None:
    for one in freed:
        _offer(desk, programme.id, one.kind, one.area, one.type)


def _offer(desk: Desk, programme: str, kind: str, area: str, type_: str) -> None:
    """Offer a free seat to the first in the queue whose registration is still there."""
    for one in seats.waiting(desk.connection, programme=programme, kind=kind, area=area):
        draft = drafts.get(desk.connection, one.draft_id)
        if draft is None or draft.state != drafts.OPEN:
            seats.wait_no_more(desk.connection, one.draft_id)
        elif one.type == type_ and not _is_held(desk, one):
            seats.offer(desk.connection, one.draft_id, at=desk.now)
            _tell(desk, one)
            return


def _tell(desk: Desk, one: Waiting) -> None:
    intend(
        desk,
        person_id=one.person_id,
        kind=KIND,
        about_id=one.draft_id,
        step=(desk.now - one.since).days,
        details={},
        is_worth_a_push=True,
        not_before=desk.now,
    )


def _is_held(desk: Desk, one: Waiting) -> bool:
    return one.offered_at is not None and desk.now - one.offered_at < HELD_FOR


def _seats(quota: Quota, type_: str) -> int:
    if not quota.shares:
        return quota.exactly
    return next((share.exactly for share in quota.shares if share.type == type_), 0)
