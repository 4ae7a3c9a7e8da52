"""Rich menus and their aliases."""

from django.http import HttpResponse

from tidtam.demo.standin.endpoints.call import ApiCall, done
from tidtam.demo.standin.models import Chat, RichMenu
from tidtam.demo.standin.refusals import not_found, refuse_if
from tidtam.demo.standin.rules.menus import menu_refusal
from tidtam.demo.standin.services.menus import (
    alias_set,
    menu_create,
    menu_link,
    menu_picture_set,
    menu_set_default,
)


def _menu(call: ApiCall, menu_id: object) -> RichMenu:
    found = call.channel.menus.filter(menu_id=str(menu_id)).first()
    if found is None:
        raise not_found()
    return found


def _chat(call: ApiCall, user_id: str) -> Chat:
    found = Chat.objects.filter(channel=call.channel, person__user_id=user_id).first()
    if found is None:
        raise not_found()
    return found


def create(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/richmenu."""
    menu = menu_create(channel=call.channel, body=call.body(), at=call.at)
    return done({"richMenuId": menu.menu_id})


def validate(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/richmenu/validate."""
    refuse_if(menu_refusal(call.body()))
    return done()


def listed(call: ApiCall) -> HttpResponse:
    """GET /v2/bot/richmenu/list."""
    return done(
        {"richmenus": [{"richMenuId": menu.menu_id, **menu.body} for menu in call.channel.menus.all()]}
    )


def show(call: ApiCall, menu_id: str) -> HttpResponse:
    """GET /v2/bot/richmenu/{id}."""
    menu = _menu(call, menu_id)
    return done({"richMenuId": menu.menu_id, **menu.body})


def delete(call: ApiCall, menu_id: str) -> HttpResponse:
    """DELETE /v2/bot/richmenu/{id}."""
    _menu(call, menu_id).delete()
    return done()


def picture_put(call: ApiCall, menu_id: str) -> HttpResponse:
    """POST /v2/bot/richmenu/{id}/content (data host)."""
    menu, content_type = _menu(call, menu_id), call.request.content_type or ""
    menu_picture_set(menu=menu, data=call.request.body, content_type=content_type)
    return done()


def picture(call: ApiCall, menu_id: str) -> HttpResponse:
    """GET /v2/bot/richmenu/{id}/content (data host)."""
    menu = _menu(call, menu_id)
    if not menu.image:
        raise not_found()
    return HttpResponse(bytes(menu.image), content_type=menu.image_type)


def default(call: ApiCall) -> HttpResponse:
    """GET /v2/bot/user/all/richmenu."""
    if call.channel.default_menu is None:
        raise not_found()
    return done({"richMenuId": call.channel.default_menu.menu_id})


def default_set(call: ApiCall, menu_id: str) -> HttpResponse:
    """POST /v2/bot/user/all/richmenu/{id}."""
    menu_set_default(channel=call.channel, menu=_menu(call, menu_id))
    return done()


def default_clear(call: ApiCall) -> HttpResponse:
    """DELETE /v2/bot/user/all/richmenu."""
    menu_set_default(channel=call.channel, menu=None)
    return done()


def linked(call: ApiCall, user_id: str) -> HttpResponse:
    """GET /v2/bot/user/{userId}/richmenu."""
    menu = _chat(call, user_id).menu
    if menu is None:
        raise not_found()
    return done({"richMenuId": menu.menu_id})


def link(call: ApiCall, user_id: str, menu_id: str) -> HttpResponse:
    """POST /v2/bot/user/{userId}/richmenu/{id}."""
    menu_link(chat=_chat(call, user_id), menu=_menu(call, menu_id))
    return done()


def unlink(call: ApiCall, user_id: str) -> HttpResponse:
    """DELETE /v2/bot/user/{userId}/richmenu."""
    menu_link(chat=_chat(call, user_id), menu=None)
    return done()


def alias_create(call: ApiCall) -> HttpResponse:
    """POST /v2/bot/richmenu/alias."""
    body = call.body()
    menu = _menu(call, body.get("richMenuId"))
    alias_set(channel=call.channel, alias_id=body.get("richMenuAliasId"), menu=menu, is_new=True)
    return done()


def alias_update(call: ApiCall, alias_id: str) -> HttpResponse:
    """POST /v2/bot/richmenu/alias/{aliasId}."""
    menu = _menu(call, call.body().get("richMenuId"))
    alias_set(channel=call.channel, alias_id=alias_id, menu=menu, is_new=False)
    return done()


def alias_show(call: ApiCall, alias_id: str) -> HttpResponse:
    """GET /v2/bot/richmenu/alias/{aliasId}."""
    found = call.channel.menu_aliases.filter(alias_id=alias_id).select_related("menu").first()
    if found is None:
        raise not_found()
    return done({"richMenuAliasId": found.alias_id, "richMenuId": found.menu.menu_id})


def alias_list(call: ApiCall) -> HttpResponse:
    """GET /v2/bot/richmenu/alias/list."""
    rows = call.channel.menu_aliases.select_related("menu")
    return done(
        {"aliases": [{"richMenuAliasId": row.alias_id, "richMenuId": row.menu.menu_id} for row in rows]}
    )


def alias_delete(call: ApiCall, alias_id: str) -> HttpResponse:
    """DELETE /v2/bot/richmenu/alias/{aliasId}."""
    if not call.channel.menu_aliases.filter(alias_id=alias_id).delete()[0]:
        raise not_found()
    return done()
