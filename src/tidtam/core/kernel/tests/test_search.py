"""Finding a text by any part of it, on a table of the test's own."""

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from tidtam.core.kernel import search
from tidtam.core.kernel.search import TrigramIndex, contains

pytestmark = pytest.mark.django_db(transaction=True)
INDEX = TrigramIndex(fields=["text"], name="kernel_leaf_search")


@pytest.fixture
def leaves(monkeypatch):
    """A table of leaves, each with a text, kept until the test ends."""
    with isolate_apps("tidtam.core.kernel"):

        class Leaf(models.Model):
            text = models.TextField()
            title = models.CharField(max_length=40, default="")

            class Meta:
                app_label = "kernel"
                indexes = [INDEX]

            def __str__(self):
                return self.title

    monkeypatch.setattr(search, "trigram_indexes", lambda: [(Leaf, INDEX)])
    with connection.schema_editor() as editor:
        editor.create_model(Leaf)
    search.follow(connection.alias)
    yield Leaf
    with connection.schema_editor() as editor:
        editor.remove_index(Leaf, INDEX)
        editor.delete_model(Leaf)


def texts(leaves, part):
    return sorted(contains(leaves.objects.all(), "text", part).values_list("text", flat=True))


def plan(queryset):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET enable_seqscan = off")
        try:
            return queryset.explain()
        finally:
            if connection.vendor == "postgresql":
                cursor.execute("RESET enable_seqscan")


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("คนเมือง", True),
        ("ลานคน เมืองจัด", True),
        ("จัด ลาน", True),
        ("น้ำ", True),
        ("ลา", True),
        ("smart", True),
        ("50%", True),
        ("a_b", True),
        ('"อ้างอิง"', True),
        ("O'Neil", True),
        ("c:\\แฟ้ม", True),
        ("🙏", True),
        ("", True),
        ("   ", True),
        ("\0คนเมือง\0", True),
        ("คนเมือน", False),
        ("axb", False),
        ("5_%", False),
        ("%", True),
        ("a%b", False),
        ("คนเมือง NOT จัด", False),
        ("text:ลาน*", False),
    ],
)
def test_a_text_is_found_by_each_part_of_it_and_by_nothing_else(leaves, part, found):
    text = 'ลานคนเมืองจัดน้ำ Smart City 50% a_b "อ้างอิง" O\'Neil c:\\แฟ้ม 🙏'
    leaves.objects.create(text=text)
    assert texts(leaves, part) == ([text] if found else [])


def test_what_is_changed_or_removed_is_found_as_it_is_now(leaves):
    first, second = (leaves.objects.create(text=text) for text in ("ลานคนเมือง", "ลานกีฬา"))
    leaves.objects.filter(pk=first.pk).update(text="สวนสาธารณะ")
    second.delete()
    assert texts(leaves, "ลาน") == []
    assert texts(leaves, "สาธารณะ") == ["สวนสาธารณะ"]


def test_a_column_without_an_index_is_searched_as_well(leaves):
    leaves.objects.create(text="ก", title="ทะเบียนหนังสือรับ")
    assert contains(leaves.objects.all(), "title", "หนังสือ").count() == 1


def test_the_index_is_what_answers(leaves):
    leaves.objects.create(text="ลานคนเมือง")
    found = plan(contains(leaves.objects.all(), "text", "คนเมือง"))
    assert "VIRTUAL TABLE INDEX" in found or INDEX.name in found


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only there Django remakes tables")
def test_it_still_follows_after_django_has_remade_the_table(leaves):
    leaves.objects.create(text="ลานคนเมือง")
    wider = models.CharField(max_length=80, default="")
    wider.set_attributes_from_name("title")
    wider.model = leaves
    with connection.schema_editor() as editor:
        editor.alter_field(leaves, leaves._meta.get_field("title"), wider, strict=True)
    search.follow(connection.alias)
    leaves.objects.create(text="ลานกีฬา")
    assert texts(leaves, "ลาน") == ["ลานกีฬา", "ลานคนเมือง"]
    leaves.objects.all().delete()
    assert texts(leaves, "ลาน") == []


def test_following_again_changes_nothing(leaves):
    leaves.objects.create(text="ลานคนเมือง")
    search.follow(connection.alias)
    assert texts(leaves, "ลานคน") == ["ลานคนเมือง"]


def test_a_migration_writes_the_index_as_it_was_declared():
    path, _expressions, arguments = INDEX.deconstruct()
    assert path == "tidtam.core.kernel.search.TrigramIndex"
    assert arguments == {"fields": ["text"], "name": "kernel_leaf_search"}
    assert INDEX.clone() == INDEX
