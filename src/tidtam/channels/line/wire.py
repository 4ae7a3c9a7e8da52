"""One call to LINE: its address, its time limits, its answer, and the log line that support will ask for."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import httpx

from tidtam.channels.line import tolerant

CONNECT_SECONDS = 3.0
READ_SECONDS = 10.0
LOG = logging.getLogger("tidtam.line")

Verdict = Literal[
    "accepted",
    "duplicate",
    "rejected",
    "denied",
    "rate_limited",
    "quota_spent",
    "invalid_token",
    "uncertain",
    "failed",
]
"""How a call ended, and what it means for the one who asked:

accepted       LINE has it (a person who blocked the account still never sees it).
duplicate      409: LINE had it already under the same retry key. Counts as accepted.
rejected       400, 404, 413, 415 …: the request itself is wrong; sending it again changes nothing.
denied         401, 403: the channel access token or the plan; an operator has to act.
rate_limited   429 for speed: try again later.
quota_spent    429 for the month: nothing more can be pushed until the month ends or the plan grows.
invalid_token  the reply token was used or has died: only a push can still reach the person.
uncertain      5xx, a time limit or a cut line after the request had gone: it may or may not have been taken.
failed         nothing was sent (no connection, no such host): safe to try again.
"""

NOTHING_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


@dataclass(frozen=True)
class Answer:
    """What came back. ``status`` is 0 when nothing did; ``body`` is {} when it was no JSON object."""

    verdict: Verdict
    status: int
    request_id: str
    detail: str
    body: dict[str, Any]

    @property
    def ok(self) -> bool:
        return self.verdict in ("accepted", "duplicate")


NO_TOKEN = Answer("denied", 0, "", "no channel access token is set", {})


class LineError(Exception):
    """A question to LINE that got no usable answer; ``answer`` says why."""

    def __init__(self, call: str, answer: Answer) -> None:
        super().__init__(f"LINE {call}: {answer.verdict} {answer.status} {answer.detail}".strip())
        self.answer = answer


def verdict_on(status: int, message: str) -> Verdict:
    """What a status and LINE's ``message`` mean. Source: LINE API reference, "Status codes"."""
    if 200 <= status < 300:
        return "accepted"
    if status == 409:
        return "duplicate"
    if status in (401, 403):
        return "denied"
    if status == 429:
        return "quota_spent" if "monthly limit" in message.lower() else "rate_limited"
    if status == 400 and "invalid reply token" in message.lower():
        return "invalid_token"
    if status >= 500:
        return "uncertain"
    return "rejected" if status >= 400 else "failed"


class Wire:
    """The connection to one LINE account.

    Args:
        token: the channel access token; it is never logged.
        api_host: e.g. ``https://api.line.me``.
        data_host: e.g. ``https://api-data.line.me`` (files and rich menu pictures).
    """

    def __init__(self, token: str, api_host: str, data_host: str) -> None:
        self.api_host = api_host.rstrip("/")
        self.data_host = data_host.rstrip("/")
        self._is_open = bool(token)
        self._http = httpx.Client(
            headers={"Authorization": f"Bearer {token or '-'}", "User-Agent": "tidtam"},
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        )

    def close(self) -> None:
        self._http.close()

    def call(
        self,
        name: str,
        method: str,
        path: str,
        *,
        sent: Any = None,
        headers: dict[str, str] | None = None,
        file: tuple[bytes, str] | None = None,
        from_data_host: bool = False,
    ) -> Answer:
        """Make one call and judge its answer; never raises for what the network or LINE does.

        Args:
            name: how the log calls it; the path may hold a person's id and is not logged.
            sent: the JSON body.
            file: bytes and content type in place of a JSON body.
            from_data_host: ask the host of the files.
        """
        if not self._is_open:
            return _logged(name, NO_TOKEN)
        url = (self.data_host if from_data_host or file else self.api_host) + path
        extra = dict(headers or {})
        content: bytes | None = None
        if file:
            content, extra["Content-Type"] = file
        elif sent is not None:
            content, extra["Content-Type"] = _json(sent), "application/json"
        try:
            response = self._http.request(method, url, content=content, headers=extra)
        except (httpx.HTTPError, httpx.InvalidURL) as trouble:
            return _logged(name, _lost(trouble))
        return _logged(name, answer_of(response))

    @contextmanager
    def stream(self, name: str, path: str) -> Iterator[httpx.Response]:
        """An open GET on the host of the files, to be read in pieces.

        Raises:
            LineError: when the line breaks before or while the bytes come.
        """
        if not self._is_open:
            raise LineError(name, _logged(name, NO_TOKEN))
        try:
            with self._http.stream("GET", self.data_host + path) as response:
                LOG.info("%s %s request-id=%s", name, response.status_code, _request_id(response) or "-")
                yield response
        except (httpx.HTTPError, httpx.InvalidURL) as trouble:
            raise LineError(name, _logged(name, _lost(trouble))) from trouble


def answer_of(response: httpx.Response) -> Answer:
    """A read response as an :class:`Answer`."""
    parsed = tolerant.parsed(response.content)
    body = parsed if isinstance(parsed, dict) else {}
    message = tolerant.text(body, "message") or ""
    return Answer(
        verdict=verdict_on(response.status_code, message),
        status=response.status_code,
        request_id=_request_id(response),
        detail="; ".join([message, *_details(body)]).strip("; ")[:500],
        body=body,
    )


def _request_id(response: httpx.Response) -> str:
    return str(response.headers.get("x-line-request-id", ""))


def _details(body: dict[str, Any]) -> list[str]:
    pairs = (
        (tolerant.text(item, "property"), tolerant.text(item, "message"))
        for item in tolerant.items(body, "details")
    )
    return [f"{where}: {what}" for where, what in pairs if where and what]


def _lost(trouble: Exception) -> Answer:
    nothing_sent = isinstance(trouble, (*NOTHING_SENT, httpx.InvalidURL))
    return Answer("failed" if nothing_sent else "uncertain", 0, "", type(trouble).__name__, {})


def _logged(name: str, answer: Answer) -> Answer:
    level = logging.INFO if answer.ok or answer.status == 404 else logging.WARNING
    LOG.log(level, "%s %s %s request-id=%s", name, answer.status, answer.verdict, answer.request_id or "-")
    return answer


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
