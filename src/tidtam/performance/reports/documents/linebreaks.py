"""What must not be parted at the end of a line.

The typesetter breaks Thai at dictionary words, so it parts the compounds of official language ("ตัว|ชี้วัด",
"ผู้ใช้|บริการ") and puts a number and its unit on two lines. What matches `KEPT_TOGETHER` stays whole.
Lines may break at both ends of a match, so each alternative begins and ends at the edge of a word.
"""

import re

_COMPOUNDS = """
ตัวชี้วัด ผู้ใช้บริการ ผู้ให้บริการ ผู้รับบริการ ผู้ประเมิน ผู้รายงานข้อมูล ผู้รับผิดชอบ ผู้อำนวยการ ผู้แจ้ง
การให้บริการ ให้บริการ การดำเนินงาน การดำเนินการ ดำเนินงาน ดำเนินการ การปฏิบัติงาน ปฏิบัติงาน ปฏิบัติราชการ การติดตาม การแจ้งผล
การแจ้งรับทราบ แจ้งรับทราบ รับทราบ แจ้งผล การตอบรับ ความคืบหน้า ความพึงพอใจ ความสำเร็จ ความสะดวก ความเดือดร้อน ความก้าวหน้า
ระยะเวลา เป้าหมาย เป้าประสงค์ ที่กำหนด ภายใน ทั้งหมด ทั้งสิ้น ถูกต้อง มากที่สุด น้อยที่สุด
เจ้าหน้าที่ หนังสือราชการ ส่วนราชการ หน่วยงาน สำนักงานเขต สำนักงาน กรุงเทพมหานคร สำนักปลัด
ปีงบประมาณ งบประมาณ ไตรมาส คณะทำงาน คณะกรรมการ แต่งตั้ง
เรื่องร้องเรียน เรื่องร้องทุกข์ ร้องเรียน ร้องทุกข์ ประชาสัมพันธ์ ไว้ตรวจสอบ ตรวจสอบ คำนวณจาก คิดเป็น ไม่น้อยกว่า เกินกว่า ต่ำกว่า
ค่าเป้าหมาย หน่วยนับ คำตอบอัตโนมัติ ไม่นับ
""".split()
_MONTHS = """
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.
""".split()
_UNITS = "คน ราย เรื่อง ครั้ง ฉบับ นาที ชั่วโมง วัน เดือน ชิ้นงาน ตัวชี้วัด".split()
_DIGIT = "[0-9๐-๙]"
_NUMBER = f"{_DIGIT}(?:[0-9๐-๙.,]*{_DIGIT})?"


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


KEPT_TOGETHER = "|".join(
    (
        f"(?:{_DIGIT}{{1,2}} ?)?{_any(_MONTHS)} ?(?:พ\\.ศ\\. ?)?{_DIGIT}{{2,4}}",
        f"(?:ร้อยละ|จำนวน) ?{_NUMBER}(?: {_any(_UNITS)})?",
        f"{_NUMBER} {_any(_UNITS)}",
        f"[ก-ฮ]{{1,4}}\\.{_DIGIT}{{2}}-{_DIGIT}+",
        f"(?:ที่ )?[ก-ฮ]{{1,3}} ?{_DIGIT}{{4}}(?:\\.{_DIGIT}+)?/ ?ว? ?{_DIGIT}+",
        _any(_COMPOUNDS),
    )
)
"""Numbers with their units, dates, case and letter numbers, compounds; Python and typst read it alike."""


def bound(text: str) -> str:
    """`text` with the repetition mark tied to the word it repeats: "ต่าง ๆ" is never parted."""
    return text.replace(" ๆ", "\u00a0ๆ")
