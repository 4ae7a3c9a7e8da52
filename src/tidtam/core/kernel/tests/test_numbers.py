"""Running numbers: one after the other, no gaps, whoever takes them."""

import threading

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from tidtam.core.kernel.numbers import number_keep, number_take


@pytest.mark.django_db
def test_each_series_of_each_year_counts_from_one():
    taken = [number_take(series="a", year=2563), number_take(series="a", year=2563)]
    assert [*taken, number_take(series="a", year=2564), number_take(series="b", year=2563)] == [1, 2, 1, 1]


@pytest.mark.django_db
def test_a_number_of_a_transaction_that_failed_is_given_again():
    number_take(series="a", year=2563)
    with pytest.raises(ValueError, match="no"), transaction.atomic():
        assert number_take(series="a", year=2563) == 2
        raise ValueError("no")
    assert number_take(series="a", year=2563) == 2


@pytest.mark.django_db
def test_a_number_given_elsewhere_is_not_given_again():
    number_keep(series="a", year=2563, number=41)
    assert number_take(series="a", year=2563) == 42
    number_keep(series="a", year=2563, number=7)
    assert number_take(series="a", year=2563) == 43


@pytest.mark.django_db(transaction=True)
def test_no_number_is_given_outside_a_transaction():
    with pytest.raises(TransactionManagementError):
        number_take(series="a", year=2563)


@pytest.mark.django_db(transaction=True)
def test_offices_at_the_same_second_leave_no_gap_even_when_some_fail():
    taken, lock = [], threading.Lock()

    def take(fails):
        try:
            with transaction.atomic():
                number = number_take(series="a", year=2563)
                if fails:
                    raise ValueError
            with lock:
                taken.append(number)
        except ValueError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(number % 3 == 0,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(taken) == list(range(1, 9))
