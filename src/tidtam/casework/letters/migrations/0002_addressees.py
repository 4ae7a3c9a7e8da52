from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FIRST = [
    ("ปลัดกรุงเทพมหานคร", "Permanent Secretary for the BMA", 1),
    ("รองปลัดกรุงเทพมหานคร", "Deputy Permanent Secretary for the BMA", 2),
]


def add(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    Addressee = apps.get_model("letters", "Addressee")
    for name, name_en, order in FIRST:
        Addressee.objects.get_or_create(name=name, defaults={"name_en": name_en, "order": order})


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
