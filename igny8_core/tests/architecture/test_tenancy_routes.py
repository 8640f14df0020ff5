"""Every route of the OpenAPI document × a foreign id. A route without a case fails here."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from django.urls import get_resolver
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from igny8_core.business.automation.models import AutomationRun
from igny8_core.tests.architecture.routes.case import API
from igny8_core.tests.architecture.routes.table import CASES, NO_ID, ids_of_document, without_a_case
from igny8_core.tests.factories import RunFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

#: Below /api/v1/ and no part of the document: the document itself, its page, and the 404 of everything else.
UNDOCUMENTED = {"schema/", "docs/", "<path:rest>"}
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.operation} {case.place}")
each_change = pytest.mark.parametrize(
    "case",
    [case for case in CASES if not (case.operation.startswith("GET") or case.only_reads or case.own_rows)],
    ids=lambda case: f"{case.operation} {case.place}",
)


@pytest.fixture(scope="module")
def document():
    return SchemaGenerator().get_schema(public=True)


def patterns(resolver, prefix=""):
    """Every path that Django would serve, as the patterns spell it."""
    for one in resolver.url_patterns:
        path = prefix + str(one.pattern)
        yield from patterns(one, path) if hasattr(one, "url_patterns") else [path]


def as_documented(path):
    """Of `keywords/<int:pk>/`, or of a router's regular expression of it: `keywords/{id}/`."""
    plain = re.sub(r"<\w+:(\w+)>", r"{\1}", path)
    named = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"{\1}", plain)
    return named.replace("^", "").replace("$", "").replace("{pk}", "{id}")


@each_case
def test_a_stranger_gets_nothing_and_writes_nothing(case, site, stranger):
    run = case.state(site=site)
    with nothing_written():
        assert_error(case.send(stranger, site, run), 404, "NotFoundError")


@each_case
def test_the_owner_gets_through(case, site, owner):
    """The positive control: the very same request is refused for its sender alone."""
    assert case.send(owner, site, case.state(site=site)).status_code in (200, 201, 202, 204)


@each_case
def test_a_foreign_id_is_answered_like_one_that_does_not_exist(case, site, stranger):
    run = case.state(site=site)
    foreign = assert_error(case.send(stranger, site, run), 404, "NotFoundError")
    unknown = case.send(
        stranger, SiteFactory.build(pk=10**6), RunFactory.build(run_id="run_x", site=None, account=None)
    )
    assert {**assert_error(unknown, 404, "NotFoundError"), "timestamp": ""} == {**foreign, "timestamp": ""}


@each_case
def test_nobody_logged_in_gets_no_further(case, site):
    run = case.state(site=site)
    with nothing_written():
        assert_error(case.send(APIClient(), site, run), 401, "AuthenticationError")


@each_change
def test_a_viewer_changes_nothing(case, site, colleague):
    run = case.state(site=site)
    with nothing_written():
        assert_error(case.send(colleague, site, run), 403, "PermissionError")


def test_an_own_site_in_the_query_does_not_open_a_foreign_one_in_the_body(site, stranger):
    own = stranger.get(f"{API}sites/").json()["results"][0]["id"]
    body = {"site_id": site.pk, "is_enabled": True}
    with nothing_written():
        response = stranger.put(f"{API}automation/config/?site_id={own}", body, format="json")
        assert_error(response, 404, "NotFoundError")


@pytest.mark.parametrize("operation", sorted(NO_ID))
def test_what_takes_no_id_tells_nothing_of_others(operation, site, stranger):
    RunFactory.completed(site=site)
    method, path = operation.split()
    answer = stranger.generic(method, API + path).content.decode()
    assert site.domain not in answer
    assert site.account.name not in answer
    assert AutomationRun.objects.get().run_id not in answer


def test_every_id_of_every_operation_has_a_case(document):
    assert without_a_case(ids_of_document(document)) == set()


def test_every_case_is_of_an_operation_that_exists(document):
    documented = set(ids_of_document(document))
    assert {case.operation for case in CASES} | NO_ID == documented


def test_every_route_of_the_api_is_in_the_document(document):
    served = {path.removeprefix("api/v1/") for path in patterns(get_resolver()) if path.startswith("api/v1/")}
    documented = {path.removeprefix(API) for path in document["paths"]}
    assert {as_documented(path) for path in served - UNDOCUMENTED} == documented


def test_a_new_route_without_a_case_would_be_found(document):
    """The negative control of the three tests above."""
    grown = deepcopy(document)
    parameter = {"in": "query", "name": "keyword_id"}
    grown["paths"][f"{API}keywords/"] = {"get": {"parameters": [parameter]}, "post": {}}
    assert without_a_case(ids_of_document(grown)) == {"GET keywords/: query keyword_id", "POST keywords/"}
