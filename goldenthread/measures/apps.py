from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldenthread.measures"
    label = "measures"
    verbose_name = "measures"

    def ready(self) -> None:
        """Offer the ways from a plan to its figures."""
        from goldenthread.partnerships.permissions import can_load_figures
        from goldenthread.plans.beyond import WayOn, offer

        offer(WayOn("Scorecard", "measures:plan_scorecard"))
        offer(WayOn("Printed figures", "measures:printed_figures", can_load_figures, changes=True))
