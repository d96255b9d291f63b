"""Know what a person knows: where her chat stands, what she is filling, and what stands on the cards about her work."""

import json
from dataclasses import dataclass
from datetime import date

from bot.wiring import Core
from cli.demo import known_id
from cli.simulating.people import Person
from engine.conversation.state import Draft, State, draft_from_dict, state_from_dict
from engine.forms.form import Form
from handlers.owing import duty_of
from handlers.speakers import newcomer_id
from models import conversations, drafts, obligations, people


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a chat stands: the place, and the draft with its form while one is being filled."""

    state: State
    draft: Draft | None = None
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One thing on a card: which round, until when, whether it is for the office, whether the group has told its part."""

    key: str
    due: date | None
    is_filed: bool
    awaits_group: bool


def person_id(core: Core, person: Person) -> str:
    """Return a person's id; that of who joins by herself is derived from the account."""
    if person.joins_at is None:
        return known_id(person.key)
    return newcomer_id(core.vault.keyring.hash("line", person.user))


def standing(core: Core, person: Person) -> Standing:
    """Return where somebody's chat stands."""
    me = person_id(core, person)
    with core.database.reading() as connection:
        found = conversations.load(connection, me)
        state = state_from_dict(found.state) if found else State()
        if state.place not in {"asking", "review"} or not state.draft:
            return Standing(state)
        row = drafts.get(connection, state.draft)
        key = core.vault.existing(connection, people.owner_of(me))
    if row is None or key is None:
        return Standing(state)
    draft = draft_from_dict(json.loads(key.open(row.body)))
    form = core.shelf.library().form(draft.programme, draft.form, draft.digest)
    return Standing(state, draft, form[0] if form else None)


def work(core: Core, person: Person, named: str, kind: str) -> Work | None:
    """Return what a button on a card opens: a round by its id, or by the draft that was begun of it."""
    with core.database.reading() as connection:
        round_id = named
        if kind == "r":
            row = drafts.get(connection, named)
            if row is None or not row.obligation_id:
                return Work(named, None, is_filed=False, awaits_group=False)
            round_id = row.obligation_id
        found = obligations.get(connection, round_id)
    if found is None:
        return None
    duty = duty_of(core.shelf.library().programmes.get(found.programme), found.duty)
    due = found.due if person.is_officer else found.collect_until
    awaits = bool(
        duty and duty.collected_by and (found.collect_until or not found.due) and not found.contribution_id
    )
    return Work(found.id, due, is_filed=person.is_officer, awaits_group=awaits)
