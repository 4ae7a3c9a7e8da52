"""The events of officers and units, as the ledger's vocabulary knows them."""

from django.utils.translation import gettext_lazy as _

from tidtam.core.ledger.kinds import Kind

ROLE = {"unit": "key of the unit", "role": "code of the role"}
FIELDS = {"fields": "names of the columns that changed"}

KINDS = (
    Kind("officer.added", _("{actor}เพิ่มเจ้าหน้าที่ {subject}")),
    Kind("officer.amended", _("{actor}แก้ไขข้อมูลของ {subject}"), FIELDS),
    Kind("officer.role_given", _("{actor}ให้ {subject} เป็น{role} ที่{unit}"), ROLE),
    Kind("officer.role_taken", _("{actor}ยกเลิกบทบาท{role} ที่{unit} ของ {subject}"), ROLE),
    Kind(
        "officer.left", _("{actor}ระงับการใช้งานของ {subject}"), {"handed_back": "how much open work went back"}
    ),
    Kind("officer.returned", _("{actor}ให้ {subject} กลับมาใช้งาน")),
    Kind("officer.password_link", _("{actor}ออกลิงก์ตั้งรหัสผ่านให้ {subject}")),
    Kind("officer.signed_out", _("{actor}ให้ {subject} ออกจากระบบทุกอุปกรณ์")),
    Kind("officer.second_step_removed", _("{actor}ยกเลิกการยืนยันสองขั้นของ {subject}")),
    Kind("unit.added", _("{actor}เพิ่มหน่วยงาน {subject}")),
    Kind("unit.amended", _("{actor}แก้ไขหน่วยงาน {subject}"), FIELDS),
)
