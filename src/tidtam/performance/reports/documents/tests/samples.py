"""Seed 000 as a form at the end of its second quarter, with invented signatories."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from tidtam.performance.reports.documents.form import (
    EvidenceCase,
    Figure,
    Form,
    Imprint,
    Level,
    PlanSupport,
    PromiseTimes,
    Quantity,
    Quarter,
    Signature,
    SubResult,
)

BANGKOK = timezone(timedelta(hours=7))
START = date(2019, 12, 1)
SECOND_QUARTER = date(2020, 3, 31)
SERVICE = "ติดตามหนังสือราชการผ่าน Line@"

COUNTED = "นับทุกเรื่องที่รับผ่าน LINE ตั้งแต่เริ่มให้บริการ เรื่องที่รวมเข้าด้วยกันนับเป็นเรื่องเดียว"
IN_TIME = "เรื่องที่เจ้าหน้าที่ดำเนินการทันกำหนด หารด้วยเรื่องที่รับทั้งหมด คูณ 100 ปัดครึ่งขึ้น 2 ตำแหน่ง คำตอบอัตโนมัติไม่นับ"
TOP_TWO = "ผู้ที่ตอบระดับมากหรือมากที่สุด หารด้วยผู้ประเมินทั้งหมด คูณ 100"


def results(users=29, in_time=28, share="96.55", of_target="58", as_of=SECOND_QUARTER):
    def figure(label, value, unit, numerator, denominator, method, target):
        return Figure(label, value, unit, numerator, denominator, START, as_of, method, target)

    within = "เจ้าหน้าที่สามารถให้บริการได้ภายในระยะเวลาที่กำหนดไม่น้อยกว่าร้อยละ 80"
    told = (
        f"จากจำนวนผู้ใช้บริการ จำนวน {users} ราย เจ้าหน้าที่สามารถให้บริการได้ภายในระยะเวลาที่กำหนด "
        f"จำนวน {in_time} ราย คิดเป็นร้อยละ {share} เกินกว่าเป้าหมายที่กำหนด"
    )
    eighty = "ไม่น้อยกว่าร้อยละ 80"
    return (
        SubResult(
            f"จำนวนผู้ใช้บริการ{SERVICE}",
            f"จำนวนผู้ใช้บริการ{SERVICE} ไม่น้อยกว่า 50 คน",
            "เดือนมีนาคม 2563 มีผู้ใช้บริการติดตามเรื่อง ผ่าน Line@ จำนวน 7 คน รวม 4 เดือน (ธ.ค. 2562 - มี.ค. 2563) "
            f"มีผู้ใช้บริการ จำนวน {users} คน จากจำนวนเป้าหมาย 50 คน คิดเป็นร้อยละ {of_target} จากเป้าหมายที่กำหนด",
            figure("จำนวนผู้ใช้บริการ", str(users), "คน", users, None, COUNTED, "ไม่น้อยกว่า 50 คน"),
        ),
        SubResult(
            f"ร้อยละความสำเร็จที่เจ้าหน้าที่ส่วนเลขานุการสามารถแจ้งรับทราบการ{SERVICE} ภายใน 15 นาที",
            within,
            told,
            figure("แจ้งรับทราบภายใน 15 นาที", share, "ร้อยละ", in_time, users, IN_TIME, eighty),
        ),
        SubResult(
            "ร้อยละความสำเร็จ ที่เจ้าหน้าที่ส่วนเลขานุการแจ้งผลการติดตามหรือความคืบหน้าของหนังสือราชการผ่าน Line@ ภายใน 30 นาที",
            within,
            told,
            figure("แจ้งผลหรือความคืบหน้าภายใน 30 นาที", share, "ร้อยละ", in_time, users, IN_TIME, eighty),
        ),
        SubResult(
            "การสำรวจความพึงพอใจของผู้ใช้บริการที่ประเมินความพึงพอใจ",
            "ผู้ใช้บริการที่ประเมินความพึงพอใจ ไม่น้อยกว่าร้อยละ 80 มีความพึงพอใจในการให้บริการในระดับมากหรือมากที่สุด",
            f"ผู้ใช้บริการ จำนวน {users} คน (คิดเป็นร้อยละ 100) ได้ประเมินความพึงพอใจในการให้บริการ{SERVICE} "
            "ในระดับมากหรือมากที่สุด เกินกว่าเป้าหมายที่กำหนด",
            figure("ความพึงพอใจระดับมากถึงมากที่สุด", "100", "ร้อยละ", users, users, TOP_TWO, eighty),
        ),
    )


DRAFT = Form(
    agency="สำนักงานเลขานุการปลัดกรุงเทพมหานคร สำนักปลัดกรุงเทพมหานคร",
    fiscal_year=2563,
    as_of=SECOND_QUARTER,
    number="4",
    name="ความสำเร็จในการให้บริการติดตามหนังสือราชการผ่าน LINE@",
    levels=frozenset({Level.OUTCOME}),
    support=PlanSupport(
        "ด้านที่ ๗ – การบริหารจัดการเมืองมหานคร : Management Strategy",
        "มิติที่ ๗.๕ – เทคโนโลยีสารสนเทศ",
        "เป้าหมายที่ ๗.๕.๑ กรุงเทพมหานครให้บริการประชาชนด้วยความสะดวก รวดเร็ว ถูกต้องและโปร่งใส "
        "โดยประยุกต์ใช้เทคโนโลยีสารสนเทศ",
    ),
    definition=(
        "ความสำเร็จในการให้บริการติดตามหนังสือราชการผ่าน Line@",
        "๑) จำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน Line@",
        "๒) ร้อยละของการแจ้งรับทราบการติดตามหนังสือราชการผ่าน Line@",
        "๓) ร้อยละของการแจ้งผลการติดตามหรือความคืบหน้าของหนังสือราชการผ่าน Line@",
        "๔) ร้อยละความพึงพอใจของผู้ใช้บริการที่ประเมินความพึงพอใจในระดับมากหรือมากที่สุด",
    ),
    calculation=(
        "๑) จำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน Line@",
        "    คำนวณจาก จำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน Line@",
        "๒) ร้อยละของการแจ้งรับทราบการติดตามหนังสือราชการผ่าน Line@",
        "    คำนวณจาก จำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน Line@ ได้รับการตอบรับภายในระยะเวลาที่กำหนด "
        "คูณ ๑๐๐ หารจำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน Line@ ทั้งหมด",
        "๓) ร้อยละของการแจ้งผลการติดตามหรือความคืบหน้าของหนังสือราชการผ่าน Line@",
        "    คำนวณจาก จำนวนผู้ใช้บริการได้รับทราบผลการติดตามหนังสือราชการผ่าน Line@ ภายในระยะเวลาที่กำหนด "
        "คูณ ๑๐๐ หารจำนวนผู้ใช้บริการติดตามหนังสือราชการผ่าน Line@ ทั้งหมด",
        "๔) ร้อยละความพึงพอใจของผู้ใช้บริการที่ประเมินความพึงพอใจในระดับมากหรือมากที่สุด",
        "    คำนวณจาก จำนวนผู้ใช้บริการที่ประเมินความพึงพอใจในระดับมากหรือมากที่สุด คูณ ๑๐๐ "
        "หารจำนวนผู้ใช้บริการที่ประเมินความพึงพอใจทั้งหมด",
    ),
    target=Quantity("100", "ร้อยละ"),
    result=Quantity("100", "ร้อยละ"),
    quarters=(
        Quarter(
            1,
            date(2019, 12, 31),
            "การให้บริการติดตามหนังสือราชการผ่าน Line@ (เดือนแรกมีผู้ใช้บริการ จำนวน 8 คน คิดเป็นร้อยละ 16 "
            "จากจำนวนเป้าหมายที่กำหนด 50 คน)",
        ),
        Quarter(2, SECOND_QUARTER, f"ดำเนินการให้บริการ{SERVICE}", results()),
        Quarter(3, date(2020, 6, 30)),
        Quarter(4, date(2020, 9, 30)),
    ),
    obstacles="-ไม่มี-",
    evidence=(
        "ทะเบียนเรื่องที่รับผ่าน LINE จำนวน 29 เรื่อง (แนบในแฟ้ม Excel)",
        "หนังสือ ที่ กท 0401/123 เรื่อง ขอความอนุเคราะห์ประชาสัมพันธ์การให้บริการ (เรื่องหมายเลข นส.63-0021)",
    ),
    signature=Signature("นางสาวมาลี ตัวอย่าง", "นักจัดการงานทั่วไปชำนาญการ", SECOND_QUARTER),
    imprint=Imprint(printed_at=datetime(2020, 3, 31, 9, 45, tzinfo=UTC), method_version="letters-2563.2"),
)

CERTIFIED = replace(
    DRAFT,
    imprint=Imprint(
        printed_at=datetime(2020, 3, 31, 9, 45, tzinfo=UTC),
        method_version="letters-2563.2",
        number="TD-2563-0042",
        verify_url="https://tidtam.example.go.th/verify/TD-2563-0042",
        certified_at=datetime(2020, 3, 31, 9, 40, tzinfo=UTC),
    ),
)


def evidence_case(number="นส.63-0021", note=""):
    opened = datetime(2020, 2, 12, 10, 0, tzinfo=BANGKOK)
    return EvidenceCase(
        number,
        opened,
        (
            PromiseTimes(
                "รับทราบ",
                opened + timedelta(minutes=15),
                opened + timedelta(minutes=15, seconds=41),
                "เกินกำหนด",
            ),
            PromiseTimes("แจ้งผล", opened + timedelta(minutes=30), None, "ยังไม่แจ้งผล"),
        ),
        note=note,
    )
