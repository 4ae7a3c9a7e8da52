"""The number that the central office stamps on a letter it receives: "เลขรับ 2187", "เลขรับ ๒๑๘๗/๒๕๖๓"."""

import re
from dataclasses import dataclass

from tidtam.core.thai.digits import to_thai
from tidtam.core.thai.era import BE_OFFSET
from tidtam.core.thai.folding import fold

_SAID = re.compile(
    r"(?:เลข(?:ที่)? ?(?:ทะเบียน)?(?:หนังสือ)?รับ|ทะเบียน(?:หนังสือ)?รับ|(?<![ก-๎])รับ(?=ที่|เลข))"
    r" ?(?:เลข)?(?:ที่)? ?[:.]? ?"
    r"(?P<number>[0-9]{1,7})(?![0-9])(?: ?/ ?(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]))?"
)
_CHRISTIAN_YEARS = range(1941, 2200)


@dataclass(frozen=True, slots=True)
class ReceiveNumber:
    """A number of the receive register (form 13), which begins at 1 each calendar year.

    ``be`` is that year in the Buddhist era, None when it was not said.
    """

    number: int
    be: int | None = None

    def __str__(self) -> str:
        return self.canonical

    @property
    def canonical(self) -> str:
        """``2187/2563``, or ``2187`` when no year was said."""
        return f"{self.number}/{self.be}" if self.be else str(self.number)

    def printed(self, thai_digits: bool = False) -> str:
        """Return "เลขรับ 2187/2563"."""
        shown = f"เลขรับ {self.canonical}"
        return to_thai(shown) if thai_digits else shown


def find_receive_numbers(text: str) -> list[ReceiveNumber]:
    """Return the receive numbers that ``text`` names as such, in order, each once."""
    found = (ReceiveNumber(int(m["number"]), _be_year(m["year"])) for m in _SAID.finditer(fold(text)))
    return list(dict.fromkeys(found))


def parse_receive_number(text: str) -> ReceiveNumber | None:
    """Return the one receive number that ``text`` names, or None for none or several."""
    found = find_receive_numbers(text)
    return found[0] if len(found) == 1 else None


def _be_year(digits: str | None) -> int | None:
    if not digits:
        return None
    year = int(digits)
    if len(digits) == 2:
        return 2500 + year
    return year + BE_OFFSET if year in _CHRISTIAN_YEARS else year
