"""All the shapes, by the name of the file an officer would upload."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.reading.shapes import (
    more_plans,
    pages_and_prose,
    printed,
    second_look,
    sheets,
    word_plans,
)

SHAPES: dict[str, Callable[[], bytes]] = {
    "partnership plan.docx": word_plans.partnership_plan,
    "merged outcomes.docx": word_plans.merged_outcomes_plan,
    "improvement plan.docx": word_plans.landscape_improvement_plan,
    "youth justice plan.docx": word_plans.aims_and_promises,
    "statement of action.docx": word_plans.written_statement_of_action,
    "border plan.docx": word_plans.border_oddity,
    "corporate parenting.docx": word_plans.quarters_and_terms,
    "self-evaluation.docx": word_plans.self_assessment,
    "action cards.docx": more_plans.action_cards,
    "plan on a page.docx": more_plans.plan_on_a_page,
    "post-inspection plan.docx": more_plans.recommendations_plan,
    "inclusion plan.docx": more_plans.smart_plan,
    "quarterly report.docx": more_plans.quarterly_report,
    "ambitions.docx": more_plans.strategy_with_ambitions,
    "service plan.docx": more_plans.service_plan_with_chart,
    "action log.docx": more_plans.action_log,
    "kpi tracker.xlsx": sheets.kpi_tracker,
    "action tracker.xlsx": sheets.action_tracker,
    "outcomes framework.xlsx": sheets.outcomes_framework,
    "corporate scorecard.xlsx": more_plans.monthly_scorecard,
    "digest.xlsx": more_plans.performance_digest,
    "export.csv": sheets.performance_export,
    "indicators.csv": pages_and_prose.indicator_export,
    "business plan.pdf": printed.ruled_plan,
    "inclusion actions.pdf": printed.unruled_plan,
    "skills plan.md": pages_and_prose.markdown_plan,
    "needs assessment.html": pages_and_prose.web_page_plan,
    "care strategy.txt": pages_and_prose.numbered_prose,
    "pasted plan.txt": pages_and_prose.pasted_plan,
    "capitals.txt": pages_and_prose.capitals_plan,
    "local plan.docx": second_look.measures_before_actions,
    "bold priorities.docx": second_look.priorities_in_bold,
    "board update.docx": second_look.board_update,
    "last year.docx": second_look.plan_with_last_years_progress,
    "monthly dataset.xlsx": second_look.monthly_dataset,
    "delivery plan.xlsx": second_look.tables_in_a_sheet,
    "preamble.csv": second_look.export_with_preamble,
    "labelled bullets.md": second_look.labelled_bullets,
}
