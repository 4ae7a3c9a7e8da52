"""The acts of a case that ask something first: one page and one dialog for all of them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tidtam.casework.cases.access import case_for
from tidtam.casework.cases.forms import acts, joining
from tidtam.casework.cases.forms.acts import ActForm
from tidtam.casework.cases.views.officers import officer_of
from tidtam.casework.cases.views.replies import is_htmx
from tidtam.core.kernel.clock import now
from tidtam.core.kernel.errors import DomainError
from tidtam.core.org.access import Permission, requires

ACTS: dict[str, type[ActForm]] = {
    "assign": acts.AssignForm,
    "transfer": acts.TransferForm,
    "close": acts.CloseForm,
    "reopen": acts.ReopenForm,
    "pause": acts.PauseForm,
    "resume": acts.ResumeForm,
    "describe": acts.DescribeForm,
    "merge": joining.MergeForm,
    "unmerge": joining.UnmergeForm,
    "split": joining.SplitForm,
}


@requires(Permission.WORK_CASES)
def act(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """Ask what the act needs, and do it; htmx draws the same form in a dialog."""
    if name not in ACTS:
        raise Http404
    officer = officer_of(request)
    case = case_for(officer, public_id, Permission.WORK_CASES)
    form = ACTS[name](request.POST if request.method == "POST" else None, case=case, officer=officer)
    if request.method == "POST" and form.is_valid():
        try:
            form.perform(at=now())
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            return _done(request, form)
    template = "cases/act.html#form" if is_htmx(request) else "cases/act.html"
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"form": form, "case": case, "name": name}, status=status)


def _done(request: HttpRequest, form: ActForm) -> HttpResponse:
    messages.success(request, str(form.told))
    to = reverse("cases:queue") if form.leaves else reverse("cases:page", args=[form.case.public_id])
    if is_htmx(request):
        return HttpResponse(status=204, headers={"HX-Redirect": to})
    return redirect(to)
