"""The addresses of the plan pages."""

app_name = "plans"
urlpatterns: list = []
