"""One table of everything the bot may ask of LINE's API."""

from simulator.api import (
    aliases,
    channel,
    chat,
    content,
    link_token,
    menu_batch,
    menu_links,
    menus,
    narrowcast,
    oauth,
    profile,
    push,
    quota,
    reply,
    sign_in,
    units,
    validate,
)
from simulator.line import Line
from simulator.wire.routes import Routes, joined

ROUTES: Routes[Line] = joined(
    *(
        module.ROUTES
        for module in (
            reply,
            push,
            narrowcast,
            validate,
            quota,
            units,
            content,
            profile,
            channel,
            chat,
            link_token,
            aliases,
            menu_batch,
            menu_links,
            menus,
            oauth,
            sign_in,
        )
    )
)
