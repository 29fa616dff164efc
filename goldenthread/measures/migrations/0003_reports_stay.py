"""The database itself refuses to change or remove a frozen report: what a board was given stays what it was.

A migration that makes SQLite build this table anew loses these triggers: it must add them again
(tests/measures/test_report_freezing.py notices).
"""

from django.db import migrations

SQLITE = (
    """
    CREATE TRIGGER measures_report_stays BEFORE UPDATE ON measures_report
    BEGIN SELECT RAISE(ABORT, 'A frozen report is never changed.'); END;
    """,
    """
    CREATE TRIGGER measures_report_no_delete BEFORE DELETE ON measures_report
    BEGIN SELECT RAISE(ABORT, 'A frozen report is never removed.'); END;
    """,
)
POSTGRESQL = """
CREATE FUNCTION measures_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'A frozen report is never changed.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RAISE EXCEPTION 'A frozen report is never removed.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER measures_report_stays BEFORE UPDATE OR DELETE ON measures_report
FOR EACH ROW EXECUTE FUNCTION measures_report_stays();
"""


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement.strip())
    else:
        schema_editor.execute(POSTGRESQL.replace("%", "%%"))


class Migration(migrations.Migration):
    dependencies = [("measures", "0002_figures_stay")]
    operations = [migrations.RunPython(add_triggers, migrations.RunPython.noop, elidable=False)]
