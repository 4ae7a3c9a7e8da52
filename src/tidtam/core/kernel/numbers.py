"""Numbers without gaps: taken in the transaction that uses them, so a rollback gives the number back."""

from django.db import connection
from django.db.transaction import TransactionManagementError

# One statement, so that both databases keep two takers apart.
PUT = """
INSERT INTO kernel_runningnumber AS known (series, year, last) VALUES (%s, %s, %s)
ON CONFLICT (series, year) DO UPDATE SET last = {last} RETURNING last
"""
TAKE = PUT.format(last="known.last + 1")
KEEP = PUT.format(last="CASE WHEN known.last < excluded.last THEN excluded.last ELSE known.last END")


def number_take(*, series: str, year: int) -> int:
    """Return the next number of ``series`` in the Buddhist-era ``year``, starting at 1.

    The row stays locked until the caller's transaction ends; two offices at the same second get two numbers.

    Raises:
        TransactionManagementError: outside a transaction, where a gap could not be avoided.
    """
    return _put(TAKE, series, year, 1)


def number_keep(*, series: str, year: int, number: int) -> None:
    """Note that ``number`` was given elsewhere, so that the next one taken is higher than it.

    Raises:
        TransactionManagementError: outside a transaction.
    """
    _put(KEEP, series, year, number)


def _put(statement: str, series: str, year: int, number: int) -> int:
    if not connection.in_atomic_block:
        raise TransactionManagementError("A running number is taken in the transaction that uses it.")
    with connection.cursor() as cursor:
        cursor.execute(statement, [series, year, number])
        return int(cursor.fetchone()[0])
