from django.urls import URLPattern, URLResolver, path

from tidtam.casework.letters.views import addressees, exporting, files, importing, letter, moving, register

app_name = "letters"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", register.register, name="register"),
    path("new/", register.enter, name="enter"),
    path("reading/", register.reading, name="reading"),
    path("senders/", register.senders, name="senders"),
    path("register.xlsx", exporting.workbook, name="workbook"),
    path("form-13/", exporting.printed, name="printed"),
    path("addressees/", addressees.addressees, name="addressees"),
    path("addressees/<int:pk>/", addressees.addressee, name="addressee"),
    path("import/", importing.choose, name="import"),
    path("import/template.xlsx", exporting.template, name="template"),
    path("import/<slug:public_id>/", importing.preview, name="import_preview"),
    path("import/<slug:public_id>/accept/", importing.accept, name="import_accept"),
    path("files/<slug:public_id>/", files.open_file, name="file"),
    path("files/<slug:public_id>/remove/", files.remove, name="file_remove"),
    path("movements/<slug:public_id>/withdraw/", moving.withdraw, name="withdraw"),
    path("<slug:public_id>/", letter.letter, name="letter"),
    path("<slug:public_id>/amend/", letter.amend, name="amend"),
    path("<slug:public_id>/cancel/", letter.cancel, name="cancel"),
    path("<slug:public_id>/move/", moving.move, name="move"),
    path("<slug:public_id>/move/draft/", moving.draft, name="draft"),
    path("<slug:public_id>/files/", files.add, name="file_add"),
    path("<slug:public_id>/follow/", letter.follow, name="follow"),
    path("<slug:public_id>/follow/<slug:case>/end/", letter.unfollow, name="unfollow"),
]
