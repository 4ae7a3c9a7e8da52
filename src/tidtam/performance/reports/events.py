"""What the ledger tells of reports."""

from django.utils.translation import gettext_lazy as _

from tidtam.core.ledger.kinds import Kind

KINDS = (
    Kind("report.started", _("{actor}เริ่มแบบรายงานปี {year}"), {"year": "fiscal year, B.E."}),
    Kind("report.edited", _("{actor}แก้ข้อความในแบบรายงาน"), {"places": "sections as numbered on paper"}),
    Kind(
        "report.drafted",
        _("{actor}ร่างข้อ {place} จากตัวเลข"),
        {"place": "section as numbered on paper", "taken": "whether the draft became the text"},
    ),
    Kind("report.evidence_added", _("{actor}เพิ่มหลักฐาน"), {"evidence": "key"}),
    Kind("report.evidence_removed", _("{actor}นำหลักฐานออก"), {"evidence": "key"}),
    Kind(
        "report.certified",
        _("{actor}รับรองไตรมาสที่ {quarter} เลขที่ {number}"),
        {
            "quarter": "1 to 4",
            "number": "verification number",
            "pdf": "SHA-256 of the paper",
            "figures": "SHA-256 of the frozen figures",
            "evidence": "fingerprint of the cases behind them",
        },
    ),
)
