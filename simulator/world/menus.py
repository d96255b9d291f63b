"""Rich menus, their pictures, their aliases and who sees which."""

from dataclasses import dataclass, field
from typing import Any

from simulator.world.contents import Content
from simulator.world.ids import token


@dataclass(slots=True)
class Menu:
    """One rich menu; it shows only once it has a picture."""

    id: str
    body: dict[str, Any]
    picture: Content | None = None


@dataclass(slots=True)
class Menus:
    """All rich menus of the bot."""

    menus: dict[str, Menu] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    default: str | None = None

    def create(self, body: dict[str, Any]) -> Menu:
        """Keep a new menu."""
        menu = Menu(f"richmenu-{token()}", body)
        self.menus[menu.id] = menu
        return menu

    def delete(self, menu_id: str) -> None:
        """Forget a menu and everything that points to it."""
        del self.menus[menu_id]
        self.default = None if self.default == menu_id else self.default
        self.aliases = {alias: target for alias, target in self.aliases.items() if target != menu_id}

    def shown(self, linked: str | None) -> Menu | None:
        """Return the menu a person sees: their own, else the default."""
        return self.menus.get(linked or "") or self.menus.get(self.default or "")
