from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LineConfig(AppConfig):
    name = "tidtam.channels.line"
    label = "line"
    verbose_name = _("LINE")

    def ready(self) -> None:
        """Open the door: show it and what it costs to the console, drain what comes in and what goes out."""
        from tidtam.casework.messaging import costs as sending
        from tidtam.channels.doors.registry import Door, register
        from tidtam.channels.line import (
            accounts,
            costs,
            courtesy,
            health,
            inbound,
            media,
            outbound,
            profiles,
            setup,
        )
        from tidtam.core.kernel import drain

        sending.register(accounts.CHANNEL, costs.cost_of)
        register(
            Door(
                accounts.CHANNEL,
                _("LINE"),
                accounts.slugs,
                webhook=setup.address_of,
                switches=setup.switches_by_hand,
                settings=("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"),
            )
        )
        for room in (inbound, profiles, outbound, media, courtesy, health):
            drain.register(room.DRAIN)
