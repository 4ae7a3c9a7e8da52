"""What one message costs in statements, from envelope to answer."""

from datetime import timedelta

from tidtam.casework.cases.models import Case
from tidtam.channels.line.tests import samples
from tidtam.channels.line.tests.conftest import post, said


def test_a_message_becomes_an_answered_case_in_few_statements(
    line, desk, work, at, django_assert_max_num_queries
):
    post(said("สวัสดีค่ะ", at, user=samples.USER), at=at)
    work(at)
    later = at + timedelta(minutes=1)
    post(said("ขอติดตามหนังสือที่ กท 0901/1542", later, number=2), at=later)
    with django_assert_max_num_queries(80):
        work(later)
    assert Case.objects.count() == 1
    assert line.ways() == ["reply", "reply"]
