"""The gallery alone, for looking at it in a browser without accounts."""

from django.urls import include, path

urlpatterns = [path("gallery/", include("goldenthread.interface.urls"))]
