"""Every table of the demo."""

from tidtam.demo.standin.models import (
    Call,
    Channel,
    Chat,
    Content,
    Delivery,
    Fault,
    Message,
    Person,
    ReplyToken,
    RichMenu,
    RichMenuAlias,
    Sending,
)

__all__ = [
    "Call",
    "Channel",
    "Chat",
    "Content",
    "Delivery",
    "Fault",
    "Message",
    "Person",
    "ReplyToken",
    "RichMenu",
    "RichMenuAlias",
    "Sending",
]
