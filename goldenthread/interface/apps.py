from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    name = "goldenthread.interface"
    label = "interface"
    verbose_name = "the look"
