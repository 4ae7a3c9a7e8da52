"""The account everybody in the demo writes to."""

from django.conf import settings
from django.utils.crypto import salted_hmac

from tidtam.demo.standin.models import Channel
from tidtam.demo.standin.services.channels import channel_ensure

NAME = "ติดตาม"
WEBHOOK_PATH = "/line/default/webhook"


def demo_credentials() -> tuple[str, str]:
    """Return channel secret and access token of the demo's account.

    They come from ``LINE_CHANNEL_SECRET`` and ``LINE_CHANNEL_ACCESS_TOKEN`` when the settings have them;
    otherwise from the installation's own secret key: the same at every start and different everywhere.
    """
    secret = settings.LINE_CHANNEL_SECRET or salted_hmac("tidtam.demo", "secret").hexdigest()[:32]
    token = settings.LINE_CHANNEL_ACCESS_TOKEN or salted_hmac("tidtam.demo", "token").hexdigest()
    return secret, token


def demo_channel() -> Channel:
    """Return the demo's account on the stand-in, made at first use; its webhooks come back here."""
    secret, token = demo_credentials()
    found = Channel.objects.filter(token=token, secret=secret).first()
    url = f"http://127.0.0.1:{settings.TIDTAM_PORT}{WEBHOOK_PATH}"
    return found or channel_ensure(secret=secret, token=token, name=NAME, webhook_url=url)
