"""Cases are found by any part of their number, title, person or words."""

import pytest

from tidtam.casework.cases.models import Case
from tidtam.casework.cases.services import message_attach
from tidtam.casework.letters.tests.office import make_case, make_office
from tidtam.casework.messaging.services import message_receive
from tidtam.core.kernel.search import contains

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", ["นส.63", "พรรณี", "ติดตาม หนังสือ", "ลานคนเมือง"])
def test_a_case_is_found_by_any_part_of_what_is_known_of_it(at, part):
    case = make_case(make_office(at=at), at=at, name="สุพรรณี")
    message, _new = message_receive(
        contact=case.contact, identity=case.identity, text="ขอใช้ลานคนเมืองค่ะ", at=at
    )
    message_attach(case=case, message=message, at=at)
    assert list(contains(Case.objects.all(), "search_text", part)) == [case]
    assert not contains(Case.objects.all(), "search_text", f"{part}ไม่มี")
