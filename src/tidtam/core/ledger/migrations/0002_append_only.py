from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from tidtam.core.ledger import triggers


def forbid(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.create(editor)


def allow(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.drop(editor)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(forbid, allow)]
