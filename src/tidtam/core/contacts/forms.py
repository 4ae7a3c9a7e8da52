"""Correcting what is known of a contact."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.core.contacts.models import Contact


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, agency, telephone, e-mail and the language a person is answered in."""

    language = forms.ChoiceField(label=_("ภาษาที่ใช้ตอบ"), choices=[("th", "ไทย"), ("en", "English")])

    class Meta:
        model = Contact
        fields: ClassVar = ["name", "agency", "phone", "email", "language"]
