from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrgConfig(AppConfig):
    name = "tidtam.core.org"
    label = "org"
    verbose_name = _("หน่วยงานและเจ้าหน้าที่")
