from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldenthread.measures"
    label = "measures"
    verbose_name = "measures"
