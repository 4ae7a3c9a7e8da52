"""The database's own refusal to change or remove an event, on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "ledger_event"
SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, 'events are facts: the ledger is append-only'); END"
    for act in ("UPDATE", "DELETE")
] + [
    # INSERT OR REPLACE removes rows without asking the trigger on DELETE.
    f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} "  # noqa: S608 - names of ours
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id "
    "OR (chain = NEW.chain AND position = NEW.position)) "
    f"BEGIN SELECT RAISE(ABORT, 'events are facts: the ledger is append-only'); END"
]
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'events are facts: the ledger is append-only'; END $$",
    f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]
DROP = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{act}" for act in ("update", "delete", "replace")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABLE}_append_only ON {TABLE}"],
}


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers on the events' table."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away."""
    for statement in DROP[editor.connection.vendor]:
        editor.execute(statement)


@contextmanager
def disabled() -> Iterator[None]:
    """Lift the triggers inside the block: only for a test's clean-up of its own database."""
    with connection.schema_editor() as editor:
        drop(editor)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            create(editor)
