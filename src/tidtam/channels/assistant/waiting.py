"""Messages whose person did not choose in time: they go to an officer all the same."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from tidtam.casework.cases.services import case_say
from tidtam.channels.assistant import cards, casecards, placing
from tidtam.channels.assistant.dialogue import Asked
from tidtam.channels.assistant.models import Dialogue, Hearing
from tidtam.channels.assistant.selectors import cases_of
from tidtam.core.kernel.drain import Drain, completing
from tidtam.core.kernel.models import DueRow


def waiting_place(row: DueRow, at: datetime) -> None:
    """Put all that waits in one dialogue on the newest open case, marked unsure, or on a new one.

    What is said about it waits for the person's next message, when it costs nothing.
    """
    assert isinstance(row, Hearing)  # noqa: S101 - what the drain claims
    with transaction.atomic():
        related = ("identity__contact", "desk")
        dialogue = Dialogue.objects.claimed().select_related(*related).get(pk=row.dialogue_id)
        with completing(row, at=at), override(dialogue.identity.contact.language):
            messages = placing.waiting_messages(dialogue)
            if not messages:
                return
            newest = cases_of(dialogue.identity)[:1] if dialogue.asked == Asked.WHICH_CASE else []
            if newest:
                case = placing.put(dialogue=dialogue, case=newest[0], messages=messages, at=at, unsure=True)
            else:
                case = placing.case_for(dialogue=dialogue, messages=messages, at=at)
            dialogue.asked, dialogue.options, dialogue.about, dialogue.misread = "", [], None, 0
            dialogue.save()
            told = _("ส่งข้อความของท่านให้เจ้าหน้าที่ในเรื่อง %(number)s แล้วค่ะ %(when)s") % {
                "number": case.number,
                "when": casecards.next_word(case, at),
            }
            case_say(case=case, parts=[cards.words(told)], at=at, at_once=False)


DRAIN = Drain(name="waiting messages", model=Hearing, handle=waiting_place)
