"""The OpenAPI file says what there is: every route and parameter, and every answer as it is given."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests import ladders
from tests.play import Play
from tests.web.api_kit import ROOT, Program, program
from web.api.routes import ROUTES, Route
from web.interfaces import DESCRIPTION

DESCRIBED = json.loads(DESCRIPTION.read_text("utf-8"))


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    world: Play = ladders.filed(Path(tmp_path_factory.mktemp("described")), tmp_path_factory)
    yield program(world)
    world.close()


def operation(route: Route) -> Mapping[str, Any]:
    found: Mapping[str, Any] = DESCRIBED["paths"][re.sub(r"<(\w+)>", r"{\1}", route.rule)]["get"]
    return found


def schema(answer: Mapping[str, Any], kind: str) -> Draft202012Validator:
    """Return what checks an answer, with everything that it refers to beside it."""
    answer = DESCRIBED["components"]["responses"]["Problem"] if "$ref" in answer else answer
    return Draft202012Validator({**answer["content"][kind]["schema"], "components": DESCRIBED["components"]})


def address(system: Program, route: Route) -> str:
    [report] = system.items("reports")
    return route.rule.replace("<name>", report["form"]).replace("<report>", report["id"]).lstrip("/")


def test_every_route_is_described_and_nothing_else() -> None:
    routes = {re.sub(r"<(\w+)>", r"{\1}", one.rule): one.name for one in ROUTES}

    assert routes == {path: one["get"]["operationId"] for path, one in DESCRIBED["paths"].items()}
    assert [{"url": ROOT}] == DESCRIBED["servers"]


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.name)
def test_every_parameter_is_described_and_nothing_else(route: Route) -> None:
    named = [one["name"] for one in operation(route)["parameters"] if one["in"] == "query"]

    assert sorted(route.takes) == sorted(named)


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: one.name)
def test_every_answer_is_as_described(system: Program, route: Route) -> None:
    answers = operation(route)["responses"]
    given = system.get(address(system, route))
    refused = system.client.get(f"{ROOT}/{address(system, route)}")
    wrong = system.get(f"{address(system, route)}?nothing=1")

    schema(answers["200"], "application/json").validate(given.get_json())
    for one in (refused, wrong):
        schema(answers[str(one.status_code)], "application/problem+json").validate(one.get_json())
    assert [200, 401, 400] == [one.status_code for one in (given, refused, wrong)]


def test_a_program_may_read_the_description_without_a_token(system: Program) -> None:
    assert DESCRIBED == system.client.get(f"{ROOT}/openapi.json").get_json()
