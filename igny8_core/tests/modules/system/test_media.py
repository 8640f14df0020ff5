"""GET media/images/{account}/…: pictures for members of the account."""

from __future__ import annotations

import pytest
from django.test import Client

from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import SiteFactory, UserFactory

PICTURE = b"RIFF....WEBP"


def put_file(settings, path):
    target = settings.MEDIA_ROOT / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(PICTURE)


@pytest.fixture
def picture(settings, site):
    put_file(settings, f"images/{site.account_id}/7/hero.webp")
    return f"/media/images/{site.account_id}/7/hero.webp"


def body_of(response):
    return b"".join(response.streaming_content)


def test_a_member_gets_the_picture(picture, owner):
    response = owner.get(picture)
    assert response.status_code == 200
    assert body_of(response) == PICTURE


def test_a_viewer_and_an_operator_get_it_too(picture, colleague):
    for client in (colleague, client_of(UserFactory.operator())):
        assert client.get(picture).status_code == 200


def test_browsers_keep_it_for_the_user_alone_and_do_not_guess_its_type(picture, owner):
    response = owner.get(picture)
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "private, max-age=86400"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_stranger_and_nobody_do_not_learn_that_it_exists(picture, stranger, owner):
    for client in (stranger, Client()):
        assert client.get(picture).status_code == 404
    assert owner.get(picture).status_code == 200


def test_what_does_not_exist_is_not_found(picture, owner, site):
    assert owner.get(f"/media/images/{site.account_id}/7/other.webp").status_code == 404


def test_a_folder_is_not_listed(picture, owner, site):
    assert owner.get(f"/media/images/{site.account_id}/7/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "../{other}/secret.webp",
        "7/../../{other}/secret.webp",
        "%2e%2e/{other}/secret.webp",
        "..%2f{other}%2fsecret.webp",
        "../../../secret.txt",
        "../../../../../../../../etc/passwd",
        "//etc/passwd",
    ],
)
def test_no_path_leads_out_of_the_accounts_folder(settings, picture, owner, site, path):
    other = SiteFactory().account_id
    put_file(settings, f"images/{other}/secret.webp")
    put_file(settings, "../secret.txt")
    assert owner.get(f"/media/images/{site.account_id}/{path.format(other=other)}").status_code == 404


def test_other_files_below_media_are_not_served(settings, owner):
    put_file(settings, "export.csv")
    assert owner.get("/media/export.csv").status_code == 404
