"""The weather's switchboard: which plans there are, which one is played, and how far it is."""

from typing import Any

from simulator.control.desk import Desk
from simulator.line import Line
from simulator.weather.plan import Plan
from simulator.weather.reading import BadPlan, named, read
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.ids import person_id


def forecast(desk: Desk, _: Request) -> Answer:
    """Return the plan that is on, and those that can be switched on by name."""
    with desk.line.changed:
        return json_answer(view(desk.line))


def begin(desk: Desk, request: Request) -> Answer:
    """Play a plan from now on: one of ours by `name`, or any by its TOML `content`."""
    plan = _wanted(request.json())
    with desk.line.changed:
        desk.line.faults.begin(plan)
        desk.line.touch()
        return json_answer(view(desk.line))


def end(desk: Desk, _: Request) -> Answer:
    """End the plan; switches that were set one by one stay."""
    with desk.line.changed:
        desk.line.faults.end()
        desk.line.touch()
        return json_answer(view(desk.line))


def view(line: Line) -> dict[str, Any]:
    """Return the weather as JSON."""
    plan = line.faults.plan
    on = None
    if plan:
        steps = line.faults.view()
        is_over = all(step["state"] == "over" for step in steps)
        on = {**_told(plan), "steps": steps, "over": is_over, "nobody": _nobody(line, plan)}
    return {"on": on, "plans": [_told(one) for one in named().values()]}


def _wanted(body: dict[str, Any]) -> Plan:
    content = body.get("content")
    if isinstance(content, str):
        try:
            return read(content, str(body.get("name") or "sent.toml"))
        except BadPlan as bad:
            details = [{"message": problem, "property": "content"} for problem in bad.problems]
            raise Refusal(400, bad.problems[0], details) from bad
    plans = named()
    name = str(body.get("name", ""))
    if name not in plans:
        raise Refusal(404, f"no plan {name!r}; known are {sorted(plans)}, or send its content")
    return plans[name]


def _told(plan: Plan) -> dict[str, Any]:
    return {"name": plan.name, "th": plan.th, "en": plan.en}


def _nobody(line: Line, plan: Plan) -> list[str]:
    """Name those a plan speaks of who are not there, or not yet."""
    from_key = {*line.people, *line.groups, *(one.name for one in line.people.values())}
    wanted = {name for step in plan.steps for name in step.people}
    return sorted(name for name in wanted if name not in from_key and person_id(name) not in from_key)


ROUTES: tuple[Route[Desk], ...] = (
    route("GET", "/control/weather", forecast),
    route("POST", "/control/weather", begin),
    route("DELETE", "/control/weather", end),
)
