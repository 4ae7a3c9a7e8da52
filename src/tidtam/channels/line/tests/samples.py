"""Webhook events as LINE documents them; names and ids are invented."""

from typing import Any

USER = "U" + "4af498062901" * 2 + "00000000"
GROUP = "C" + "4af498062902" * 2 + "00000000"


def event(kind: str, **own: Any) -> dict[str, Any]:
    """One webhook event of ``kind`` with the common properties."""
    common = {
        "type": kind,
        "mode": "active",
        "timestamp": 1578365100123,
        "source": {"type": "user", "userId": USER},
        "webhookEventId": "01FZ74A0TDDPYRVKNK77XKC3ZR",
        "deliveryContext": {"isRedelivery": False},
    }
    return {**common, **own}


def message(**content: Any) -> dict[str, Any]:
    """A message event carrying ``content``."""
    return event(
        "message",
        replyToken="nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
        message={"id": "444573844083572737", **content},
    )


TEXT = message(
    type="text",
    text="@ติดตาม ขอทราบเรื่อง กท 0401/123 😀",
    quoteToken="q3Plxr4AgKd",
    markAsReadToken="mark1",
    quotedMessageId="444573844083572700",
    mention={
        "mentionees": [
            {"index": 0, "length": 7, "type": "user", "userId": USER, "isSelf": True},
            {"index": 8, "length": 3, "type": "all"},
        ]
    },
)
IMAGE = message(
    type="image",
    quoteToken="q",
    contentProvider={"type": "line"},
    imageSet={
        "id": "E005D41A7288F41B65593ED38FF6E9834B046AB36A37921A56BC236F13A91855",
        "index": 1,
        "total": 2,
    },
)
VIDEO = message(type="video", quoteToken="q", duration=60000, contentProvider={"type": "line"})
AUDIO = message(type="audio", duration=4000, contentProvider={"type": "line"})
EXTERNAL = message(
    type="image",
    quoteToken="q",
    contentProvider={"type": "external", "originalContentUrl": "https://example.com/a.jpg"},
)
FILE = message(type="file", fileName="หนังสือ กท 0401-123.pdf", fileSize=2138)
PLACE = message(type="location", title="ศาลาว่าการ", address="ถนนดินสอ", latitude=13.7539, longitude=100.5014)
STICKER = message(
    type="sticker",
    quoteToken="q",
    packageId="446",
    stickerId="1988",
    stickerResourceType="ANIMATION",
    keywords=["thanks", "ขอบคุณ"],
)
UNSEND = event("unsend", unsend={"messageId": "444573844083572737"})
FOLLOW = event("follow", replyToken="r", follow={"isUnblocked": True})
UNFOLLOW = event("unfollow")
JOIN = event("join", replyToken="r", source={"type": "group", "groupId": GROUP})
LEAVE = event("leave", source={"type": "room", "roomId": "R1"})
MEMBER_JOINED = event(
    "memberJoined",
    replyToken="r",
    source={"type": "group", "groupId": GROUP},
    joined={"members": [{"type": "user", "userId": USER}]},
)
RATING = event("postback", replyToken="r", postback={"data": "a=rate&c=8FQ2M4&v=5"})


def picked(**params: str) -> dict[str, Any]:
    """A postback of a date picker."""
    return event("postback", replyToken="r", postback={"data": "a=visit", "params": params})


DOCUMENTED = [
    TEXT, IMAGE, VIDEO, AUDIO, EXTERNAL, FILE, PLACE, STICKER, UNSEND, FOLLOW, UNFOLLOW, JOIN, LEAVE,
    MEMBER_JOINED, RATING, picked(date="2020-01-07"),
]  # fmt: skip
