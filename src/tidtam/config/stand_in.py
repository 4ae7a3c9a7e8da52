"""The environment of ``tidtam demo``: the LINE door points at the stand-in of this very process."""

import os

DEMO = {
    "TIDTAM_DEMO": "1",
    "LINE_CHANNEL_SECRET": "8c570fa6dd201bb328f1c1eac23a96d8",
    "LINE_CHANNEL_ACCESS_TOKEN": "demo-token-that-opens-only-the-stand-in",
}


def environment_set() -> None:
    """Set what the demo needs, unless the environment says otherwise; called before settings are read."""
    port = os.environ.get("TIDTAM_PORT", "8000")
    host = f"http://127.0.0.1:{port}/demo/line"
    for name, value in {**DEMO, "LINE_API_HOST": host, "LINE_DATA_HOST": host}.items():
        os.environ.setdefault(name, value)
