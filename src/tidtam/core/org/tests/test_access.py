"""Who may do what, and where: the whole matrix, and the tree of units."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from tests.support.office import make_officer, make_unit
from tidtam.core.org.access import MAY, Permission, may, requires, roles_of, units_where
from tidtam.core.org.models import Membership, Role

MATRIX = """
                    officer supervisor planner executive auditor administrator
see_cases           yes     yes        -       -         yes     -
work_cases          yes     yes        -       -         -       -
direct_cases        -       yes        -       -         -       -
see_letters         yes     yes        -       -         yes     -
keep_letters        yes     yes        -       -         -       -
see_contacts        yes     yes        -       -         -       -
see_figures         yes     yes        yes     yes       yes     yes
write_reports       -       -          yes     -         -       -
certify_reports     -       yes        -       yes       -       -
see_evidence        -       yes        yes     -         yes     -
see_settings        -       yes        -       -         yes     yes
change_settings     -       -          -       -         -       yes
manage_officers     -       -          -       -         -       yes
audit               -       -          -       -         yes     -
"""
ROLES, *ROWS = (line.split() for line in MATRIX.strip().splitlines())
CELLS = [(role, row[0], cell == "yes") for row in ROWS for role, cell in zip(ROLES, row[1:], strict=True)]


def test_the_matrix_speaks_of_every_role_and_every_permission():
    assert set(ROLES) == set(Role.values) == set(MAY)
    assert {row[0] for row in ROWS} == set(Permission)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "permission", "expected"), CELLS)
def test_each_role_may_do_what_the_matrix_says_and_nothing_else(role, permission, expected):
    assert may(make_officer(role=role), Permission(permission)) is expected


@pytest.mark.django_db
def test_a_role_reaches_the_units_below_and_never_those_beside_or_above():
    office = make_unit("office")
    division = make_unit("division", parent=office)
    section = make_unit("section", parent=division)
    beside = make_unit("beside", parent=office)
    officer = make_officer(unit=division)
    assert units_where(officer, Permission.SEE_CASES) == {division.pk, section.pk}
    assert may(officer, Permission.SEE_CASES, section)
    assert not may(officer, Permission.SEE_CASES, beside.pk)
    assert not may(officer, Permission.SEE_CASES, office)


@pytest.mark.django_db
def test_roles_add_up_each_in_its_own_unit():
    here, there = make_unit("here"), make_unit("there")
    officer = make_officer(unit=here)
    Membership.objects.create(officer=officer, unit=there, role=Role.AUDITOR)
    assert may(officer, Permission.AUDIT, there)
    assert not may(officer, Permission.AUDIT, here)
    assert not may(officer, Permission.WORK_CASES, there)
    assert roles_of(officer) == {"officer", "auditor"}


@pytest.mark.django_db
def test_a_stranger_and_an_officer_of_the_past_may_nothing():
    past = make_officer(is_active=False)
    for person in (past, AnonymousUser()):
        assert not any(may(person, permission) for permission in Permission)
    assert roles_of(AnonymousUser()) == frozenset()


@pytest.mark.django_db
def test_rights_are_asked_of_the_database_once_a_request(django_assert_num_queries):
    officer, unit = make_officer(), make_unit()
    with django_assert_num_queries(2):
        for _ in range(5):
            assert may(officer, Permission.SEE_CASES, unit)


@requires(Permission.SEE_CASES)
def page(request):
    return HttpResponse("seen")


@pytest.mark.django_db
def test_a_guarded_page_asks_a_stranger_to_sign_in_and_leads_back(rf):
    request = rf.get("/cases/", {"desk": "letters", "mine": "1"})
    request.user = AnonymousUser()
    answer = page(request)
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/cases/%3Fdesk%3Dletters%26mine%3D1")


@pytest.mark.django_db
def test_a_guarded_page_opens_to_whoever_may_and_to_nobody_else(rf):
    request = rf.get("/cases/")
    request.user = make_officer()
    assert page(request).content == b"seen"
    request.user = make_officer("planner", role=Role.PLANNER)
    with pytest.raises(PermissionDenied):
        page(request)
