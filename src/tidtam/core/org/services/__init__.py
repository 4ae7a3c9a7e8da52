"""The only door to officers and units."""

from tidtam.core.org.services.officers import (
    officer_add,
    officer_amend,
    officer_deactivate,
    officer_reactivate,
    roles_set,
)
from tidtam.core.org.services.signing_in import (
    PasswordKey,
    officer_sign_out,
    password_link_make,
    second_step_remove,
)
from tidtam.core.org.services.units import unit_add, unit_amend

__all__ = [
    "PasswordKey",
    "officer_add",
    "officer_amend",
    "officer_deactivate",
    "officer_reactivate",
    "officer_sign_out",
    "password_link_make",
    "roles_set",
    "second_step_remove",
    "unit_add",
    "unit_amend",
]
