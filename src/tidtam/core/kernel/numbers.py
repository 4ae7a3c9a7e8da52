"""Numbers without gaps: taken in the transaction that uses them, so a rollback gives the number back."""

from django.db import transaction

from tidtam.core.kernel.models import RunningNumber


def number_take(*, series: str, year: int) -> int:
    """Return the next number of ``series`` in the Buddhist-era ``year``, starting at 1.

    The row stays locked until the caller's transaction ends; two offices at the same second get two numbers.

    Raises:
        TransactionManagementError: outside a transaction, where a gap could not be avoided.
    """
    transaction.get_connection().validate_no_broken_transaction()
    with transaction.atomic(durable=False):
        RunningNumber.objects.get_or_create(series=series, year=year)
        row = RunningNumber.objects.select_for_update().get(series=series, year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return row.last


def number_keep(*, series: str, year: int, number: int) -> None:
    """Note that ``number`` was given elsewhere, so that the next one taken is higher than it."""
    with transaction.atomic(durable=False):
        RunningNumber.objects.get_or_create(series=series, year=year)
        row = RunningNumber.objects.select_for_update().get(series=series, year=year)
        row.last = max(row.last, number)
        row.save(update_fields=["last"])
