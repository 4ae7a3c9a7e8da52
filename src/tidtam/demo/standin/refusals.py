"""Refusals in LINE's words. Source: LINE Messaging API reference, "Error responses" of each call."""

from collections.abc import Iterable, Mapping
from typing import Any

from tidtam.demo.standin.rules.messages import Refusal
from tidtam.demo.standin.rules.review import Problem


class Refused(Exception):
    """An answer other than 2xx.

    Args:
        status: HTTP status.
        message: LINE's sentence.
        details: the properties at fault, for 400.
        headers, extra: added to the answer's headers and body.
    """

    def __init__(
        self,
        status: int,
        message: str,
        details: Iterable[Problem] = (),
        *,
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})
        listed = [{"message": problem.message, "property": problem.property} for problem in details]
        self.body: dict[str, Any] = {
            "message": message,
            **({"details": listed} if listed else {}),
            **(extra or {}),
        }


def refuse_if(refusal: Refusal | None) -> None:
    """Raise the 400 of ``refusal``, when there is one."""
    if refusal is not None:
        raise Refused(400, refusal.message, refusal.details)


def bad_token() -> Refused:
    sentence = "Authentication failed. Confirm that the access token in the authorization header is valid."
    return Refused(401, sentence)


def not_found() -> Refused:
    return Refused(404, "Not found")


def rate_exceeded() -> Refused:
    return Refused(429, "The API rate limit has been exceeded. Try again later.")


def quota_spent() -> Refused:
    return Refused(429, "You have reached your monthly limit.")


def broken() -> Refused:
    return Refused(500, "Internal server error")
