"""The gallery's address; the installation puts it under /gallery/."""

from django.urls import path

from goldenthread.interface.views import gallery

app_name = "interface"

urlpatterns = [path("", gallery, name="gallery")]
