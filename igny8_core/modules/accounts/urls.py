"""Paths of the accounts API, below /api/v1/: sites, accounts/ and auth/."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from igny8_core.modules.accounts.views.api_keys import ApiKeysView, ApiKeyView
from igny8_core.modules.accounts.views.session import LoginView, LogoutView, SessionView
from igny8_core.modules.accounts.views.sites import SitesViewSet

router = SimpleRouter()
router.register("sites", SitesViewSet, basename="site")

accounts = [
    path("api_keys/", ApiKeysView.as_view(), name="api-keys"),
    path("api_keys/<int:key_id>/", ApiKeyView.as_view(), name="api-key"),
]
auth = [
    path("session/", SessionView.as_view(), name="session"),
    path("login/", LoginView.as_view(), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
]
urlpatterns = [
    *router.urls,
    path("accounts/", include(accounts)),
    path("auth/", include(auth)),
]
