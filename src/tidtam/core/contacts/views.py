"""Contacts: the list, one person's page, correcting it, and handing out what is kept."""

from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tidtam.core.contacts.export import contact_export
from tidtam.core.contacts.forms import ContactForm
from tidtam.core.contacts.models import Contact
from tidtam.core.contacts.sections import sections
from tidtam.core.contacts.selectors import contacts_page
from tidtam.core.contacts.services import access_note, contact_describe
from tidtam.core.kernel.clock import now
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires
from tidtam.core.org.models import Officer

SEEN = 20


@require_GET
@requires(Permission.SEE_CONTACTS)
def listing(request: HttpRequest) -> HttpResponse:
    """List contacts in the order of a Thai dictionary, or those a text finds."""
    text, after = request.GET.get("q", ""), request.GET.get("after", "")
    page = contacts_page(text, after=after)
    asked = {"q": text} if text else {}
    following = "?" + urlencode({**asked, "after": page.next}) if page.next else ""
    first = ("?" + urlencode(asked) if asked else request.path) if after else ""
    context = {"contacts": page.contacts, "text": text, "next": following, "first": first}
    return render(request, "contacts/list.html", context)


@require_GET
@requires(Permission.SEE_CONTACTS)
def contact(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one person; the look is written down."""
    person = _noted(request, public_id, "contact")
    return _draw(request, person, ContactForm(instance=person))


@require_POST
@requires(Permission.SEE_CONTACTS)
def describe(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct what is known of a person."""
    person = _noted(request, public_id, "contact")
    form = ContactForm(request.POST, instance=Contact.objects.get(pk=person.pk))
    if form.is_valid():
        officer = cast(Officer, request.user)
        try:
            contact_describe(contact=person, by=officer, at=now(), **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("contacts:contact", public_id)
    return _draw(request, person, form, status=422)


@require_GET
@requires(Permission.SEE_CONTACTS)
def export(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hand out everything kept of a person as JSON."""
    person = _noted(request, public_id, "export")
    answer = JsonResponse(
        contact_export(person, at=now()), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    answer["Content-Disposition"] = f'attachment; filename="contact-{public_id}.json"'
    return answer


def _noted(request: HttpRequest, public_id: str, purpose: str) -> Contact:
    person = get_object_or_404(Contact, public_id=public_id)
    access_note(contact=person, officer=cast(Officer, request.user), purpose=purpose, at=now())
    return person


def _draw(request: HttpRequest, person: Contact, form: ContactForm, status: int = 200) -> HttpResponse:
    context = {
        "contact": person,
        "form": form,
        "identities": person.identities.order_by("pk"),
        "panels": sections.panels(person, viewer=request.user, at=now()),
        "seen": person.access_records.select_related("officer").order_by("-at", "-pk")[:SEEN],
    }
    return render(request, "contacts/contact.html", context, status=status)
