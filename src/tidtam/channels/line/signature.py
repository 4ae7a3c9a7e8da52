"""Whether a webhook body was really sent by LINE."""

import base64
import hashlib
import hmac


def signature_of(body: bytes, secret: str) -> str:
    """The value LINE puts into ``x-line-signature``: base64 of HMAC-SHA256 over the raw body.

    Args:
        body: the bytes as they arrived, never re-encoded JSON.
        secret: the channel secret.

    Source: LINE Messaging API reference, "Signature validation".
    """
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode("ascii")


def is_signed(body: bytes, secret: str, header: str | None) -> bool:
    """Whether ``header`` is LINE's signature of ``body``; False for a missing header or an empty secret."""
    if not header or not secret:
        return False
    return hmac.compare_digest(
        signature_of(body, secret).encode("ascii"), header.strip().encode("utf-8", "replace")
    )
