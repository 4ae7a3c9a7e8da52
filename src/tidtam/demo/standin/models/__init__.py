"""What the platform remembers."""

from tidtam.demo.standin.models.channels import Call, Channel, Fault
from tidtam.demo.standin.models.chats import Chat, Content, Message, Person
from tidtam.demo.standin.models.menus import RichMenu, RichMenuAlias
from tidtam.demo.standin.models.traffic import Delivery, ReplyToken, Sending

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
