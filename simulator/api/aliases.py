"""Names of rich menus, by which a tab finds the menu behind it."""

from simulator.api.bodies import body_of
from simulator.api.menu_links import with_picture
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route

MOST_ALIASES = 1000


def create(line: Line, request: Request) -> Answer:
    """Give a menu a name."""
    body = body_of(request, "CreateRichMenuAliasRequest")
    with line.changed:
        if body["richMenuAliasId"] in line.menus.aliases:
            raise Refusal(400, "conflict richmenu alias id")
        if len(line.menus.aliases) >= MOST_ALIASES:
            raise Refusal(400, "The number of rich menu aliases has reached the limit")
        line.menus.aliases[body["richMenuAliasId"]] = with_picture(line, body["richMenuId"], absent=400)
        line.touch()
    return json_answer({})


def update(line: Line, request: Request) -> Answer:
    """Let a name mean another menu."""
    body = body_of(request, "UpdateRichMenuAliasRequest")
    with line.changed:
        alias = _known(line, request)
        line.menus.aliases[alias] = with_picture(line, body["richMenuId"], absent=400)
        line.touch()
    return json_answer({})


def get(line: Line, request: Request) -> Answer:
    """Return the menu behind a name."""
    with line.changed:
        return json_answer(_view(line, _known(line, request)))


def delete(line: Line, request: Request) -> Answer:
    """Forget a name."""
    with line.changed:
        del line.menus.aliases[_known(line, request)]
        line.touch()
    return json_answer({})


def list_all(line: Line, _: Request) -> Answer:
    """Return all names."""
    with line.changed:
        return json_answer({"aliases": [_view(line, alias) for alias in line.menus.aliases]})


def _known(line: Line, request: Request) -> str:
    alias = request.args["alias"]
    if alias not in line.menus.aliases:
        raise Refusal(404, "richmenu alias not found")
    return alias


def _view(line: Line, alias: str) -> dict[str, str]:
    return {"richMenuAliasId": alias, "richMenuId": line.menus.aliases[alias]}


ROUTES: tuple[Route[Line], ...] = (
    route("POST", "/v2/bot/richmenu/alias", create),
    route("GET", "/v2/bot/richmenu/alias/list", list_all),
    route("GET", "/v2/bot/richmenu/alias/{alias}", get),
    route("POST", "/v2/bot/richmenu/alias/{alias}", update),
    route("DELETE", "/v2/bot/richmenu/alias/{alias}", delete),
)
