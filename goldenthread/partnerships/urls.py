"""The addresses of the pages about people, roles and organisations."""

from django.urls import path

from goldenthread.partnerships import views

app_name = "partnerships"
urlpatterns = [
    path("roles/", views.roles, name="roles"),
    path("people/", views.people, name="people"),
    path("people/<slug:slug>/add/", views.add_person, name="add_person"),
    path("people/roles/<int:pk>/withdraw/", views.withdraw_role, name="withdraw_role"),
    path("people/<int:pk>/new-password/", views.new_password, name="new_password"),
    path("people/organisations/<int:pk>/", views.edit_organisation, name="edit_organisation"),
]
