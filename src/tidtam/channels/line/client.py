"""The calls we make to the LINE Messaging API for one account.

Sending answers with :class:`Sent` and never raises; asking raises ``wire.LineError``.
Source of paths, fields and limits: LINE Messaging API reference.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, Literal, Self
from urllib.parse import quote

from tidtam.channels.line import tolerant
from tidtam.channels.line.menus import Menus
from tidtam.channels.line.wire import Answer, LineError, Verdict, Wire, answer_of

API_HOST = "https://api.line.me"
DATA_HOST = "https://api-data.line.me"
PIECE_BYTES = 64 * 1024


@dataclass(frozen=True)
class Sent:
    """How a reply or push ended. Keep ``request_id``, LINE's name of the call: LINE gives out no logs.

    ``status`` is HTTP's, 0 when nothing came back.
    """

    state: Verdict
    request_id: str
    detail: str
    sent_message_ids: tuple[str, ...]
    status: int = 0

    @property
    def arrived(self) -> bool:
        return self.state in ("accepted", "duplicate")


@dataclass(frozen=True)
class Profile:
    """``language`` is a BCP 47 tag such as "th"; missing when the person has not consented."""

    user_id: str
    display_name: str
    language: str | None
    picture_url: str | None


@dataclass(frozen=True)
class Content:
    """How fetching a file went. "not_ready": LINE still prepares it; "gone": unsent or expired."""

    state: Literal["fetched", "not_ready", "gone", "too_large"]
    content_type: str
    size: int


@dataclass(frozen=True)
class Account:
    """The account behind the token. ``chat_mode`` "chat": officers can also answer in LINE's own manager."""

    user_id: str
    basic_id: str
    display_name: str
    chat_mode: str
    mark_as_read_mode: str


@dataclass(frozen=True)
class Endpoint:
    url: str
    active: bool


@dataclass(frozen=True)
class EndpointTest:
    success: bool
    status_code: int
    reason: str
    detail: str


@dataclass(frozen=True)
class Quota:
    """Pushes of this month. ``limit`` is None on an unlimited plan; ``used`` is LINE's approximate count."""

    limit: int | None
    used: int


class LineClient:
    """One account's line to LINE. A context manager; connections are kept between calls."""

    def __init__(self, token: str, api_host: str = API_HOST, data_host: str = DATA_HOST) -> None:
        self._wire = Wire(token, api_host, data_host)
        self.menus = Menus(self._wire)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._wire.close()

    def reply(self, token: str, bubbles: Sequence[Mapping[str, Any]]) -> Sent:
        """Answer free of charge: 1–5 bubbles, once, within a minute of the event. Has no retry key."""
        sent = {"replyToken": token, "messages": list(bubbles)}
        return _sent(self._wire.call("reply", "POST", "/v2/bot/message/reply", sent=sent))

    def push(self, to: str, bubbles: Sequence[Mapping[str, Any]], retry_key: uuid.UUID) -> Sent:
        """Send at the cost of one of the month's quota. The same key within 24 hours never shows it twice."""
        headers = {"X-Line-Retry-Key": str(retry_key)}
        sent = {"to": to, "messages": list(bubbles)}
        return _sent(self._wire.call("push", "POST", "/v2/bot/message/push", sent=sent, headers=headers))

    def loading(self, chat_id: str, seconds: int = 20) -> bool:
        """Show the waiting dots in a one-to-one chat, 5–60 s in steps of 5; True when LINE took it."""
        waiting = min(60, max(5, round(seconds / 5) * 5))
        sent = {"chatId": chat_id, "loadingSeconds": waiting}
        return self._wire.call("loading", "POST", "/v2/bot/chat/loading/start", sent=sent).ok

    def profile(self, user_id: str) -> Profile | None:
        """Name and language; None for a person who blocked the account, never consented or is unknown."""
        answer = self._wire.call("profile", "GET", f"/v2/bot/profile/{quote(user_id, safe='')}")
        if answer.status == 404:
            return None
        body = _asked("profile", answer)
        return Profile(
            user_id=tolerant.text(body, "userId") or user_id,
            display_name=tolerant.text(body, "displayName") or "",
            language=tolerant.text(body, "language"),
            picture_url=tolerant.text(body, "pictureUrl"),
        )

    def content(self, message_id: str, into: IO[bytes], *, limit_bytes: int) -> Content:
        """Write the file a person sent to ``into``, in pieces, stopping when it grows over ``limit_bytes``.

        A film, recording or picture may answer "not_ready" first; ask :meth:`transcoding` and come back.
        """
        path = f"/v2/bot/message/{quote(message_id, safe='')}/content"
        with self._wire.stream("content", path) as response:
            if response.status_code == 202:
                return Content("not_ready", "", 0)
            if response.status_code in (404, 410):
                return Content("gone", "", 0)
            if response.status_code != 200:
                response.read()
                raise LineError("content", answer_of(response))
            kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
            size = 0
            for piece in response.iter_bytes(PIECE_BYTES):
                size += len(piece)
                if size > limit_bytes:
                    return Content("too_large", kind, size)
                into.write(piece)
            return Content("fetched", kind, size)

    def transcoding(self, message_id: str) -> str:
        """Whether a film or recording is ready: "processing", "succeeded" or "failed"."""
        path = f"/v2/bot/message/{quote(message_id, safe='')}/content/transcoding"
        body = _asked("transcoding", self._wire.call("transcoding", "GET", path, from_data_host=True))
        return tolerant.text(body, "status") or "failed"

    def account(self) -> Account:
        """The bot's own name and switches; the plainest proof that the token is good."""
        body = _asked("info", self._wire.call("info", "GET", "/v2/bot/info"))
        names = ("userId", "basicId", "displayName", "chatMode", "markAsReadMode")
        return Account(*(tolerant.text(body, name) or "" for name in names))

    def webhook(self) -> Endpoint | None:
        """The address LINE sends to, and whether "Use webhook" is on; None when none was ever set."""
        answer = self._wire.call("webhook", "GET", "/v2/bot/channel/webhook/endpoint")
        if answer.status == 404:
            return None
        body = _asked("webhook", answer)
        return Endpoint(tolerant.text(body, "endpoint") or "", tolerant.flag(body, "active"))

    def webhook_set(self, url: str) -> None:
        """Tell LINE where to send; HTTPS, at most 500 characters."""
        path = "/v2/bot/channel/webhook/endpoint"
        _asked("webhook set", self._wire.call("webhook set", "PUT", path, sent={"endpoint": url}))

    def webhook_test(self) -> EndpointTest:
        """Let LINE call our address now (60 times an hour at most)."""
        body = _asked(
            "webhook test", self._wire.call("webhook test", "POST", "/v2/bot/channel/webhook/test", sent={})
        )
        return EndpointTest(
            success=tolerant.flag(body, "success"),
            status_code=tolerant.whole(body, "statusCode") or 0,
            reason=tolerant.text(body, "reason") or "",
            detail=tolerant.text(body, "detail") or "",
        )

    def quota(self) -> Quota:
        """This month's limit and use; two calls."""
        plan = _asked("quota", self._wire.call("quota", "GET", "/v2/bot/message/quota"))
        use = _asked(
            "consumption", self._wire.call("consumption", "GET", "/v2/bot/message/quota/consumption")
        )
        limited = tolerant.text(plan, "type") == "limited"
        return Quota(
            tolerant.whole(plan, "value") if limited else None, tolerant.whole(use, "totalUsage") or 0
        )


def _sent(answer: Answer) -> Sent:
    ids = (tolerant.text(message, "id") for message in tolerant.items(answer.body, "sentMessages"))
    return Sent(
        answer.verdict, answer.request_id, answer.detail, tuple(name for name in ids if name), answer.status
    )


def _asked(call: str, answer: Answer) -> dict[str, Any]:
    if not answer.ok:
        raise LineError(call, answer)
    return answer.body
