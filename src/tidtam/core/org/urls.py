from django.urls import URLPattern, URLResolver, path

from tidtam.core.org.views import audit, officer, officers, units

app_name = "org"
urlpatterns: list[URLPattern | URLResolver] = [
    path("officers/", officers.listing, name="officers"),
    path("officers/new/", officers.add, name="officer_add"),
    path("officers/<slug:public_id>/", officer.show, name="officer"),
    path("officers/<slug:public_id>/roles/", officer.roles, name="roles"),
    path("officers/<slug:public_id>/link/", officer.link, name="link"),
    path("officers/<slug:public_id>/deactivate/", officer.deactivate, name="deactivate"),
    path("officers/<slug:public_id>/reactivate/", officer.reactivate, name="reactivate"),
    path("officers/<slug:public_id>/sign-out/", officer.sign_out, name="sign_out"),
    path("officers/<slug:public_id>/second-step/", officer.second_step, name="second_step"),
    path("units/", units.tree, name="units"),
    path("units/new/", units.add, name="unit_add"),
    path("units/<slug:code>/", units.amend, name="unit"),
    path("audit/", audit.show, name="audit"),
    path("audit/check/", audit.check, name="audit_check"),
]
