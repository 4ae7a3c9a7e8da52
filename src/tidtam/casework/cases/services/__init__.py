"""The only door to a case: every change goes through one of these."""

from tidtam.casework.cases.services.acts import (
    case_acknowledge,
    case_close,
    case_confirm,
    case_contest,
    case_pause,
    case_reopen,
    case_report,
    case_resume,
)
from tidtam.casework.cases.services.joining import case_merge, case_split, case_unmerge
from tidtam.casework.cases.services.opening import case_open
from tidtam.casework.cases.services.presence import notice_seen, presence_leave, presence_touch
from tidtam.casework.cases.services.routing import (
    case_accept,
    case_assign,
    case_describe,
    case_dispatch,
    case_return,
    case_transfer,
    cases_assign,
)
from tidtam.casework.cases.services.taking import request_take
from tidtam.casework.cases.services.talking import (
    call_log,
    case_note,
    case_reply,
    case_say,
    message_attach,
    officer_actor,
)
from tidtam.casework.cases.services.undoing import message_take_back, reply_undo

__all__ = [
    "call_log",
    "case_accept",
    "case_acknowledge",
    "case_assign",
    "case_close",
    "case_confirm",
    "case_contest",
    "case_describe",
    "case_dispatch",
    "case_merge",
    "case_note",
    "case_open",
    "case_pause",
    "case_reopen",
    "case_reply",
    "case_report",
    "case_resume",
    "case_return",
    "case_say",
    "case_split",
    "case_transfer",
    "case_unmerge",
    "cases_assign",
    "message_attach",
    "message_take_back",
    "notice_seen",
    "officer_actor",
    "presence_leave",
    "presence_touch",
    "reply_undo",
    "request_take",
]
