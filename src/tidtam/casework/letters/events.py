"""The events of a letter, as the ledger's vocabulary knows them."""

from django.utils.translation import gettext_lazy as _

from tidtam.core.ledger.kinds import Kind

KINDS = (
    Kind(
        "letter.registered",
        _("{actor}ลงทะเบียนรับ"),
        {
            "unit": "key of the unit whose register it is",
            "year": "Buddhist-era year of the register",
            "number": "number in the register of that year",
            "batch": "key of the import it came with",
        },
    ),
    Kind(
        "letter.moved",
        _("{actor}ย้ายไปขั้น{step}"),
        {"step": "code of the step", "movement": "key of the movement", "told": "how many cases were told"},
    ),
    Kind("letter.move_withdrawn", _("{actor}ยกเลิกการย้ายขั้น"), {"movement": "key of the movement"}),
    Kind("letter.amended", _("{actor}แก้ไขรายการ: {fields}"), {"fields": "names of the columns that changed"}),
    Kind("letter.cancelled", _("{actor}ยกเลิกรายการในทะเบียน"), {}),
    Kind("letter.followed", _("{actor}ผูกกับเรื่อง {case}"), {"case": "key of the case that follows the letter"}),
    Kind("letter.unfollowed", _("{actor}เลิกผูกกับเรื่อง {case}"), {"case": "key of the case"}),
    Kind("letter.file_added", _("{actor}แนบไฟล์"), {"file": "key of the file"}),
    Kind("letter.file_removed", _("{actor}นำไฟล์ออก"), {"file": "key of the file"}),
)
