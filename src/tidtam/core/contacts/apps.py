from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "tidtam.core.contacts"
    label = "contacts"
    verbose_name = _("ผู้ติดต่อ")
