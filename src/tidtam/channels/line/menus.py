"""The calls that keep rich menus: a picture with areas under the chat (not shown on LINE for PC)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tidtam.channels.line import tolerant
from tidtam.channels.line.wire import Answer, LineError, Wire


@dataclass(frozen=True)
class Menu:
    id: str
    name: str


class Menus:
    """Rich menus of one account. Every method raises LineError when LINE does not do it.

    A menu needs its picture before it can be shown, and a picture cannot be exchanged: make a new menu.
    Creating and deleting are limited to 100 an hour.
    """

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def create(self, menu: Mapping[str, Any]) -> str:
        """Make a menu and return its id; it is invisible until it has a picture and is set or linked."""
        body = self._ask("rich menu create", "POST", "/v2/bot/richmenu", sent=menu).body
        return tolerant.text(body, "richMenuId") or ""

    def upload(self, menu_id: str, image: bytes, content_type: str = "image/png") -> None:
        """Give the menu its picture: PNG or JPEG, at most 1 MB."""
        path = f"/v2/bot/richmenu/{quote(menu_id, safe='')}/content"
        self._ask("rich menu upload", "POST", path, file=(image, content_type))

    def listed(self) -> tuple[Menu, ...]:
        """All menus made through the API."""
        body = self._ask("rich menu list", "GET", "/v2/bot/richmenu/list").body
        return tuple(
            Menu(tolerant.text(menu, "richMenuId") or "", tolerant.text(menu, "name") or "")
            for menu in tolerant.items(body, "richmenus")
        )

    def delete(self, menu_id: str) -> None:
        self._ask("rich menu delete", "DELETE", f"/v2/bot/richmenu/{quote(menu_id, safe='')}")

    def default(self) -> str | None:
        """The id of the menu everybody sees; None when there is none."""
        answer = self._wire.call("rich menu default", "GET", "/v2/bot/user/all/richmenu")
        if answer.status == 404:
            return None
        return tolerant.text(_done("rich menu default", answer).body, "richMenuId")

    def set_default(self, menu_id: str) -> None:
        """Show the menu to everybody who has none of their own."""
        self._ask("rich menu set default", "POST", f"/v2/bot/user/all/richmenu/{quote(menu_id, safe='')}")

    def link(self, user_id: str, menu_id: str) -> None:
        """Give one person a menu of their own, e.g. the English one."""
        path = f"/v2/bot/user/{quote(user_id, safe='')}/richmenu/{quote(menu_id, safe='')}"
        self._ask("rich menu link", "POST", path)

    def alias(self, alias_id: str) -> str | None:
        """The id of the menu behind an alias, None when there is no such alias."""
        answer = self._wire.call(
            "rich menu alias", "GET", f"/v2/bot/richmenu/alias/{quote(alias_id, safe='')}"
        )
        if answer.status == 404:
            return None
        return tolerant.text(_done("rich menu alias", answer).body, "richMenuId")

    def set_alias(self, alias_id: str, menu_id: str) -> None:
        """Let the alias (``[a-z0-9_-]``, 32) name this menu, whether it existed before or not."""
        if self.alias(alias_id) is None:
            sent = {"richMenuAliasId": alias_id, "richMenuId": menu_id}
            self._ask("rich menu alias create", "POST", "/v2/bot/richmenu/alias", sent=sent)
        else:
            path = f"/v2/bot/richmenu/alias/{quote(alias_id, safe='')}"
            self._ask("rich menu alias update", "POST", path, sent={"richMenuId": menu_id})

    def _ask(
        self, name: str, method: str, path: str, *, sent: Any = None, file: tuple[bytes, str] | None = None
    ) -> Answer:
        return _done(name, self._wire.call(name, method, path, sent=sent, file=file))


def _done(name: str, answer: Answer) -> Answer:
    if not answer.ok:
        raise LineError(name, answer)
    return answer
