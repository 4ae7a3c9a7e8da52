from django.urls import URLPattern, URLResolver, path

from tidtam.casework.cases.views import acts, intake, media, page, queue, talking

app_name = "cases"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.show, name="queue"),
    path("notices/", queue.notices, name="notices"),
    path("assign/", queue.assign, name="assign"),
    path("new/", intake.new, name="new"),
    path("new/people/", intake.people, name="new_people"),
    path("new/register/", intake.register, name="new_register"),
    path("attachments/<slug:public_id>/", media.attachment, name="attachment"),
    path("<slug:public_id>/", page.show, name="page"),
    path("<slug:public_id>/live/", page.live, name="live"),
    path("<slug:public_id>/presence/", page.presence, name="presence"),
    path("<slug:public_id>/acknowledge/", talking.acknowledge, name="acknowledge"),
    path("<slug:public_id>/reply/", talking.reply, name="reply"),
    path("<slug:public_id>/note/", talking.note, name="note"),
    path("<slug:public_id>/call/", talking.call, name="call"),
    path("<slug:public_id>/messages/<slug:message>/undo/", talking.undo, name="undo"),
    path("<slug:public_id>/messages/<slug:message>/again/", talking.again, name="again"),
    path("<slug:public_id>/<slug:name>/", acts.act, name="act"),
]
