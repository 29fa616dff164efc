"""The database itself refuses to remove a figure, or to change it but for saying when it was superseded.

SQLite runs no trigger for the row that INSERT OR REPLACE takes away unless recursive_triggers is on, which
config/settings.py sees to: a trigger before every insertion, as audit events have one, would make a national
load take half as long again. A migration that makes SQLite build this table anew loses these triggers: it
must add them again (tests/measures/test_figures_stay.py notices).
"""

from django.db import migrations

KEY = ("definition_id", "area_id", "group_id", "period_id", "source_id")
COLUMNS = (
    "id", *KEY, "load_id", "state", "value", "upper", "reason", "expected_id", "status", "numerator",
    "denominator", "lower_95", "upper_95", "lower_998", "upper_998", "as_written", "note", "row", "column",
    "learned_at",
)
SAME = " AND ".join(f'NEW."{name}" IS OLD."{name}"' for name in COLUMNS)

SQLITE = (
    f"""
    CREATE TRIGGER measures_observation_stays BEFORE UPDATE ON measures_observation
    WHEN NOT (OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL AND {SAME})
    BEGIN SELECT RAISE(ABORT, 'A figure is never changed, only superseded.'); END;
    """,
    """
    CREATE TRIGGER measures_observation_no_delete BEFORE DELETE ON measures_observation
    BEGIN SELECT RAISE(ABORT, 'A figure is never removed.'); END;
    """,
)
POSTGRESQL = """
CREATE FUNCTION measures_observation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE otherwise measures_observation%ROWTYPE;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        otherwise := NEW;
        otherwise.superseded_at := NULL;
        IF OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
           AND otherwise IS NOT DISTINCT FROM OLD THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'A figure is never changed, only superseded.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RAISE EXCEPTION 'A figure is never removed.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER measures_observation_stays BEFORE UPDATE OR DELETE ON measures_observation
FOR EACH ROW EXECUTE FUNCTION measures_observation_stays();
"""


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement.strip())
    else:
        schema_editor.execute(POSTGRESQL.replace("%", "%%"))


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, migrations.RunPython.noop, elidable=False)]
