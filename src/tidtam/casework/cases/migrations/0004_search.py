from django.db import migrations

from tidtam.core.kernel.search import TrigramIndex


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_case_external_ref"), ("kernel", "0002_trigrams")]

    operations = [
        migrations.AddIndex("case", TrigramIndex(fields=["search_text"], name="cases_case_search")),
    ]
