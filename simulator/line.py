"""The whole state of the local LINE in one place, under one lock."""

import json
from collections import defaultdict
from threading import Condition, RLock
from typing import Any

from simulator.settings import Settings
from simulator.world import ids
from simulator.world.channel_tokens import ChannelTokens
from simulator.world.chats import Bubble, Chats, Message
from simulator.world.clock import Clock
from simulator.world.contents import Contents
from simulator.world.faults import Faults
from simulator.world.jobs import Jobs
from simulator.world.journal import Journal
from simulator.world.link_tokens import LinkTokens
from simulator.world.menus import Menus
from simulator.world.people import Group, Person
from simulator.world.quota import Quota
from simulator.world.rates import Rates
from simulator.world.remembering import remember
from simulator.world.retry_keys import RetryKeys
from simulator.world.tokens import ReplyTokens
from simulator.world.units import Units


class Line:
    """Everything the local LINE knows. Whoever reads or writes holds `changed`, the one lock."""

    def __init__(self, settings: Settings) -> None:
        """Start with the cast, and nothing said."""
        self.settings = settings
        lock = RLock()
        self.changed = Condition(lock)
        self._ears: defaultdict[str, Condition] = defaultdict(lambda: Condition(lock))
        self.clock = Clock(settings.start, runs=settings.clock_runs)
        self.journal = Journal(settings.kept_log)
        self.faults = Faults(self.clock, redeliver=settings.redeliver)
        self.version = 0
        self.last_stamp = 0
        self.reset()

    def reset(self) -> None:
        """Forget all that happened; the clock goes back to the start when there is one."""
        cast = json.loads(self.settings.cast.read_text("utf-8"))
        self.bot = Person(ids.person_id(cast["bot"]["key"]), cast["bot"]["name"])
        self.webhook_url = self.settings.bot
        self.people: dict[str, Person] = {}
        self.groups: dict[str, Group] = {}
        self.chats = Chats()
        self.tokens = ReplyTokens()
        self.link_tokens = LinkTokens()
        self.channel_tokens = ChannelTokens()
        self.rates = Rates()
        self.jobs = Jobs()
        self.units = Units()
        self.keys = RetryKeys()
        self.quotes: dict[str, str] = {}
        self.quoted: dict[str, str] = {}  # the message behind each quote token
        self.marks: dict[str, tuple[str, str]] = {}
        self.quota = Quota()
        self.contents = Contents()
        self.menus = Menus()
        self.journal.clear()
        self.faults.clear()
        if self.settings.start:
            self.clock.set(self.settings.start)
        for entry in cast["people"]:
            self.add_person(**entry)

    def add_person(
        self, key: str, name: str, role: str = "", *, following: bool = False, user: str = ""
    ) -> Person:
        """Put a person into the world."""
        person = Person(user or ids.person_id(key), name, role, following)
        self.people[person.id] = person
        self.touch()
        return person

    def put(self, chat: str, author: str, message: Message, **more: Any) -> Bubble:
        """Put a bubble into a chat, at this virtual moment."""
        bubble = Bubble(more.pop("id", "") or ids.message_id(), author, self.clock.now(), message, **more)
        with self.changed:
            self.chats.add(chat, bubble)
            if chat in self._ears:
                self._ears[chat].notify_all()
        self.touch()
        return bubble

    def remember_quote(self, token: str, chat: str, message_id: str) -> None:
        """Keep by which token a message of a chat can be quoted."""
        remember(self.quotes, token, chat)
        remember(self.quoted, token, message_id)

    def hear(self, chat: str, since: int, seconds: float) -> None:
        """Wait until more than so many bubbles stand in a chat; a thousand listeners wake for their own only."""
        self._ears[chat].wait_for(lambda: self.chats.total(chat) > since, seconds)

    def age(self, seconds: float) -> None:
        """Make every token older, so that nobody has to wait for its death."""
        for tokens in (self.tokens, self.link_tokens, self.channel_tokens):
            tokens.age(seconds)

    def touch(self) -> None:
        """Tell whoever waits that something changed."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()
