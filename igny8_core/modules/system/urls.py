"""Paths of the system module, below /api/v1/."""

from django.urls import path

from igny8_core.modules.system.views.session import LoginView, LogoutView, SessionView
from igny8_core.modules.system.views.sites import SiteListView

urlpatterns = [
    path("auth/session/", SessionView.as_view(), name="session"),
    path("auth/login/", LoginView.as_view(), name="login"),
    path("auth/logout/", LogoutView.as_view(), name="logout"),
    path("sites/", SiteListView.as_view(), name="sites"),
]
