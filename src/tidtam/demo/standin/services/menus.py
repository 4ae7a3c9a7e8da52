"""Rich menus: made, given a picture, shown, named, taken away."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from tidtam.demo.standin.models import Channel, Chat, RichMenu, RichMenuAlias
from tidtam.demo.standin.refusals import Refused, not_found, refuse_if
from tidtam.demo.standin.rules.menus import ALIAS, image_refusal, menu_refusal

MOST_MENUS = MOST_ALIASES = 1000


def menu_create(*, channel: Channel, body: Any, at: datetime) -> RichMenu:
    """Make a menu; nobody sees it yet.

    Raises:
        Refused: 400 for a menu LINE would not take, or the 1,001st.
    """
    refuse_if(menu_refusal(body))
    if channel.menus.count() >= MOST_MENUS:
        raise Refused(400, "The maximum number of rich menus has been reached")
    return RichMenu.objects.create(channel=channel, body=body, created_at=at)


def menu_picture_set(*, menu: RichMenu, data: bytes, content_type: str) -> None:
    """Give ``menu`` its picture, once.

    Raises:
        Refused: 400 for a picture of another kind, size or weight, or a second one.
    """
    if menu.image:
        raise Refused(400, "An image has already been uploaded to the richmenu")
    refuse_if(image_refusal(data, content_type, menu.body))
    menu.image, menu.image_type = data, content_type
    menu.save(update_fields=["image", "image_type"])


def _refuse_without_picture(menu: RichMenu) -> None:
    if not menu.image:
        raise Refused(400, "must upload richmenu image before applying it to user")


def menu_set_default(*, channel: Channel, menu: RichMenu | None) -> None:
    """Show ``menu`` to everybody who has none of their own; None shows nothing.

    Raises:
        Refused: 400 for a menu without a picture.
    """
    if menu is not None:
        _refuse_without_picture(menu)
    channel.default_menu = menu
    channel.save(update_fields=["default_menu"])


def menu_link(*, chat: Chat, menu: RichMenu | None) -> None:
    """Give one person a menu of their own; None takes it back.

    Raises:
        Refused: 400 for a menu without a picture.
    """
    if menu is not None:
        _refuse_without_picture(menu)
    Chat.objects.filter(pk=chat.pk).update(menu=menu, revision=F("revision") + 1)


@transaction.atomic
def alias_set(*, channel: Channel, alias_id: object, menu: RichMenu, is_new: bool) -> None:
    """Let a name stand for ``menu``.

    Raises:
        Refused: 400 for a name of another form, one taken already, or a menu without a picture;
            404 for a change of a name that does not exist.
    """
    if not isinstance(alias_id, str) or not ALIAS.fullmatch(alias_id):
        raise Refused(400, "The rich menu alias id is invalid")
    _refuse_without_picture(menu)
    existing = RichMenuAlias.objects.filter(channel=channel, alias_id=alias_id)
    if is_new:
        if existing.exists():
            raise Refused(400, "conflict richmenu alias id")
        if channel.menu_aliases.count() >= MOST_ALIASES:
            raise Refused(400, "The maximum number of rich menu aliases has been reached")
        RichMenuAlias.objects.create(channel=channel, alias_id=alias_id, menu=menu)
    elif not existing.update(menu=menu):
        raise not_found()


def menu_switch(*, chat: Chat, alias_id: str) -> str:
    """Let a person's tap exchange their menu. Return the status the postback carries."""
    alias = (
        RichMenuAlias.objects.filter(channel=chat.channel, alias_id=alias_id).select_related("menu").first()
    )
    if alias is None:
        return "RICHMENU_ALIAS_ID_NOTFOUND"
    menu_link(chat=chat, menu=alias.menu)
    return "SUCCESS"
