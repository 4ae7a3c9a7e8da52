"""One question of the satisfaction form, answered with one tap."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tidtam.channels.line.actions import LABEL_IN_FLEX, Action, Tap, action_json
from tidtam.channels.line.bubbles import Bubble, flex_bubble, twin
from tidtam.channels.line.flex import BRAND, BRAND_SOFT, INK_3, Part, box, card, heading, small_print, text
from tidtam.channels.line.postbacks import postback_data

LEVELS = (5, 4, 3, 2, 1)


@dataclass(frozen=True)
class SurveyCard:
    """``case`` is the public id, ``number`` the one people know; ``place`` of ``questions`` counts from 1."""

    case: str
    number: str
    question: str
    place: int = 1
    questions: int = 1
    actions: tuple[Action, ...] = ()


def level_name(level: int) -> str:
    """The name of one of the five levels of satisfaction (seed 000, section 4)."""
    return {
        5: pgettext("ความพึงพอใจ", "มากที่สุด"),
        4: pgettext("ความพึงพอใจ", "มาก"),
        3: pgettext("ความพึงพอใจ", "ปานกลาง"),
        2: pgettext("ความพึงพอใจ", "น้อย"),
        1: pgettext("ความพึงพอใจ", "น้อยที่สุด"),
    }[level]


def rating_data(case: str, place: int, level: int) -> str:
    """The data behind one level: ``a=rate&c=<public id>&q=<question>&v=<level>``."""
    return postback_data("rate", c=case, q=place, v=level)


def survey_bubble(survey: SurveyCard) -> Bubble:
    """The card of one question with its five levels."""
    body: list[Part] = [text(survey.question, limit=300, size="md", bold=True)]
    if survey.questions > 1:
        body.insert(0, text(_place(survey), size="xs", color=INK_3))
    body += [_level(survey, level) for level in LEVELS]
    body.append(small_print(_promise()))
    title = _("ท่านพึงพอใจเพียงใด")
    top = heading(_("เรื่อง %(number)s") % {"number": survey.number}, title)
    return flex_bubble(card(top, body, survey.actions), _plain(survey))


def _level(survey: SurveyCard, level: int) -> Part:
    name = level_name(level)
    tap = Tap(name, rating_data(survey.case, survey.place, level))
    digit = text(str(level), size="md", color=BRAND, bold=True, align="center", flex=1)
    look = {
        "backgroundColor": BRAND_SOFT,
        "cornerRadius": "10px",
        "paddingAll": "12px",
        "alignItems": "center",
    }
    return box(
        "horizontal", [digit, text(name, size="md", flex=6)], action=action_json(tap, LABEL_IN_FLEX), **look
    )


def _place(survey: SurveyCard) -> str:
    return _("คำถามที่ %(place)s จาก %(all)s") % {"place": survey.place, "all": survey.questions}


def _promise() -> str:
    return _("เจ้าหน้าที่เห็นเฉพาะผลรวม ไม่เห็นว่าใครตอบอย่างไร เปลี่ยนคำตอบได้ภายใน 1 วัน")


def _plain(survey: SurveyCard) -> str:
    scale = " · ".join(f"{level} = {level_name(level)}" for level in LEVELS)
    lines = [_("เรื่อง %(number)s") % {"number": survey.number}, _("ท่านพึงพอใจเพียงใด")]
    lines += [_place(survey)] if survey.questions > 1 else []
    lines += [survey.question, "", _("พิมพ์เลข %(scale)s") % {"scale": scale}, _promise()]
    return twin(lines)
