"""The addresses of the pages about figures. What plans say of their measures is under `measures/` in plans."""

from django.urls import path

from goldenthread.measures.views import loading

app_name = "measures"
urlpatterns = [
    # Getting figures in
    path("figures/", loading.loads, name="loads"),
]
