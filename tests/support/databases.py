"""What tests need of the database and of the folder of media."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import Settings

from tidtam.core.ledger import triggers

FLUSH = "_fixture_teardown"  # the method of Django that empties the tables after a transactional test


@pytest.fixture(autouse=True, scope="session")
def ledger_can_be_emptied_between_tests() -> Iterator[None]:
    """Let the flush after a transactional test through.

    It deletes on SQLite, which the ledger's triggers refuse; on PostgreSQL it truncates, which they let be.
    """
    empty = getattr(TransactionTestCase, FLUSH)

    def empty_with_triggers_lifted(case: TransactionTestCase) -> None:
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with triggers.disabled():
                empty(case)
        else:
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, FLUSH, empty_with_triggers_lifted)
        yield


@pytest.fixture
def media(tmp_path: Path, settings: Settings) -> Path:
    """Give an empty media folder of the test's own."""
    folder = tmp_path / "media"
    folder.mkdir()
    settings.MEDIA_ROOT = folder
    return folder
