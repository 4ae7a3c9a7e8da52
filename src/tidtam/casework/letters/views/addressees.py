"""The list of those letters are addressed to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.casework.letters.forms import AddresseeForm
from tidtam.casework.letters.models import Addressee
from tidtam.casework.letters.services import addressee_save
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.KEEP_LETTERS)
def addressees(request: HttpRequest) -> HttpResponse:
    """Show the list and add someone to it."""
    return _page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.KEEP_LETTERS)
def addressee(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename, reorder or retire one of them."""
    return _page(request, get_object_or_404(Addressee, pk=pk))


def _page(request: HttpRequest, present: Addressee | None) -> HttpResponse:
    shown = {name: getattr(present, name) for name in AddresseeForm.base_fields} if present else None
    form = AddresseeForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        try:
            addressee_save(addressee=present, **form.cleaned_data)
        except DomainError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("บันทึกแล้ว"))
            return redirect("letters:addressees")
    context = {"form": form, "present": present, "all": Addressee.objects.all()}
    return render(request, "letters/addressees.html", context, status=422 if form.errors else 200)
