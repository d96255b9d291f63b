"""Whole requests LINE refuses: whom they are for, how often, menus, dots, marks, addresses; each with what LINE names."""

from typing import Any

from tests.simulator.line_kit import MALI, NIDA, SOMCHAI, TEXT
from tests.simulator.line_stage import menu

GROUP = "C" + "0" * 32
NOBODY = "U" + "0" * 32
AREA = menu()["areas"][0]
Wrong = tuple[str, str, Any, str]
MESSAGE = "/message"


def push(**changes: Any) -> Wrong:
    place = str(changes.pop("place"))
    return ("POST", "/message/push", {"to": SOMCHAI, "messages": [TEXT], **changes}, place)


def multicast(to: list[str], place: str) -> Wrong:
    return ("POST", "/message/multicast", {"to": to, "messages": [TEXT]}, place)


def rich_menu(place: str, **changes: Any) -> Wrong:
    return ("POST", "/richmenu", menu(**changes), place)


def area(place: str, **changes: Any) -> Wrong:
    return rich_menu(f"areas[0].{place}", areas=[AREA | changes])


def loading(place: str, **body: Any) -> Wrong:
    return ("POST", "/chat/loading/start", body, place)


SENDING: dict[str, Wrong] = {
    "nobody named": ("POST", "/message/push", {"messages": [TEXT]}, "to"),
    "an empty name": push(to="", place="to"),
    "a name that is none": push(to="somchai", place="to"),
    "two people in a push": push(to=[SOMCHAI, NIDA], place="to"),
    "no messages": push(messages=[], place="messages"),
    "messages that are none": push(messages=TEXT, place="messages"),
    "six messages": push(messages=[TEXT] * 6, place="messages"),
    "a key nobody knows": push(silent=True, place="silent"),
    "silence in words": push(notificationDisabled="yes", place="notificationDisabled"),
    "two aggregation units": push(customAggregationUnits=["a", "b"], place="customAggregationUnits"),
    "a unit in Thai": push(customAggregationUnits=["เตือน"], place="customAggregationUnits[0]"),
    "a unit of 31": push(customAggregationUnits=["a" * 31], place="customAggregationUnits[0]"),
    "a multicast to nobody": multicast([], "to"),
    "a multicast to 501": multicast([SOMCHAI] * 501, "to"),
    "a multicast to a group": multicast([SOMCHAI, GROUP], "to[1]"),
    "a multicast to somebody unknown": multicast([SOMCHAI, NOBODY], "to[1]"),
    "a reply without a token": ("POST", "/message/reply", {"messages": [TEXT]}, "replyToken"),
    "a reply with a unit": (
        "POST",
        "/message/reply",
        {"replyToken": "t", "messages": [TEXT], "customAggregationUnits": ["a"]},
        "customAggregationUnits",
    ),
    "a broadcast to somebody": ("POST", "/message/broadcast", {"to": MALI, "messages": [TEXT]}, "to"),
    "a quote in a broadcast": (
        "POST",
        "/message/broadcast",
        {"messages": [TEXT | {"quoteToken": "q"}]},
        "messages[0].quoteToken",
    ),
    "a mention in a multicast": (
        "POST",
        "/message/multicast",
        {
            "to": [SOMCHAI],
            "messages": [
                {
                    "type": "textV2",
                    "text": "{all}",
                    "substitution": {"all": {"type": "mention", "mentionee": {"type": "all"}}},
                }
            ],
        },
        "messages[0].substitution.all",
    ),
    "a narrowcast to an unknown filter": (
        "POST",
        "/message/narrowcast",
        {"messages": [TEXT], "filter": {"demographic": {"type": "shoes"}}},
        "filter.demographic.type",
    ),
    "a check of seven kinds at once": (
        "POST",
        "/message/validate/push",
        {"messages": [TEXT] * 6},
        "messages",
    ),
}
MENUS: dict[str, Wrong] = {
    "a menu of nothing": ("POST", "/richmenu", {}, "size"),
    "a chat bar of fifteen letters": rich_menu("chatBarText", chatBarText="ก" * 15),
    "a name of 301": rich_menu("name", name="ก" * 301),
    "a menu too narrow": rich_menu("size", size={"width": 799, "height": 400}),
    "a menu too wide": rich_menu("size", size={"width": 2501, "height": 843}),
    "a menu too low": rich_menu("size", size={"width": 800, "height": 249}),
    "a menu too high": rich_menu("size", size={"width": 800, "height": 600}),
    "twenty-one areas": rich_menu("areas", areas=[AREA] * 21),
    "a colour for a menu": rich_menu("colour", colour="red"),
    "shown or not in words": rich_menu("selected", selected="true"),
    "an area outside the menu": area("bounds", bounds={"x": 700, "y": 0, "width": 200, "height": 400}),
    "an area of no width": area("bounds.width", bounds={"x": 0, "y": 0, "width": 0, "height": 400}),
    "a camera in a menu": area("action.type", action={"type": "camera", "label": "ถ่าย"}),
    "a menu label of 21": area("action.label", action=AREA["action"] | {"label": "ก" * 21}),
    "a menu link over ftp": area("action.uri", action={"type": "uri", "uri": "ftp://sanam.example/"}),
    "an alias in capitals": (
        "POST",
        "/richmenu/alias",
        {"richMenuAliasId": "Tab", "richMenuId": "richmenu-1"},
        "richMenuAliasId",
    ),
    "an alias of 33": (
        "POST",
        "/richmenu/alias",
        {"richMenuAliasId": "a" * 33, "richMenuId": "richmenu-1"},
        "richMenuAliasId",
    ),
    "an alias of nothing": ("POST", "/richmenu/alias", {"richMenuAliasId": "tab"}, "richMenuId"),
    "a menu for nobody": (
        "POST",
        "/richmenu/bulk/link",
        {"richMenuId": "richmenu-1", "userIds": []},
        "userIds",
    ),
    "a menu for 501": ("POST", "/richmenu/bulk/unlink", {"userIds": [SOMCHAI] * 501}, "userIds"),
    "a menu for a group": ("POST", "/richmenu/bulk/unlink", {"userIds": [GROUP]}, "userIds[0]"),
    "a batch of nothing": ("POST", "/richmenu/batch", {"operations": []}, "operations"),
    "a batch of 1001": (
        "POST",
        "/richmenu/batch",
        {"operations": [{"type": "unlinkAll"}] * 1001},
        "operations",
    ),
    "a batch that dances": (
        "POST",
        "/richmenu/batch",
        {"operations": [{"type": "dance"}]},
        "operations[0].type",
    ),
    "a batch resumed in Thai": (
        "POST",
        "/richmenu/validate/batch",
        {"operations": [{"type": "unlinkAll"}], "resumeRequestKey": "ต่อ"},
        "resumeRequestKey",
    ),
}
COURTESY: dict[str, Wrong] = {
    "dots for nobody": loading("chatId", loadingSeconds=5),
    "dots for no time": loading("loadingSeconds", chatId=SOMCHAI, loadingSeconds=0),
    "dots for seven seconds": loading("loadingSeconds", chatId=SOMCHAI, loadingSeconds=7),
    "dots for 65 seconds": loading("loadingSeconds", chatId=SOMCHAI, loadingSeconds=65),
    "dots for a word": loading("loadingSeconds", chatId=SOMCHAI, loadingSeconds="5"),
    "dots for true": loading("loadingSeconds", chatId=SOMCHAI, loadingSeconds=True),
    "a mark without a token": ("POST", "/chat/markAsRead", {}, "markAsReadToken"),
    "a mark of a list": ("POST", "/chat/markAsRead", {"markAsReadToken": []}, "markAsReadToken"),
    "an endpoint of nothing": ("PUT", "/channel/webhook/endpoint", {}, "endpoint"),
    "an endpoint of 501": (
        "PUT",
        "/channel/webhook/endpoint",
        {"endpoint": "https://sanam.example/" + "a" * 480},
        "endpoint",
    ),
    "a plain endpoint elsewhere": (
        "PUT",
        "/channel/webhook/endpoint",
        {"endpoint": "http://sanam.example/"},
        "endpoint",
    ),
    "an endpoint that is no address": ("POST", "/channel/webhook/test", {"endpoint": "sanam"}, "endpoint"),
    "a day of four digits": ("GET", "/message/delivery/push?date=2564", None, "date"),
    "a day that is none": ("GET", "/message/delivery/reply?date=20210230", None, "date"),
    "a page of none": ("GET", "/message/aggregation/list?limit=0", None, "limit"),
    "a page of 101": ("GET", "/message/aggregation/list?limit=101", None, "limit"),
    "progress of nothing": ("GET", "/message/progress/narrowcast", None, "requestId"),
    "progress of no batch": ("GET", "/richmenu/progress/batch", None, "requestId"),
}

WRONG_REQUESTS = SENDING | MENUS | COURTESY
