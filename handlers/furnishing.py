"""Bring into a scene what one function of the menu shows, and only when it was chosen: groups, enquiries, the next report."""

from collections.abc import Callable
from dataclasses import replace

from engine.conversation import presses
from engine.conversation.enquiries import CHOOSE, STOP, WRITING
from engine.conversation.events import Event, Pressed, Typed
from engine.conversation.filling import all_nothing
from engine.conversation.measures.beside import NOWHERE
from engine.conversation.menu import functions
from engine.conversation.menu import work as menus
from engine.conversation.menu.paging import ONWARD, listed
from engine.conversation.scene import Enquiry, Filling, Group, Scene
from engine.conversation.state import Draft, State
from handlers import beside, councils, enquiries, guiding, happening
from handlers.announcing import scenes as announcing
from handlers.boards import overview
from handlers.boards.sight import of_rights
from handlers.compiling import climbing
from handlers.contacting import scenes as contacting
from handlers.desk import Desk, Speaker
from handlers.digesting import facts
from handlers.digesting import missing as lacking
from handlers.files import scenes as files
from handlers.handouts import scenes as handouts
from handlers.keeping import answers_of
from handlers.minding import scenes as minding
from handlers.owing import Rights
from handlers.privacy import holding
from handlers.rooms import scenes as rooms
from handlers.staffing import showing as staffing
from models import enquiries as asked
from models import offices, reports, units

Opener = Callable[[str], Filling | None]
WITH_ENQUIRIES = frozenset({"ask", "news"})
WITH_GROUPS = frozenset({"unit", "groups"})


def chosen(desk: Desk, event: Event) -> str:
    """Name the function of the menu that an event asks for."""
    if isinstance(event, Pressed):
        return functions.pressed(event.press) or listed(event.press)
    word = desk.office.words.match(event.text) if isinstance(event, Typed) else None
    return word if word in functions.FUNCTIONS else ""


def furnished(
    desk: Desk, who: Speaker, held: Rights, state: State, event: Event, scene: Scene, opener: Opener
) -> Scene:
    """Return the scene with what the chosen function shows."""
    name = chosen(desk, event)
    tap = event.press if isinstance(event, Pressed) else None
    about = tap.draft if tap is not None and tap.kind == "q" else state.about
    is_asking = state.place in WRITING or (tap is not None and tap.kind == "q")
    if is_asking or name in WITH_ENQUIRIES:
        scene = replace(
            scene,
            helpers=enquiries.reached(desk, who.person_id, held),
            enquiries=enquiries.open_ones(desk, who, held),
            enquiry=_enquiry(desk, who, held, about) if _names_one(state, event) else None,
        )
    if name in WITH_GROUPS or (tap is not None and tap.kind == "l"):
        scene = replace(scene, groups=_groups(desk, held, tap.draft if tap and tap.kind == "l" else ""))
    scene = beside.furnished(desk, held, state, event, scene, name)
    if state.place == "enquiring" and isinstance(event, Typed):
        scene = replace(scene, books=replace(scene.books, quote=guiding.quoted(desk, held, event.text)))
    scene = councils.furnished(desk, who, held, state, event, scene, name)
    scene = staffing.furnished(desk, who, held, event, scene, name)
    scene = minding.furnished(desk, who, held, state, event, scene, name)
    scene = contacting.furnished(desk, who, held, state, event, scene, name)
    scene = files.furnished(desk, who, held, event, scene)
    scene = handouts.furnished(desk, who, held, event, scene)
    scene = announcing.furnished(desk, who, held, state, event, scene, name)
    scene = rooms.furnished(desk, who, held, event, scene, name)
    scene = climbing.furnished(desk, scene, name)
    scene = holding.furnished(desk, who, held, state, event, scene)
    if name == "board" and held.offices:
        answers = overview.answers(desk, of_rights(desk, who, held))
        scene = replace(scene, books=replace(scene.books, board=answers))
    if name == "digest":
        scene = replace(scene, books=replace(scene.books, digest=facts.digest(desk, who, held)))
    if name == "missing" and held.offices:
        page = tap.index if tap is not None and tap.kind == ONWARD else 0
        found = lacking.missing(desk, who, held, scene.owed, page)
        scene = replace(scene, books=replace(scene.books, missing=found))
    if name == "events":
        scene = replace(scene, happenings=happening.open_ones(desk, held, with_quiet=True))
    if tap is not None and tap.kind == presses.ZEROS:
        scene = replace(scene, emptied=_emptied(scene, tap.draft, opener))
    if name == "report" and scene.filling is None:
        scene = replace(scene, opening=_only_one(scene, opener))
    return scene


def _emptied(scene: Scene, wanted: str, opener: Opener) -> tuple[Filling, ...]:
    """Open every round that is to be reported empty together with one."""
    one = next((one for one in scene.owed if one.id == wanted), None)
    found = (opener(other.id) for other in all_nothing.alike(scene.owed, one))
    return tuple(filling for filling in found if filling is not None and filling.draft.purpose == "collect")


def _names_one(state: State, event: Event) -> bool:
    if isinstance(event, Pressed) and event.press.kind == "q":
        return event.press.index not in {CHOOSE, STOP}
    return state.place == "replying"


def _enquiry(desk: Desk, who: Speaker, held: Rights, enquiry_id: str) -> Enquiry | None:
    row = asked.get(desk.connection, enquiry_id)
    return enquiries.seen_by(desk, row, who.person_id, held)


def _only_one(scene: Scene, opener: Opener) -> Filling | None:
    """Open the report that is meant when there is only one that could be."""
    ready = [
        *(draft for draft, _ in scene.drafts),
        *(owed.draft or owed.id for owed in menus.to_begin(scene)),
    ]
    return opener(ready[0]) if len(ready) == 1 else None


def _groups(desk: Desk, held: Rights, wanted: str) -> tuple[Group, ...]:
    """Return a person's own groups, then those of her offices; only the ones that are shown whole are opened."""
    if wanted:
        unit = units.unit(desk.connection, wanted)
        may_see = unit is not None and (unit.id in held.units or councils.may_manage(desk, held, unit))
        return (_group(desk, held, unit, is_whole=True),) if unit is not None and may_see else ()
    own = [unit for one in held.units if (unit := units.unit(desk.connection, one)) is not None]
    looked_after = _looked_after(desk, held)
    others = (unit for unit in looked_after if unit.id not in held.units)
    return (
        *(_group(desk, held, unit, is_whole=True) for unit in own),
        *(_group(desk, held, unit, is_whole=False) for unit in others),
    )


def _looked_after(desk: Desk, held: Rights) -> list[units.Unit]:
    """Return the groups of a person's offices; where those have none of their own, the groups of the offices below."""
    if not held.offices:
        return []
    own = units.of_offices(desk.connection, list(held.offices))
    return own or units.of_offices(desk.connection, list(councils.below(desk, held)))


def _group(desk: Desk, held: Rights, unit: units.Unit, *, is_whole: bool) -> Group:
    office = offices.office(desk.connection, unit.office_id) if is_whole else None
    report = reports.registration_of(desk.connection, unit.id) if is_whole else None
    return Group(
        id=unit.id,
        name=unit.name,
        place=unit.place,
        office=office.name if office else "",
        office_phone=(office.phone or "") if office else "",
        registered=_registered(desk, unit, report) if report else None,
        is_mine=unit.id in held.units,
        report=report.id if report else "",
        stands=beside.stands(desk, unit) if is_whole else NOWHERE,
        profile=councils.profile(desk, held, unit) if is_whole else None,
    )


def _registered(desk: Desk, unit: units.Unit, report: reports.Report) -> Filling | None:
    """Return what was registered of a group, ready to be worded."""
    programme = desk.library.programmes.get(unit.programme)
    found = desk.library.form(report.programme, report.form, report.form_digest)
    if programme is None or found is None:
        return None
    draft = Draft("", "register", report.programme, report.form, found[1], answers=answers_of(desk, report))
    return Filling(draft, found[0], programme, found[0].title, unit.name)
