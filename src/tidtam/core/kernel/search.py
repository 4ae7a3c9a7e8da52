"""Finding a text by any part of it, in Thai or Latin, fast on both databases.

Thai writes no spaces between words, so search goes by trigrams and not by words. A model declares a
``TrigramIndex`` on the column it is found by; ``contains()`` then reads a GIN index (``pg_trgm``) on
PostgreSQL and an FTS5 table beside the model's own on SQLite.
"""

from collections.abc import Iterator
from typing import Any, TypeVar, cast

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import CharField, Field, Index, Lookup, Model, QuerySet, TextField
from django.db.models.expressions import Col, RawSQL
from django.db.models.sql.compiler import SQLCompiler

SHORTEST = 3
"""Characters a part must have for the trigram index; shorter ones are found by reading every row."""

PUT = 'INSERT INTO "{name}"(rowid, {column}) VALUES (new.{pk}, new.{column});'
TAKE = """INSERT INTO "{name}"("{name}", rowid, {column}) VALUES ('delete', old.{pk}, old.{column});"""
FOLLOWING = (
    f'CREATE TRIGGER "{{name}}_insert" AFTER INSERT ON "{{table}}" BEGIN {PUT} END',
    f'CREATE TRIGGER "{{name}}_delete" AFTER DELETE ON "{{table}}" BEGIN {TAKE} END',
    'CREATE TRIGGER "{name}_update" AFTER UPDATE OF {column} ON "{table}" '
    f"WHEN old.{{column}} IS NOT new.{{column}} BEGIN {TAKE} {PUT} END",
    """INSERT INTO "{name}"("{name}") VALUES ('rebuild')""",
)
NEWEST = 2000
"""How many matches ``newest()`` looks at: more than anybody pages through."""

LAST_KEY = 2**63 - 1
NEWEST_BY_FTS = (
    'SELECT rowid FROM "{name}" WHERE "{name}" MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s'
)
FOUND_BY_FTS = '{row} IN (SELECT rowid FROM "{name}" WHERE "{name}" MATCH %s)'

Found = TypeVar("Found", bound="QuerySet[Any]")


def contains(queryset: Found, column: str, text: str) -> Found:
    """Return the rows whose ``column`` holds each word of ``text`` somewhere, in upper or lower case.

    Args:
        column: a text field of the model or of a related one (``letter__search_text``); fast where it carries
            a ``TrigramIndex``.
        text: as typed; words are parted by spaces. Nothing but spaces finds everything.
    """
    for word in text.replace("\0", " ").split():
        queryset = queryset.filter(**{f"{column}__part": word})
    return queryset


def newest(
    queryset: Found, column: str, text: str, *, before: int | None = None, most: int = NEWEST
) -> Found:
    """Return what ``contains()`` does, newest first; on SQLite it looks at the ``most`` newest matches only.

    An FTS5 table gives its newest rows at once and all rows of a common word slowly. A caller who narrows by
    something else and gets too few asks ``contains()`` for the rest.

    Args:
        before: only rows with a lower key, as the next page wants them.
    """
    if before is not None:
        queryset = queryset.filter(pk__lt=before)
    queryset = queryset.order_by("-pk")
    words = text.replace("\0", " ").split()
    index = _index_on(queryset.model, column)
    if connections[queryset.db].vendor != "sqlite" or index is None or not words:
        return contains(queryset, column, text)
    if any(len(word) < SHORTEST for word in words):
        return contains(queryset, column, text)
    phrase = " AND ".join(_quoted(word) for word in words)
    found = RawSQL(NEWEST_BY_FTS.format(name=index.name), [phrase, before or LAST_KEY, most])  # noqa: S611
    return queryset.filter(pk__in=found)


class TrigramIndex(Index):
    """An index for ``contains()`` on one text column; its migration depends on ``kernel.0002_trigrams``.

    On SQLite it is an FTS5 table of its name, which reads the column from the model's own table. Triggers
    keep it in step; they are set after each ``migrate``, since they are lost when Django remakes the table.
    """

    suffix = "tri"

    def __init__(self, *, fields: list[str], name: str) -> None:
        super().__init__(fields=fields, name=name, opclasses=["gin_trgm_ops"])

    def deconstruct(self) -> tuple[str, Any, dict[str, Any]]:
        """Return how a migration writes the index."""
        path, expressions, arguments = super().deconstruct()
        del arguments["opclasses"]
        return path, expressions, arguments

    def create_sql(
        self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor, using: str = "", **kwargs: Any
    ) -> Any:
        """Return the statement that makes the index."""
        if schema_editor.connection.vendor != "sqlite":
            return super().create_sql(model, schema_editor, using=" USING gin", **kwargs)
        pk, column = self._columns(model)
        return (
            f'CREATE VIRTUAL TABLE IF NOT EXISTS "{self.name}" '
            f"USING fts5({column}, content='{model._meta.db_table}', content_rowid='{pk}', "
            f"tokenize='trigram')"
        )

    def remove_sql(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor, **kwargs: Any) -> Any:
        """Return the statement that removes the index; what keeps it in step goes before."""
        if schema_editor.connection.vendor != "sqlite":
            return super().remove_sql(model, schema_editor, **kwargs)
        for act in ("insert", "delete", "update"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{self.name}_{act}"')
        return f'DROP TABLE IF EXISTS "{self.name}"'

    def following(self, model: type[Model]) -> list[str]:
        """Return the statements that make the FTS5 table of SQLite follow the model's table from now on."""
        pk, column = self._columns(model)
        names = {"name": self.name, "table": model._meta.db_table, "pk": pk, "column": column}
        return [statement.format(**names) for statement in FOLLOWING]

    def _columns(self, model: type[Model]) -> tuple[str, str]:
        field = cast("Field[Any, Any]", model._meta.get_field(self.fields[0]))
        return str(model._meta.pk.column), str(field.column)


def trigram_indexes() -> Iterator[tuple[type[Model], TrigramIndex]]:
    """Yield every model that is found by a part of a text, with its index."""
    for model in apps.get_models():
        for index in model._meta.indexes:
            if isinstance(index, TrigramIndex):
                yield model, index


def follow(using: str = DEFAULT_DB_ALIAS, **signal: object) -> None:
    """Set on SQLite the triggers that are missing, and read the tables again; runs after each ``migrate``."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    for model, index in trigram_indexes():
        if _has(connection, "table", index.name) and not _has(connection, "trigger", f"{index.name}_insert"):
            with connection.cursor() as cursor:
                for statement in index.following(model):
                    cursor.execute(statement)


def _has(connection: BaseDatabaseWrapper, kind: str, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE type = %s AND name = %s", [kind, name])
        return cursor.fetchone() is not None


class Part(Lookup):
    """``column__part="ลานคนเมือง"``: the column holds this text somewhere, in whatever case."""

    lookup_name = "part"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        """Read the trigram index of PostgreSQL, which its planner finds by itself."""
        return self._like("ILIKE %s", compiler, connection)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, list[Any]]:
        """Read the FTS5 table, where there is one and the text is long enough for it."""
        index = _index_of(self.lhs)
        if index is None or len(self.rhs) < SHORTEST:
            return self._like(r"LIKE %s ESCAPE '\'", compiler, connection)
        quote = compiler.quote_name_unless_alias
        row = f"{quote(self.lhs.alias)}.{quote(self.lhs.target.model._meta.pk.column)}"
        return FOUND_BY_FTS.format(row=row, name=index.name), [_quoted(self.rhs)]

    def _like(
        self, operator: str, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[Any]]:
        column, parameters = self.process_lhs(compiler, connection)
        pattern = f"%{connection.ops.prep_for_like_query(self.rhs)}%"
        return f"{column} {operator}", [*parameters, pattern]


def _index_of(side: object) -> TrigramIndex | None:
    if not isinstance(side, Col):
        return None
    field: Field[Any, Any] = side.target
    return _index_on(field.model, field.name)


def _index_on(model: type[Model], column: str) -> TrigramIndex | None:
    indexes = [index for index in model._meta.indexes if isinstance(index, TrigramIndex)]
    return next((index for index in indexes if index.fields == [column]), None)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


for _kind in (CharField, TextField):
    _kind.register_lookup(Part)
