"""Show groups: the one a person speaks for with what was registered of it, or all that an office looks after."""

from engine.conversation.bubbles import Button, Call, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.chasing.wording import CHASE
from engine.conversation.council.wording import MANAGE, post_rows
from engine.conversation.events import When
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.measures import standings
from engine.conversation.menu.functions import press, title
from engine.conversation.menu.work import due_words
from engine.conversation.scene import Group, Owed, Scene
from engine.conversation.wording import LANGUAGE, label
from engine.forms import rows
from engine.forms.form import Question, in_language
from thai.naming import write_phone, write_place
from thai.places import finding as places

SHOWN = ("count", "person", "phone")
ON_A_PAGE = 8
CARDS = 3
# How an office speaks to many at once: it is looked for where they are listed.
TO_MANY = ("announce", "rooms")
# A list that lies in no other one: /data/members.
OUTER = 2


def mine(scene: Scene, when: When) -> tuple[Card | Note, ...]:
    """Show the groups that this person speaks for."""
    cards = tuple(card(one, scene, when) for one in scene.groups if one.is_mine)[:CARDS]
    if cards:
        return cards
    begin = tuple(
        Button(say("Do it") if ":" in draft else say("Go on"), Press("r", draft), "primary")
        for draft, _ in scene.drafts[:1]
    )
    return (Note((say("No group of yours is registered yet."),), begin),)


def card(group: Group, scene: Scene, when: When) -> Card:
    """Show one group: where it is, what was registered of it, what comes next, whom to call."""
    place = places.by_code(group.place)
    rows = (
        Row(say("Place"), Plain(write_place(place) if place else group.place)),
        *(Row(Plain(_short(group, one, when)), _value(group, one, when)) for one in _told(group)),
        *_listed(group, when),
        *_of_profile(group),
        Row(say("Office"), Plain(_office(group))),
        *standings.rows(group),
        Row(say("Next"), _next(group, scene, when)),
    )
    remarks = (say("If any of this has changed, tap Correct."),) if _can_correct(group) else ()
    is_ours = not group.is_mine and any(one.unit == group.id for one in scene.owed)
    see_to = (Button(say("See to this group"), Press(CHASE, group.id)),) if is_ours else ()
    return Card(
        title=Plain(group.name), rows=rows, remarks=remarks, actions=_actions(group, scene), choices=see_to
    )


def _of_profile(group: Group) -> tuple[Row, ...]:
    """Show since when the group is there, what it takes part in, who its committee is, and what waits for a decision."""
    profile = group.profile
    if profile is None:
        return ()
    posts = tuple((one.name, one.holder) for one in profile.posts)
    waits = Row(say("To be decided"), say("{count} criteria", count=profile.waits))
    return (
        Row(say("Since"), say("{day}", day=profile.since)),
        *(Row(say("Programme"), Plain(one)) for one in profile.programmes),
        *(() if profile.programmes else (Row(say("Programme"), say("takes part in none now")),)),
        *post_rows(group.id, posts, may_change=group.is_mine),
        *((waits,) if profile.waits else ()),
    )


def listed(scene: Scene, page: int) -> Card:
    """List the groups of the office with how far each is."""
    groups = [one for one in scene.groups if not one.is_mine]
    first = max(0, page) * ON_A_PAGE
    some = groups[first : first + ON_A_PAGE]
    rows = tuple(
        Row(Plain(one.name), _state(one, scene), Button(say("See the group"), Press("l", one.id)))
        for one in some
    )
    left = len(groups) - first - len(some)
    remarks: tuple[Text, ...] = () if rows else (say("No group is registered here yet."),)
    if left > 0:
        remarks = (say("{count} more groups.", count=left),)
    # A button of the card: a quick reply would vanish where an open question stands below.
    more = (Button(say("Next groups"), Press("l", index=max(0, page) + 1)),) if left > 0 else ()
    write = tuple(Button(title(name), press(name)) for name in TO_MANY)
    return Card(title=say("Our groups"), rows=rows, remarks=remarks, actions=(*more, *write))


def _can_manage(group: Group) -> bool:
    return group.profile is not None and group.profile.can_manage


def _can_correct(group: Group) -> bool:
    return group.is_mine and bool(group.report)


def _told(group: Group) -> list[Question]:
    """Return the registered answers that help to find somebody: how many, who, and the phone."""
    registered = group.registered
    if registered is None:
        return []
    answers = registered.draft.answers
    posts = group.profile.posts if group.profile else ()
    known = {one.holder for one in posts}
    return [
        one
        for one in registered.form.questions
        if one.own.get("kind") in SHOWN and answers.get(one.path) and answers[one.path] not in known
    ]


def _listed(group: Group, when: When) -> tuple[Row, ...]:
    """Say how long the lists of the registration are, such as how many members it names."""
    if group.registered is None:
        return ()
    form, answers = group.registered.form, group.registered.draft.answers
    lists = [one for one in form.groups if one.repeats and one.path.count("/") == OUTER]
    counted = ((one, rows.count(form, one.path, answers, when.at, when.seed)) for one in lists)
    language = form.language(LANGUAGE)
    return tuple(
        Row(
            Plain(in_language(one.labels, language, form.default_language) or one.name),
            say("{count} entries", count=count),
        )
        for one, count in counted
        if count
    )


def _short(group: Group, question: Question, when: When) -> str:
    if group.registered is None:
        return ""
    return question.own.get("short") or label(group.registered, question, when)


def _value(group: Group, question: Question, when: When) -> Text:
    if group.registered is None:
        return Plain("")
    answer = group.registered.draft.answers[question.path]
    return talk.shown(Asked(group.registered, question, when), answer)


def _office(group: Group) -> str:
    return f"{group.office} {write_phone(group.office_phone)}".strip()


def _actions(group: Group, scene: Scene) -> tuple[Button | Call, ...]:
    if group.is_mine:
        fix = (Button(say("Correct"), Press("c", group.report)),) if _can_correct(group) else ()
        call = (Call(say("Call the office"), group.office_phone),) if group.office_phone else ()
        return (Button(say("What I owe"), press("due"), "primary"), *fix, *call)
    told = {} if group.registered is None else group.registered.draft.answers
    phones = [told[one.path] for one in _told(group) if one.own.get("kind") == "phone"]
    waits = [one for one in _open(group, scene) if one.part == "file"]
    return (
        *(Call(say("Call the group"), phone) for phone in phones[:1]),
        *(Button(say("Do it for them"), Press("o", one.id)) for one in waits[:1]),
        *((Button(say("Manage the group"), Press(MANAGE, group.id)),) if _can_manage(group) else ()),
    )


def _open(group: Group, scene: Scene) -> list[Owed]:
    return [one for one in scene.owed if one.unit == group.id and not one.is_done and one.is_open]


def _next(group: Group, scene: Scene, when: When) -> Text:
    soonest = next(iter(_open(group, scene)), None)
    if soonest is None:
        return say("Nothing is due. Thank you.")
    until = due_words(soonest.due, when.at.date(), window=soonest.window)
    return say("{duty}: {until}", duty=Plain(soonest.duty), until=until)


def _state(group: Group, scene: Scene) -> Text:
    parts = [one for one in _open(group, scene) if one.part == "file"]
    if not parts:
        return say("nothing open")
    sent = sum(one.contributed_at is not None for one in parts)
    if sent == len(parts):
        return say("all of its parts are here")
    return say("{sent} of {count} parts are here", sent=sent, count=len(parts))
