"""LINE's paths; ``LINE_API_HOST`` and ``LINE_DATA_HOST`` both point at what lies above them."""

from django.http import HttpResponse
from django.urls import path, re_path

from tidtam.demo.standin.endpoints import account, contents, menus, messages
from tidtam.demo.standin.endpoints.call import ApiCall, endpoint
from tidtam.demo.standin.refusals import not_found


def unknown(call: ApiCall) -> HttpResponse:
    """Refuse a call the stand-in does not play."""
    raise not_found()


UNKNOWN = ("unknown", unknown)
BOT = "v2/bot"
urlpatterns = [
    path(f"{BOT}/message/reply", endpoint(POST=("reply", messages.reply))),
    path(f"{BOT}/message/push", endpoint(POST=("push", messages.push))),
    path(f"{BOT}/message/validate/reply", endpoint(POST=("validate", messages.validate))),
    path(f"{BOT}/message/validate/push", endpoint(POST=("validate", messages.validate))),
    path(f"{BOT}/message/quota", endpoint(GET=("quota", messages.quota))),
    path(f"{BOT}/message/quota/consumption", endpoint(GET=("consumption", messages.consumption))),
    path(f"{BOT}/chat/loading/start", endpoint(POST=("loading", messages.loading))),
    path(f"{BOT}/chat/markAsRead", endpoint(POST=("mark_as_read", messages.mark_as_read))),
    path(f"{BOT}/info", endpoint(GET=("info", account.info))),
    path(f"{BOT}/profile/<user_id>", endpoint(GET=("profile", account.profile))),
    path(
        f"{BOT}/channel/webhook/endpoint",
        endpoint(GET=("webhook", account.webhook), PUT=("webhook.set", account.webhook_put)),
    ),
    path(f"{BOT}/channel/webhook/test", endpoint(POST=("webhook.test", account.webhook_test))),
    path(f"{BOT}/message/<message_id>/content", endpoint(GET=("content", contents.content))),
    path(
        f"{BOT}/message/<message_id>/content/transcoding", endpoint(GET=("transcoding", contents.transcoding))
    ),
    path(f"{BOT}/richmenu", endpoint(POST=("richmenu.create", menus.create))),
    path(f"{BOT}/richmenu/validate", endpoint(POST=("richmenu.validate", menus.validate))),
    path(f"{BOT}/richmenu/list", endpoint(GET=("richmenu.list", menus.listed))),
    path(f"{BOT}/richmenu/alias", endpoint(POST=("alias.create", menus.alias_create))),
    path(f"{BOT}/richmenu/alias/list", endpoint(GET=("alias.list", menus.alias_list))),
    path(
        f"{BOT}/richmenu/alias/<alias_id>",
        endpoint(
            GET=("alias", menus.alias_show),
            POST=("alias.update", menus.alias_update),
            DELETE=("alias.delete", menus.alias_delete),
        ),
    ),
    path(
        f"{BOT}/richmenu/<menu_id>",
        endpoint(GET=("richmenu", menus.show), DELETE=("richmenu.delete", menus.delete)),
    ),
    path(
        f"{BOT}/richmenu/<menu_id>/content",
        endpoint(GET=("richmenu.picture", menus.picture), POST=("richmenu.upload", menus.picture_put)),
    ),
    path(
        f"{BOT}/user/all/richmenu",
        endpoint(GET=("richmenu.default", menus.default), DELETE=("richmenu.undefault", menus.default_clear)),
    ),
    path(f"{BOT}/user/all/richmenu/<menu_id>", endpoint(POST=("richmenu.setdefault", menus.default_set))),
    path(
        f"{BOT}/user/<user_id>/richmenu",
        endpoint(GET=("richmenu.linked", menus.linked), DELETE=("richmenu.unlink", menus.unlink)),
    ),
    path(f"{BOT}/user/<user_id>/richmenu/<menu_id>", endpoint(POST=("richmenu.link", menus.link))),
    re_path(r"^v2/", endpoint(GET=UNKNOWN, POST=UNKNOWN, PUT=UNKNOWN, DELETE=UNKNOWN)),
]
