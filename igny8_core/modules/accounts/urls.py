"""Paths of the accounts API, below /api/v1/: sites, accounts/ and auth/."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from igny8_core.modules.accounts.views.accounts import AccountView
from igny8_core.modules.accounts.views.api_keys import ApiKeysView, ApiKeyView
from igny8_core.modules.accounts.views.invitations import (
    AcceptInvitationView,
    InvitationsView,
    InvitationView,
    OpenInvitationView,
)
from igny8_core.modules.accounts.views.members import MembersView, MemberView
from igny8_core.modules.accounts.views.people import (
    ForgottenView,
    NewPasswordView,
    PasswordChangeView,
    ProfileView,
)
from igny8_core.modules.accounts.views.session import LoginView, LogoutView, SessionView
from igny8_core.modules.accounts.views.sessions import OneSessionView, OtherSessionsView, SessionsView
from igny8_core.modules.accounts.views.sites import SitesViewSet

router = SimpleRouter()
router.register("sites", SitesViewSet, basename="site")

accounts = [
    path("<int:account_id>/", AccountView.as_view(), name="account"),
    path("members/", MembersView.as_view(), name="members"),
    path("members/<int:member_id>/", MemberView.as_view(), name="member"),
    path("invitations/", InvitationsView.as_view(), name="invitations"),
    path("invitations/open/", OpenInvitationView.as_view(), name="open-invitation"),
    path("invitations/accept/", AcceptInvitationView.as_view(), name="accept-invitation"),
    path("invitations/<int:invitation_id>/", InvitationView.as_view(http_method_names=["delete", "options"])),
    path("invitations/<int:invitation_id>/resend/", InvitationView.as_view(http_method_names=["post", "options"])),
    path("api_keys/", ApiKeysView.as_view(), name="api-keys"),
    path("api_keys/<int:key_id>/", ApiKeyView.as_view(), name="api-key"),
]
auth = [
    path("session/", SessionView.as_view(), name="session"),
    path("login/", LoginView.as_view(), name="login"),
    path("profile/", ProfileView.as_view(), name="profile"),
    path("password/change/", PasswordChangeView.as_view(), name="password-change"),
    path("password/forgotten/", ForgottenView.as_view(), name="password-forgotten"),
    path("password/reset/", NewPasswordView.as_view(), name="password-reset"),
    path("sessions/", SessionsView.as_view(), name="sessions"),
    path("sessions/<int:session_id>/", OneSessionView.as_view(), name="one-session"),
    path("sessions/end_others/", OtherSessionsView.as_view(), name="other-sessions"),
    path("logout/", LogoutView.as_view(), name="logout"),
]
urlpatterns = [
    *router.urls,
    path("accounts/", include(accounts)),
    path("auth/", include(auth)),
]
