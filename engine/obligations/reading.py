"""Read programme.toml into a Programme, and name every fault by file, key and cure."""

import tomllib
from pathlib import Path
from typing import cast

from engine.conversation.bubbles import say
from engine.obligations import sharing
from engine.obligations.faults import PackFault, Problem
from engine.obligations.pointers import broken_pointers
from engine.obligations.programme import Programme, Weekends
from engine.obligations.readers import duties, kinds, ladders, layouts, measures, places, rules, times
from engine.obligations.tables import Table

FILE = "programme.toml"
WEEKENDS = ("keep", "before", "after")


def read_pack(folder: Path) -> Programme:
    """Read a pack's folder, and see that every form it names is there."""
    path = folder / FILE
    if not path.is_file():
        raise PackFault(
            (Problem(FILE, "(file)", say("is missing"), say("add it to {folder}/", folder=folder.name)),)
        )
    programme = read_text(path.read_text("utf-8"), base=_base(folder, path))
    problems = [*_wrong_folder(folder, programme), *_missing_forms(folder, programme)]
    if problems:
        raise PackFault(tuple(problems))
    return programme


def read_text(text: str, file: str = FILE, base: str = "") -> Programme:
    """Read the text of a programme.toml; `base` is the text of the pack whose units and offices it shares."""
    values = _toml(text, file)
    faults: list[Problem] = []
    if base:
        values = sharing.joined(values, _toml(base, file), Table(values, file=file, at="", faults=faults))
    programme = programme_of(Table(values, file=file, at="", faults=faults))
    faults.extend(Problem(file, *pointer) for pointer in broken_pointers(programme))
    if faults:
        raise PackFault(tuple(faults))
    return programme


def _base(folder: Path, path: Path) -> str:
    """Return the text of the pack that this one shares units and offices with; empty when it is on its own."""
    name = _toml(path.read_text("utf-8"), FILE).get("shares")
    if not isinstance(name, str) or not name.strip():
        return ""
    found = folder.parent / name.strip() / FILE
    if not found.is_file():
        cure = say("add the folder {folder}/ beside this one", folder=name)
        raise PackFault((Problem(FILE, "shares", say('points to "{name}"', name=name), cure),))
    return found.read_text("utf-8")


def _toml(text: str, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong = say("is not TOML: {error}", error=str(error))
        raise PackFault((Problem(file, "(file)", wrong, say("mend that line")),)) from error


def form_path(folder: Path, form: str) -> Path | None:
    """Return where a form of the pack lies; a spreadsheet works as well as Markdown."""
    paths = (folder / "forms" / f"{form}{suffix}" for suffix in (".md", ".xlsx"))
    return next((path for path in paths if path.is_file()), None)


def form_paths_of(folder: Path) -> dict[str, Path]:
    """Return where the forms of a pack lie, by their names."""
    paths = {name: form_path(folder, name) for name in form_names(read_pack(folder))}
    return {name: path for name, path in paths.items() if path}


def form_names(programme: Programme) -> tuple[str, ...]:
    """Return the forms that a programme names, each once."""
    registration = (programme.registration.form,) if programme.registration else ()
    open_to_all = (duty.open_form.form for duty in programme.duties if duty.open_form)
    return tuple(dict.fromkeys((*registration, *(duty.form for duty in programme.duties), *open_to_all)))


def programme_of(top: Table) -> Programme:
    """Read a programme out of its table; what is wrong stays with the table."""
    programme = Programme(
        id=top.text("id"),
        name=top.text("name"),
        fiscal_year=top.whole("fiscal_year", least=2500, most=2700) or 0,
        source=top.text("source"),
        owner=top.text("owner"),
        units=kinds.units(top),
        offices=kinds.offices(top),
        roles=kinds.roles(top),
        cohorts=kinds.cohorts(top),
        ladders=ladders.ladders(top),
        registration=rules.registration(top),
        eligibility=rules.rules(top),
        duties=duties.duties(top),
        areas=places.areas(top),
        events=times.events(top),
        stages=times.stages(top),
        levels=measures.levels(top),
        indicators=measures.indicators(top),
        budgets=measures.budgets(top),
        systems=measures.systems(top),
        layouts=layouts.layouts(top),
        posts=rules.posts(top),
        weekends=cast(Weekends, top.word("weekends", WEEKENDS, required=False) or "keep"),
        unconfirmed=top.flag("unconfirmed"),
        shares=top.text("shares", required=False),
    )
    top.close()
    return programme


def _wrong_folder(folder: Path, programme: Programme) -> tuple[Problem, ...]:
    if programme.id == folder.name:
        return ()
    wrong = say('is "{name}" in the folder {folder}/', name=programme.id, folder=folder.name)
    return (Problem(FILE, "id", wrong, say('write id = "{folder}"', folder=folder.name)),)


def _missing_forms(folder: Path, programme: Programme) -> tuple[Problem, ...]:
    missing = [name for name in form_names(programme) if form_path(folder, name) is None]
    return tuple(
        Problem(FILE, f"form {name}", say("has no file"), say("add forms/{name}.md to the pack", name=name))
        for name in missing
    )
