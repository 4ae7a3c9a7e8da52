"""The events of a case, as the ledger's vocabulary knows them."""

from django.utils.translation import gettext_lazy as _

from tidtam.core.ledger.kinds import Kind

VIA = {"via": "key of the case on which the act was done, when this one was merged into it"}
MESSAGE = {"message": "key of the message", "automatic": "true when no person wrote it"} | VIA

KINDS = (
    Kind(
        "case.opened",
        _("รับเรื่องทาง{channel}"),
        {
            "desk": "code of the desk",
            "version": "version of the desk's pack",
            "channel": "the channel it came by",
            "contact": "key of the contact",
            "backdated": "true when the receipt was entered with an earlier time",
            "split_from": "key of the case it was split from",
        },
    ),
    Kind("case.acknowledged", _("{actor}รับทราบเรื่อง"), {**VIA, "how": "button, message or call"}),
    Kind("case.reported", _("{actor}แจ้งผลหรือความคืบหน้า"), {**VIA, "how": "message or call"}),
    Kind("case.closed", _("{actor}ปิดเรื่อง: {reason}"), {**VIA, "reason": "code of the closing reason"}),
    Kind("case.contested", _("{actor}โต้แย้งการปิดเรื่อง"), {**VIA, "message": "key of the message"}),
    Kind("case.confirmed", _("{actor}ยืนยันว่าเรื่องเรียบร้อย"), VIA),
    Kind("case.reopened", _("{actor}เปิดเรื่องใหม่"), {**VIA, "message": "key of the message"}),
    Kind("case.paused", _("{actor}พักการนับเวลา"), {**VIA, "reason": "code of the reason"}),
    Kind("case.resumed", _("{actor}นับเวลาต่อ"), {**VIA, "reason": "code of the reason"}),
    Kind(
        "case.assigned",
        _("{actor}มอบหมายเรื่องให้{officer}"),
        {"officer": "key of the officer, empty for nobody"},
    ),
    Kind("case.transferred", _("{actor}โอนเรื่องไปยัง{unit}"), {"unit": "key of the unit"}),
    Kind("case.dispatched", _("{actor}ส่งเรื่องให้{unit}"), {"unit": "key of the unit"}),
    Kind("case.accepted", _("{actor}รับเรื่องที่{unit}"), {"unit": "key of the unit"}),
    Kind("case.returned", _("{actor}ส่งเรื่องคืน"), {"unit": "key of the unit", "reason": "code of the reason"}),
    Kind("case.merged", _("{actor}รวมเรื่องนี้เข้ากับ {into}"), {"into": "key of the case it went into"}),
    Kind("case.unmerged", _("{actor}แยกเรื่องนี้ออกจาก {into}"), {"into": "key of the case it was in"}),
    Kind("case.joined", _("{actor}รวมเรื่อง {case} เข้ามา"), {"case": "key of the case that came in"}),
    Kind("case.split", _("{actor}แยกเป็นเรื่องใหม่ {case}"), {"case": "key of the new case"}),
    Kind("case.described", _("{actor}แก้ไขข้อมูลเรื่อง"), {"fields": "names of the columns that changed"}),
    Kind("case.undone", _("{actor}ยกเลิกการส่งเมื่อครู่"), {"undoes": "positions of the events that do not count"}),
    Kind("message.received", _("{actor}ส่งข้อความ"), MESSAGE),
    Kind("message.sent", _("{actor}ส่งข้อความถึงผู้แจ้ง"), MESSAGE),
    Kind("message.noted", _("{actor}บันทึกภายใน"), MESSAGE),
    Kind("message.withdrawn", _("{actor}ยกเลิกข้อความของตน"), MESSAGE),
    Kind("call.logged", _("{actor}บันทึกการโทรศัพท์"), MESSAGE),
)
