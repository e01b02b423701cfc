"""One's own data, behind the doors."""

from django.urls import path

from articles.personal import views
from newsroom.doors.policy import behind_doors

app_name = "personal"
urlpatterns = behind_doors([path("", views.mine, name="mine")])
