"""Rich menus: create, give a picture, show to everybody or to one person."""

from simulator.api.bodies import json_body
from simulator.api.pictures import size
from simulator.api.refusals import invalid, not_found
from simulator.line import Line
from simulator.rules.menus import fits, menu_problems
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.contents import Content
from simulator.world.menus import Menu

MOST_MENUS = 1000
MOST_BYTES = 1024 * 1024
PICTURES = {"image/png", "image/jpeg"}


def create(line: Line, request: Request) -> Answer:
    """Keep a menu; it shows once it has a picture."""
    body = _checked(request)
    with line.changed:
        if len(line.menus.menus) >= MOST_MENUS:
            raise Refusal(400, "The number of rich menus has reached the limit")
        return json_answer({"richMenuId": line.menus.create(body).id})


def validate(_: Line, request: Request) -> Answer:
    """Check a menu without keeping it."""
    _checked(request)
    return json_answer({})


def upload(line: Line, request: Request) -> Answer:
    """Give a menu its picture, once and for ever."""
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind not in PICTURES:
        raise Refusal(415, "Unsupported media type")
    if len(request.body) > MOST_BYTES:
        raise Refusal(413, "The image is too large")
    with line.changed:
        menu = _menu(line, request)
        if menu.picture:
            raise Refusal(400, "An image has already been uploaded to the richmenu")
        if not fits(*(size(request.body) or (0, 0))):
            raise Refusal(400, "The image size is not allowed for richmenu")
        menu.picture = Content("image", request.body, kind)
        line.touch()
    return json_answer({})


def picture(line: Line, request: Request) -> Answer:
    """Return a menu's picture."""
    with line.changed:
        found = _menu(line, request).picture
    if found is None:
        raise not_found()
    return Answer(200, found.body, found.content_type)


def get(line: Line, request: Request) -> Answer:
    """Return one menu."""
    with line.changed:
        return json_answer(_view(_menu(line, request)))


def list_all(line: Line, _: Request) -> Answer:
    """Return all menus."""
    with line.changed:
        return json_answer({"richmenus": [_view(menu) for menu in line.menus.menus.values()]})


def delete(line: Line, request: Request) -> Answer:
    """Forget a menu."""
    with line.changed:
        line.menus.delete(_menu(line, request).id)
        line.touch()
    return json_answer({})


def _checked(request: Request) -> dict[str, object]:
    body = json_body(request)
    if problems := menu_problems(body):
        raise invalid(problems)
    return body


def _menu(line: Line, request: Request) -> Menu:
    menu = line.menus.menus.get(request.args["menu"])
    if menu is None:
        raise Refusal(404, "richmenu not found")
    return menu


def _view(menu: Menu) -> dict[str, object]:
    return {"richMenuId": menu.id, **menu.body}


ROUTES: tuple[Route[Line], ...] = (
    route("POST", "/v2/bot/richmenu", create),
    route("POST", "/v2/bot/richmenu/validate", validate),
    route("GET", "/v2/bot/richmenu/list", list_all),
    route("POST", "/v2/bot/richmenu/{menu}/content", upload),
    route("GET", "/v2/bot/richmenu/{menu}/content", picture),
    route("GET", "/v2/bot/richmenu/{menu}", get),
    route("DELETE", "/v2/bot/richmenu/{menu}", delete),
)
