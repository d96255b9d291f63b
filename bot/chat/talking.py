"""Hold one chat about one form: what was said, how far the draft has come, and what is submitted in the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.chat.moves import Move, Picked, Placed, Showed, Tapped, Typed
from bot.chat.written import Shown, shown
from bot.texts import Texts
from engine.conversation import events
from engine.conversation.bubbles import Bubble, Press
from engine.conversation.effects import Drop, Keep, Say, Send
from engine.conversation.events import Event, When
from engine.conversation.privacy.seen import Consent
from engine.conversation.scene import Filling, Scene
from engine.conversation.state import Draft, State
from engine.conversation.step import step
from engine.forms import filling as forms
from engine.forms.form import Form
from engine.obligations.programme import Programme
from thai.words import Vocabulary

DRAFT: Final = "form"
SECONDS_A_MESSAGE: Final = 20
NOTHING: Final = Shown("", ())
_NOBODY: Final = Consent("", "", "")


@dataclass(frozen=True, slots=True)
class Talk:
    """A chat at one moment. A move makes the next one; nothing is changed in place."""

    form: Form
    words: Vocabulary
    texts: Texts
    person: str
    seed: str
    at: datetime
    state: State
    filling: Filling
    count: int = 0
    seen: Shown = NOTHING
    submission: Mapping[str, str] | None = None
    is_dropped: bool = False

    @property
    def is_over(self) -> bool:
        """Say whether the form was sent, or thrown away."""
        return self.submission is not None or self.is_dropped

    @property
    def moment(self) -> datetime:
        """Return when the next message comes."""
        return self.at + timedelta(seconds=SECONDS_A_MESSAGE * self.count)

    def hears(self, move: Move) -> "Talk":
        """Return the chat after a move of the person."""
        return self.after(_event(move, self._when(), self.count))

    def reopened(self, answers: Mapping[str, str]) -> "Talk":
        """Return the chat after the draft was opened, or opened again with other answers."""
        filling = replace(self.filling, draft=replace(self.filling.draft, answers=dict(answers)))
        idle = replace(self, filling=filling, state=self.state.at("idle", draft=""))
        return idle.after(events.Pressed(self._when(), Press("r", DRAFT)), opening=filling)

    def _when(self) -> When:
        return When(int(self.moment.timestamp() * 1000), self.moment, self.seed)

    def after(self, event: Event, opening: Filling | None = None) -> "Talk":
        """Return the chat after anything that happens to it."""
        current = self.filling if self.state.draft else None
        scene = Scene(
            words=self.words, consent=_NOBODY, account="", name=self.person, has_consent=True, has_roles=True,
            filling=current, opening=opening, drafts=((DRAFT, self.form.title),),
        )  # fmt: skip
        turn = step(self.state, event, scene)
        then = replace(self, state=turn.state, count=self.count + 1)
        said: list[Bubble] = []
        for effect in turn.effects:
            match effect:
                case Keep(draft):
                    then = replace(then, filling=replace(then.filling, draft=draft))
                case Say(bubbles):
                    said += bubbles
                case Send(_, answers):
                    then = replace(then, submission=answers)
                case Drop():
                    then = replace(then, is_dropped=True)
                case _:
                    pass
        return replace(then, seen=shown(said, self.texts))


def begin(
    form: Form, texts: Texts, words: Mapping[str, Sequence[str]], person: str, at: datetime, seed: str
) -> Talk:
    """Open a form as a draft of a person, and ask the first question."""
    answers = forms.start(form, at, seed)
    draft = Draft(DRAFT, "collect", "", form.id, "", answers=answers)
    filling = Filling(draft, form, _no_programme(form), form.title or form.id, person)
    talk = Talk(form, Vocabulary(words), texts, person, seed, at, State("idle"), filling)
    return talk.reopened(answers)


def _no_programme(form: Form) -> Programme:
    return Programme(form.id, form.title, 0, "", "", (), (), (), (), (), None, (), ())


def _event(move: Move, when: When, count: int) -> Event:
    match move:
        case Typed(text):
            return events.Typed(when, text, f"m{count}")
        case Tapped(press):
            return events.Pressed(when, press)
        case Picked(press, moment):
            return events.Pressed(when, press, moment)
        case Placed(latitude, longitude):
            return events.Placed(when, latitude, longitude, f"m{count}")
        case Showed(kind, set_id, total):
            return events.Showed(when, kind, f"m{count}", set_id=set_id, set_count=total)
