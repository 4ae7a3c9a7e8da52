"""What a tap can do. Source of limits: LINE Messaging API reference, "Action objects"."""

from dataclasses import dataclass
from typing import Any, Literal

from tidtam.channels.line.fitting import fit
from tidtam.channels.line.postbacks import LONGEST_DATA

LABEL_OF_QUICK_REPLY = 20
LABEL_IN_FLEX = 40
LONGEST_SAYING = 300
LONGEST_URI = 1000
SCHEMES = ("https://", "http://", "line://", "tel:")


@dataclass(frozen=True)
class Tap:
    """Sends ``data`` back to us and shows ``says`` (else the label) as the person's own words.

    With ``keyboard`` the phone opens its keyboard at once, for a question that wants typing.
    """

    label: str
    data: str
    says: str = ""
    keyboard: bool = False


@dataclass(frozen=True)
class Say:
    """Sends ``text`` (else the label) as if the person had typed it."""

    label: str
    text: str = ""


@dataclass(frozen=True)
class Open:
    """Opens a page or dials a number."""

    label: str
    uri: str


@dataclass(frozen=True)
class PickTime:
    """Asks for a day, a time of day or both; the answer is wall time in Bangkok (see ``postbacks``)."""

    label: str
    data: str
    mode: Literal["date", "time", "datetime"] = "datetime"
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True)
class Give:
    """Opens the camera, the photos or the map; only a quick reply can."""

    label: str
    what: Literal["camera", "cameraRoll", "location"]


Action = Tap | Say | Open | PickTime | Give


def action_json(action: Action, label_limit: int) -> dict[str, Any]:
    """The action as LINE takes it, its label cut to ``label_limit`` grapheme clusters.

    Raises:
        ValueError: for data over 300 characters or an address that LINE would not open.
    """
    label = fit(action.label, label_limit) or "…"
    match action:
        case Tap():
            shown = {"displayText": fit(action.says, LONGEST_SAYING) or label}
            opens = {"inputOption": "openKeyboard"} if action.keyboard else {}
            return {"type": "postback", "label": label, "data": _data(action.data), **shown, **opens}
        case Say():
            return {
                "type": "message",
                "label": label,
                "text": fit(action.text or action.label, LONGEST_SAYING),
            }
        case Open():
            return {"type": "uri", "label": label, "uri": _uri(action.uri)}
        case PickTime():
            bounds = {
                name: value for name, value in (("min", action.earliest), ("max", action.latest)) if value
            }
            data = {"data": _data(action.data), "mode": action.mode}
            return {"type": "datetimepicker", "label": label, **data, **bounds}
        case Give():
            return {"type": action.what, "label": label}


def typed(actions: tuple[Action, ...]) -> tuple[str, ...]:
    """The words a person can type in place of tapping: LINE for PC shows no quick replies."""
    return tuple(
        one
        for action in actions
        if (one := fit(action.label, LABEL_IN_FLEX)) and isinstance(action, Tap | Say)
    )


def _data(data: str) -> str:
    if not 0 < len(data) <= LONGEST_DATA:
        raise ValueError(f"postback data of {len(data)} characters")
    return data


def _uri(uri: str) -> str:
    if not uri.startswith(SCHEMES) or len(uri) > LONGEST_URI:
        raise ValueError("an address that LINE would not open")
    return uri
