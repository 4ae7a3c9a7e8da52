"""Files of a conversation, for who may see the case."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tidtam.casework.cases.access import case_for
from tidtam.casework.cases.views.officers import officer_of
from tidtam.casework.messaging.models import Attachment
from tidtam.core.org.access import Permission, requires

SHOWN_IN_PAGE = frozenset(
    {"image/jpeg", "image/png", "image/gif", "image/webp"}
    | {"video/mp4", "video/quicktime", "video/webm"}
    | {"audio/mp4", "audio/x-m4a", "audio/mpeg", "audio/aac", "audio/ogg", "audio/wav", "audio/webm"}
)
"""Types no browser runs as a page; everything else is offered as a download."""


@require_GET
@requires(Permission.SEE_CASES)
def attachment(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open one file; 404 when it is gone, withdrawn, or belongs to a case the officer may not see."""
    found = Attachment.objects.select_related("message__case").filter(public_id=public_id).first()
    if found is None or found.message.case is None:
        raise Http404
    case_for(officer_of(request), found.message.case.public_id)
    if found.fetch != Attachment.Fetch.READY or not found.file:
        raise Http404
    shown = found.content_type in SHOWN_IN_PAGE
    content_type = found.content_type if shown else "application/octet-stream"
    answer = FileResponse(
        found.file.open("rb"),
        as_attachment=not shown,
        filename=found.name or public_id,
        content_type=content_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'"
    answer["Cache-Control"] = "private, max-age=86400"
    return answer  # type: ignore[return-value]  # a stream, which every middleware takes as well
