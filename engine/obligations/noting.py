"""Name what is no fault of a pack and may still be an oversight of its author."""

from collections.abc import Iterator, Mapping

from engine.conversation.bubbles import Text, say
from engine.forms.form import Form
from engine.forms.others import unexplained
from engine.obligations.kinds.undated import NoDay
from engine.obligations.programme import Programme


def open_ended(programme: Programme) -> Iterator[Text]:
    """Name every duty that groups collect for and that has a day, but no day by which their part is to be in."""
    for duty in programme.duties:
        if duty.collected_by and duty.collect_until is None and not isinstance(duty.due, NoDay):
            yield say(
                "note: duties.{duty} is collected by {role} and has no collect_until, so the group is not asked for its part",
                duty=duty.id,
                role=duty.collected_by,
            )


def looked_after_by_nobody(programme: Programme) -> Iterator[Text]:
    """Say that no role looks after the whole programme: its reports could be exported by nobody."""
    if not any(role.admin for role in programme.roles):
        yield say(
            "note: no role has admin = true, so nobody opens the pages of this programme, its files or its spreadsheet"
        )


def about_others(forms: Mapping[str, Form]) -> Iterator[Text]:
    """Name every question about somebody else of which no form says why it is needed."""
    for name, form in forms.items():
        for question in unexplained(form):
            yield say(
                "note: {form}: {name} asks about somebody else, and nothing says why", form=name, name=question.name
            )  # fmt: skip
