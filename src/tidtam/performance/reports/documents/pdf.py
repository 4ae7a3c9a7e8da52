"""The nine-section form on paper: PDF/A-2a and PDF/UA-1, set by typst in Sarabun.

The same form always gives the same bytes, on every machine: only our fonts are used and the print time is an
argument. Data reaches the typesetter as JSON, so no text of a form can become markup.
"""

import json
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from tidtam.performance.reports.documents.form import Form
from tidtam.performance.reports.documents.layout import page_data
from tidtam.performance.reports.documents.printable import FONTS

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]

_TEMPLATE = Path(__file__).with_name("form.typ")


def form_pdf(form: Form, *, thai_numerals: bool = False) -> bytes:
    """`form` as a PDF file.

    thai_numerals: print ๐–๙ for 0–9 everywhere but in addresses and what is typed to verify the paper.
    A form that is not certified is marked as a draft on every page and lists what it lacks.
    Characters that Sarabun cannot draw are replaced (see `printable.drawable`).
    """
    compiler = typst.Compiler(
        str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=_fonts(), ignore_system_fonts=True
    )
    pdf = compiler.compile(
        format="pdf",
        sys_inputs={"form": json.dumps(page_data(form, thai_numerals=thai_numerals), ensure_ascii=False)},
        pdf_standards=[*STANDARDS],
        timestamp=int(form.imprint.printed_at.timestamp()),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst returned {type(pdf).__name__}, not one PDF file")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
