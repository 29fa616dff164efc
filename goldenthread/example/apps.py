from django.apps import AppConfig


class ExampleConfig(AppConfig):
    name = "goldenthread.example"
    label = "example"
    verbose_name = "the worked example"
