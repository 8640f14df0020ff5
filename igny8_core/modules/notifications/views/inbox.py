"""GET notifications, POST what was read."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.notifications.models import Notification
from igny8_core.business.notifications.selectors.inbox import notifications_of, unread_count
from igny8_core.business.notifications.services.reading import mark_read
from igny8_core.modules.notifications.pagination import InboxPagination
from igny8_core.modules.notifications.serializers.answers import NotificationSerializer, ReadSerializer
from igny8_core.modules.notifications.serializers.requests import ReadRequestSerializer


@extend_schema(tags=["notifications"], responses={200: NotificationSerializer(many=True)})
class NotificationsView(TenantView, ListAPIView[Notification]):
    """Your own, newest first, in all your accounts."""

    serializer_class = NotificationSerializer
    pagination_class = InboxPagination

    def get_queryset(self) -> QuerySet[Notification]:
        """Nobody sees those of others."""
        if getattr(self, "swagger_fake_view", False):
            return Notification.objects.none()
        return notifications_of(user_id=self.user_id)


class ReadView(TenantView, APIView):
    """Mark as read."""

    @extend_schema(
        tags=["notifications"],
        request=ReadRequestSerializer,
        responses={200: ReadSerializer, 400: ErrorSerializer, 404: ErrorSerializer},
    )
    def post(self, request: Request) -> Response:
        """Some of your own or all of them; answers how many are left unread."""
        asked = ReadRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        mark_read(user_id=self.user_id, ids=asked.validated_data.get("ids"))
        return Response({"unread": unread_count(user_id=self.user_id)})
