"""The addresses of the pages about figures. What plans say of their measures is under `measures/` there."""

from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from goldenthread.measures.views import (
    benchmarks,
    definitions,
    loading,
    measures,
    quality,
    reports,
    scorecards,
    targets,
)


class MeasureKey(SlugConverter):
    """The key of a measure: at least one sign of it is no digit, because plans number their measures."""

    regex = "[-a-zA-Z0-9_]*[-a-zA-Z_][-a-zA-Z0-9_]*"


register_converter(MeasureKey, "measure")

app_name = "measures"
urlpatterns = [
    # The library and the page of each measure. A number is a measure as plans name it.
    path("measures/library/", measures.library, name="library"),
    path("measures/<int:pk>/", measures.measure_of_plans, name="measure_of_plans"),
    path("measures/<measure:key>/", measures.measure, name="measure"),
    path("measures/<measure:key>/figures.csv", measures.figures_csv, name="figures_csv"),
    path("measures/library/add/", definitions.add_definition, name="add_definition"),
    path("measures/<measure:key>/edit/", definitions.edit_definition, name="edit_definition"),
    path(
        "measures/<measure:key>/edit/<slug:section>/",
        definitions.edit_definition_section,
        name="edit_definition_section",
    ),
    path("measures/<measure:key>/work-out/", definitions.recompute, name="recompute"),
    path("measures/<measure:key>/relate/", definitions.relate, name="relate"),
    path("measures/<measure:key>/relate/<int:pk>/take-back/", definitions.unrelate, name="unrelate"),
    path("measures/<measure:key>/target/", targets.target, name="target"),
    path("measures/<measure:key>/target/<int:pk>/withdraw/", targets.withdraw_target, name="withdraw_target"),
    path("measures/<measure:key>/phase/", targets.phase, name="phase"),
    path("measures/<measure:key>/phase/<int:pk>/withdraw/", targets.withdraw_phase, name="withdraw_phase"),
    path("measures/<measure:key>/overrule/", targets.overrule, name="overrule"),
    path(
        "measures/<measure:key>/overrule/<int:pk>/withdraw/",
        targets.withdraw_overrule,
        name="withdraw_overrule",
    ),
    # Getting figures in
    path("figures/", loading.loads, name="loads"),
    path("figures/load/", loading.bring, name="bring_figures"),
    path("figures/type/", loading.type_figure, name="type_figure"),
    path("figures/remembered/", loading.providers, name="providers"),
    path("figures/remembered/<int:pk>/", loading.remembered, name="remembered"),
    path("figures/printed/<slug:key>/", loading.printed_figures, name="printed_figures"),
    path("figures/loads/<int:pk>/", loading.load, name="load"),
    path("figures/loads/<int:pk>/columns/", loading.load_columns, name="load_columns"),
    path("figures/loads/<int:pk>/names/", loading.load_names, name="load_names"),
    path("figures/loads/<int:pk>/answers/", loading.load_answers, name="load_answers"),
    path("figures/loads/<int:pk>/confirm/", loading.load_confirm, name="load_confirm"),
    path("figures/loads/<int:pk>/discard/", loading.load_discard, name="load_discard"),
    path("figures/loads/<int:pk>/take-up-again/", loading.load_take_up, name="load_take_up"),
    path("figures/loads/<int:pk>/undo/", loading.load_undo, name="load_undo"),
    path("figures/loads/<int:pk>/file/", loading.load_file, name="load_file"),
    # Scorecards
    path("scorecards/", scorecards.scorecards, name="scorecards"),
    path("scorecards/<slug:plan_key>/", scorecards.plan_scorecard, name="plan_scorecard"),
    path(
        "scorecards/organisations/<int:pk>/",
        scorecards.organisation_scorecard,
        name="organisation_scorecard",
    ),
    path(
        "scorecards/themes/<slug:partnership>/<slug:theme>/",
        scorecards.theme_scorecard,
        name="theme_scorecard",
    ),
    path("exceptions/", quality.exceptions, name="exceptions"),
    path("data-quality/", quality.data_quality, name="data_quality"),
    path("benchmark/", benchmarks.benchmarks, name="benchmarks"),
    path("benchmark/<int:dfe_number>/", benchmarks.benchmark, name="benchmark"),
    # Performance reports
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.new_report, name="new_report"),
    path("reports/of/<slug:key>/", reports.preview_report, name="preview_report"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/report.pdf", reports.report_pdf, name="report_pdf"),
    path("reports/<int:pk>/figures.csv", reports.report_csv, name="report_csv"),
]
