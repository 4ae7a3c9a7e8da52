"""Several clerks at once: every number is given, none twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tidtam.casework.letters.models import Letter
from tidtam.casework.letters.tests.office import make_letter, make_office
from tidtam.core.kernel.errors import DomainError

CLERKS, EACH = 4, 6


@pytest.mark.django_db(transaction=True)
def test_clerks_who_enter_letters_at_once_leave_no_gap(at):
    office = make_office(at=at)

    def enter(clerk):
        try:
            for turn in range(EACH):
                make_letter(office, at=at, subject=f"เรื่องที่ {clerk}.{turn}")
                with pytest.raises(DomainError):
                    make_letter(office, at=at, subject="")
        finally:
            connection.close()

    with ThreadPoolExecutor(CLERKS) as clerks:
        list(clerks.map(enter, range(CLERKS)))
    numbers = Letter.objects.order_by("register_number").values_list("register_number", flat=True)
    assert list(numbers) == list(range(1, CLERKS * EACH + 1))
