"""The addresses of the pages about figures. What plans say of their measures is under `measures/` there."""

from django.urls import path

from goldenthread.measures.views import benchmarks, loading, reports, scorecards

app_name = "measures"
urlpatterns = [
    # Getting figures in
    path("figures/", loading.loads, name="loads"),
    path("figures/load/", loading.bring, name="bring_figures"),
    path("figures/type/", loading.type_figure, name="type_figure"),
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
