"""Who sees which rich menu: everybody, one person, or many at once."""

from simulator.api.bodies import body_of
from simulator.api.refusals import invalid_parameter, invalid_property
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.ids import CHAT_ID


def set_default(line: Line, request: Request) -> Answer:
    """Show a menu to everybody who has none of their own."""
    with line.changed:
        line.menus.default = with_picture(line, request.args["menu"])
        line.touch()
    return json_answer({})


def default(line: Line, _: Request) -> Answer:
    """Return the menu everybody sees."""
    if not line.menus.default:
        raise Refusal(404, "no default richmenu")
    return json_answer({"richMenuId": line.menus.default})


def clear_default(line: Line, _: Request) -> Answer:
    """Show no menu to those who have none of their own."""
    with line.changed:
        line.menus.default = None
        line.touch()
    return json_answer({})


def link(line: Line, request: Request) -> Answer:
    """Show a menu to one person; whoever is no friend is passed over, and LINE says 200."""
    with line.changed:
        user, menu = _user(request), with_picture(line, request.args["menu"])
        _assign(line, [user], menu)
    return json_answer({})


def linked(line: Line, request: Request) -> Answer:
    """Return the menu that is linked to one person."""
    with line.changed:
        person = line.people.get(_user(request))
        menu = person.menu if person and person.known() else None
    if menu is None or menu not in line.menus.menus:
        raise Refusal(404, "the user has no richmenu")
    return json_answer({"richMenuId": menu})


def unlink(line: Line, request: Request) -> Answer:
    """Take one person's own menu away."""
    with line.changed:
        _assign(line, [_user(request)], None)
    return json_answer({})


def link_many(line: Line, request: Request) -> Answer:
    """Show a menu to up to 500 people; those who are no friends are passed over."""
    body = body_of(request, "RichMenuBulkLinkRequest")
    with line.changed:
        _assign(line, _users(body), with_picture(line, body["richMenuId"]))
    return json_answer({}, 202)


def unlink_many(line: Line, request: Request) -> Answer:
    """Take the own menus of up to 500 people away."""
    body = body_of(request, "RichMenuBulkUnlinkRequest")
    with line.changed:
        _assign(line, _users(body), None)
    return json_answer({}, 202)


def with_picture(line: Line, menu_id: str, absent: int = 404) -> str:
    """Return the id of a menu that may be shown, or refuse one that is unknown or has no picture."""
    menu = line.menus.menus.get(menu_id)
    if menu is None:
        raise Refusal(absent, "richmenu not found")
    if menu.picture is None:
        raise Refusal(400, "must upload richmenu image before applying it to user")
    return menu_id


def _assign(line: Line, users: list[str], menu: str | None) -> None:
    for user in users:
        person = line.people.get(user)
        if person is not None and person.known():
            person.menu = menu
    line.touch()


def _user(request: Request) -> str:
    user = request.args["user"]
    if not _is_user(user):
        raise invalid_parameter("userId")
    return user


def _users(body: dict[str, list[str]]) -> list[str]:
    for number, user in enumerate(body["userIds"]):
        if not _is_user(user):
            raise invalid_property(f"userIds[{number}]")
    return body["userIds"]


def _is_user(user: str) -> bool:
    return bool(CHAT_ID.fullmatch(user)) and user[0] == "U"


ROUTES: tuple[Route[Line], ...] = (
    route("GET", "/v2/bot/user/all/richmenu", default),
    route("DELETE", "/v2/bot/user/all/richmenu", clear_default),
    route("POST", "/v2/bot/user/all/richmenu/{menu}", set_default),
    route("GET", "/v2/bot/user/{user}/richmenu", linked),
    route("DELETE", "/v2/bot/user/{user}/richmenu", unlink),
    route("POST", "/v2/bot/user/{user}/richmenu/{menu}", link),
    route("POST", "/v2/bot/richmenu/bulk/link", link_many),
    route("POST", "/v2/bot/richmenu/bulk/unlink", unlink_many),
)
