"""The register page by page, in every order, forwards and back."""

from datetime import timedelta
from itertools import pairwise

import pytest

from tidtam.casework.letters import listing
from tidtam.casework.letters.listing import SORTS, count_of, page_of
from tidtam.casework.letters.models import Letter
from tidtam.casework.letters.services import letter_move
from tidtam.casework.letters.tests.office import make_letter

SENDERS = ("เขตพระนคร", "กองกลาง", "แขวงดุสิต", "เกษตร", "เขตพระนคร", "คลัง", "ฝ่ายโยธา")


@pytest.fixture
def letters(office, at, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 3)
    for turn, sender in enumerate(SENDERS):
        letter = make_letter(office, at=at, sender=sender, subject=f"เรื่อง {turn % 2}")
        if turn % 3 == 0:
            letter_move(letter=letter, step="screening", by=office.clerk, at=at + timedelta(minutes=turn + 1))
    return Letter.objects.all()


def walk(letters, sort):
    page = page_of(letters, sort=sort)
    pages = [page]
    while page.next:
        page = page_of(letters, sort=sort, after=page.next)
        pages.append(page)
    return pages


@pytest.mark.parametrize("sort", SORTS)
def test_walking_the_pages_meets_every_letter_once(letters, sort):
    met = [letter.pk for page in walk(letters, sort) for letter in page.letters]
    assert sorted(met) == sorted(letter.pk for letter in letters)


@pytest.mark.parametrize("sort", SORTS)
def test_the_way_back_shows_the_same_pages(letters, sort):
    pages = walk(letters, sort)
    for before, here in pairwise(pages):
        back = page_of(letters, sort=sort, before=here.previous)
        assert back.letters == before.letters
        assert back.next
    assert not page_of(letters, sort=sort, before=pages[1].previous).previous


def test_agencies_stand_in_the_order_of_a_thai_dictionary(letters):
    senders = [letter.sender for page in walk(letters, "sender") for letter in page.letters]
    assert senders == ["กองกลาง", "เกษตร", "เขตพระนคร", "เขตพระนคร", "แขวงดุสิต", "คลัง", "ฝ่ายโยธา"]


def test_what_lies_longest_at_its_step_comes_first(letters):
    since = [letter.step_since for page in walk(letters, "since") for letter in page.letters]
    assert since == sorted(since)


@pytest.mark.parametrize(
    "mark", ["", "~", "x~1", "2020-01-07~1", "2020-01-07T10:00~1", "~9" * 40, "๑~๑", "a~-1"]
)
def test_a_mark_that_nobody_gave_begins_at_the_top(letters, mark):
    top = page_of(letters, sort="registered").letters
    assert page_of(letters, sort="registered", after=mark).letters == top
    assert page_of(letters, sort="registered", before=mark).letters == top


def test_many_letters_are_counted_no_further_than_needed(letters, monkeypatch):
    monkeypatch.setattr(listing, "COUNTED", 4)
    assert count_of(letters) == 5
