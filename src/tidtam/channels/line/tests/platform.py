"""LINE as far as the door needs it, on loopback: tokens work once, keys are remembered, quota runs out."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tidtam.channels.line.tests.listener import Asked, Told, listening

REFUSED_TOKEN = Told(400, {"message": "Invalid reply token"})
RATE = Told(429, {"message": "The API rate limit has been exceeded. Try again later."})
SPENT = Told(429, {"message": "You have reached your monthly limit."})
DENIED = Told(401, {"message": "Authentication failed"})
BROKEN = Told(500, {"message": "Internal error"})
LOST = Told(breaks=True)


@dataclass
class Platform:
    """``shown`` is what reached people: way, token or person, bubbles; ``asked`` the names of calls."""

    url: str = ""
    limit: int | None = 300
    used: int = 0
    profiles: dict[str, Told] = field(default_factory=dict)
    contents: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    before: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    after: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))
    shown: list[tuple[str, str, list[dict[str, Any]]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    def answer(self, asked: Asked) -> Told:
        """Answer one call, in the weather laid down for it."""
        name = _name(asked)
        self.asked.append(name)
        if self.before[name]:
            return self.before[name].pop(0)
        told: Told = getattr(self, f"_{name}")(asked)
        return self.after[name].pop(0) if self.after[name] else told

    def words(self) -> list[str]:
        """What people read, in order."""
        return [bubble.get("text") or bubble["altText"] for _way, _to, said in self.shown for bubble in said]

    def ways(self) -> list[str]:
        """How each call that was shown went."""
        return [way for way, _to, _said in self.shown]

    def _reply(self, asked: Asked) -> Told:
        token = asked.json["replyToken"]
        if token in self.tokens:
            return REFUSED_TOKEN
        self.tokens.add(token)
        self.shown.append(("reply", token, asked.json["messages"]))
        return Told(body={"sentMessages": [{"id": "1"}]})

    def _push(self, asked: Asked) -> Told:
        key = asked.headers["x-line-retry-key"]
        if key in self.keys:
            return Told(409, {"message": "The retry key is already accepted"})
        if self.limit is not None and self.used >= self.limit:
            return SPENT
        self.keys.add(key)
        self.used += 1
        self.shown.append(("push", asked.json["to"], asked.json["messages"]))
        return Told(body={"sentMessages": [{"id": "2"}]})

    def _profile(self, asked: Asked) -> Told:
        person = asked.path.rsplit("/", 1)[-1]
        return self.profiles.get(person, Told(404, {"message": "Not found"}))

    def _content(self, asked: Asked) -> Told:
        told = self.contents[asked.path.split("/")[-2]]
        return (told.pop(0) if len(told) > 1 else told[0]) if told else Told(404, {"message": "Not found"})

    def _quota(self, _asked: Asked) -> Told:
        return Told(body={"type": "none"} if self.limit is None else {"type": "limited", "value": self.limit})

    def _consumption(self, _asked: Asked) -> Told:
        return Told(body={"totalUsage": self.used})


def _name(asked: Asked) -> str:
    for name in ("reply", "push", "profile", "consumption", "content", "quota"):
        if f"/{name}" in asked.path:
            return name
    raise AssertionError(f"{asked.method} {asked.path}")


@contextmanager
def platform() -> Iterator[Platform]:
    """A platform for the length of the block."""
    line = Platform()
    with listening(line.answer) as listener:
        line.url = listener.url
        yield line
