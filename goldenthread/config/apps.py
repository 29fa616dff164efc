from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "goldenthread.config"
    label = "config"
    verbose_name = "this installation"
