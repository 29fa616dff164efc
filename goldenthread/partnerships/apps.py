from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "goldenthread.partnerships"
    label = "partnerships"
    verbose_name = "organisations, people and roles"
