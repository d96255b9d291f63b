"""Say that a summary is to be kept, so that its picture can be looked at. Nothing here keeps it."""

from dataclasses import dataclass

from engine.handouts.handout import Handout


@dataclass(frozen=True, slots=True)
class KeepHandout:
    """Keep the figures of a summary as they were handed on."""

    id: str
    handout: Handout


@dataclass(frozen=True, slots=True)
class Ready:
    """A summary that is about to be handed on, under the name that its page will have."""

    id: str
    handout: Handout
