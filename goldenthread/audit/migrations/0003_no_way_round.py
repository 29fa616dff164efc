"""A way round the triggers of 0002 is closed: SQLite runs none for the row that INSERT OR REPLACE takes away."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_event_no_replace BEFORE INSERT ON audit_event
WHEN EXISTS (SELECT 1 FROM audit_event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'Audit events are never changed.'); END;
"""


def add_trigger(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE.strip())


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunPython(add_trigger, migrations.RunPython.noop, elidable=False)]
