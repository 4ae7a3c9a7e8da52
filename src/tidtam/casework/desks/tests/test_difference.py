"""What a reader is told of two versions."""

from tidtam.casework.desks.difference import Change, difference

ACK = {"code": "ack", "title": "รับทราบ", "text": "ได้รับแล้ว"}
DONE = {"code": "done", "title": "เสร็จ", "text": "เสร็จแล้ว"}


def test_the_same_pack_has_no_difference():
    pack = {"name": "ก", "templates": [ACK, DONE], "survey": {"smallest_group": 5}}
    assert difference(pack, dict(pack)) == []


def test_a_changed_field_is_told_with_both_values():
    assert difference({"templates": [ACK]}, {"templates": [{**ACK, "text": "ใหม่"}]}) == [
        Change("changed", "templates", "รับทราบ", "text", "ได้รับแล้ว", "ใหม่")
    ]


def test_entries_that_come_and_go_are_told_by_what_they_say():
    assert difference({"templates": [ACK]}, {"templates": [DONE]}) == [
        Change("removed", "templates", "รับทราบ", before="ได้รับแล้ว"),
        Change("added", "templates", "เสร็จ", after="เสร็จแล้ว"),
    ]


def test_another_order_is_a_difference_of_its_own():
    assert difference({"templates": [ACK, DONE]}, {"templates": [DONE, ACK]}) == [
        Change("reordered", "templates")
    ]


def test_an_entry_in_front_does_not_count_as_reordering():
    assert [change.kind for change in difference({"templates": [DONE]}, {"templates": [ACK, DONE]})] == [
        "added"
    ]


def test_tables_and_the_facts_of_the_desk_are_compared_too():
    old = {"name": "ก", "survey": {"smallest_group": 5}}
    assert difference(old, {"name": "ข", "survey": {"smallest_group": 8}}) == [
        Change("changed", "", "", "name", "ก", "ข"),
        Change("changed", "survey", "", "smallest_group", 5, 8),
    ]
