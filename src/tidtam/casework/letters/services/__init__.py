"""The only door to the register: every change goes through one of these."""

from tidtam.casework.letters.services.addressees import addressee_save
from tidtam.casework.letters.services.attaching import letter_file_add, letter_file_remove
from tidtam.casework.letters.services.following import letter_follow, letter_unfollow
from tidtam.casework.letters.services.importing import letters_import_accept, letters_import_preview
from tidtam.casework.letters.services.moving import letter_move, move_withdraw
from tidtam.casework.letters.services.registering import letter_amend, letter_cancel, letter_register

__all__ = [
    "addressee_save",
    "letter_amend",
    "letter_cancel",
    "letter_file_add",
    "letter_file_remove",
    "letter_follow",
    "letter_move",
    "letter_register",
    "letter_unfollow",
    "letters_import_accept",
    "letters_import_preview",
    "move_withdraw",
]
