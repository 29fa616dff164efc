"""The addresses of the plan pages."""

from django.urls import path

from goldenthread.plans.views import checking, correcting, looking, parts, plans, registers

app_name = "plans"
urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/<slug:key>/", plans.plan, name="plan"),
    path("plans/<slug:key>/edit/", plans.edit_plan, name="edit_plan"),
    path("plans/<slug:key>/history/", plans.plan_history, name="plan_history"),
    path("sections/<int:pk>/edit/", correcting.edit_section, name="edit_section"),
    path("plans/<slug:key>/add/<slug:kind>/", parts.add_to_plan, name="add_to_plan"),
    path("parts/<int:pk>/", parts.part, name="part"),
    path("parts/<int:pk>/edit/", parts.edit_part, name="edit_part"),
    path("parts/<int:pk>/add/<slug:kind>/", parts.add_under_part, name="add_under_part"),
    path("parts/<int:pk>/move/", parts.move, name="move_part"),
    path("parts/<int:pk>/remove/", parts.remove, name="remove_part"),
    path("parts/<int:pk>/links/", correcting.edit_links, name="edit_links"),
    path("parts/<int:pk>/history/", parts.part_history, name="part_history"),
    path("changes/<uuid:change>/undo/", parts.undo_change, name="undo"),
    path("measures/", registers.measures, name="measures"),
    path("measures/<int:pk>/", registers.measure, name="measure"),
    path("measures/<int:pk>/edit/", correcting.edit_measure, name="edit_measure"),
    path("organisations/", registers.organisations, name="organisations"),
    path("organisations/<int:pk>/", registers.organisation, name="organisation"),
    path("strategies/", registers.strategies, name="strategies"),
    path("strategies/<int:pk>/", registers.strategy, name="strategy"),
    path("strategies/<int:pk>/edit/", correcting.edit_strategy, name="edit_strategy"),
    path("timeline/", looking.timeline, name="timeline"),
    path("compare/", looking.compare_plans, name="compare"),
    path("search/", looking.search, name="search"),
    path("as-at/", looking.as_at, name="as_at"),
    path("as-at/go/", looking.go_as_at, name="go_as_at"),
    path("check/", checking.check, name="check"),
    path("check/accept/", checking.accept, name="accept_finding"),
    path("check/reopen/<int:pk>/", checking.reopen, name="reopen_finding"),
]
