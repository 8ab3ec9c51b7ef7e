"""Pictures as files: SVG with its colours and words inside, PNG of the same, and the numbers as CSV."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import resvg_py
from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.package.descriptor import LICENCE
from articles.pictures.picture import Drawn
from defense_ties.lib.exports import Column, RowExport, download

FORMATS = ("svg", "png", "csv")
WIDTH, MARGIN, LINE = 1120, 32, 20
# A picture of the web is drawn twice as large, so that it prints well.
ZOOM = 2
# In pixels of a letter of 13 pixels, roughly: enough to break lines and to set the key.
LETTER = 7
FAMILY = "DejaVu Sans"
FONTS = sorted((Path(__file__).parent / "fonts").glob("*.ttf"))
_OWN_ADDRESS = re.compile(r'href="(?=/)')


def file_of(drawn: Drawn, form: str, *, name: str, section: str, active: Sequence[str]) -> HttpResponseBase:
    """Return the picture as a download in one of the FORMATS; `active` are its filters in words."""
    if form == "csv":
        return csv_of(drawn, name)
    svg = svg_of(drawn, section=section, active=active)
    content: Any = svg if form == "svg" else png_of(svg)
    kind = "image/svg+xml; charset=utf-8" if form == "svg" else "image/png"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def csv_of(drawn: Drawn, name: str) -> HttpResponseBase:
    """Return the numbers of the picture, row by row, as the site's own CSV."""
    columns = tuple(
        Column(heading, heading, lambda row, place=place: row.in_csv[place])
        for place, heading in enumerate(drawn.columns)
    )
    return download(RowExport(columns), drawn.rows, name=name.removesuffix(".csv"))


def svg_of(drawn: Drawn, *, section: str, active: Sequence[str]) -> str:
    """Return the picture as a document of its own: title, picture, key, notes and where it comes from."""
    width = max(drawn.width, WIDTH)
    letters = width // LETTER
    today = timezone.localdate().isoformat()
    filters = "; ".join(active) or _("all records, no filter")
    source = [
        f"{settings.SITE_NAME} · {section} · {filters}",
        f"{settings.SITE_URL} · {today} · {LICENCE['title']} ({LICENCE['name']})",
    ]
    notes = [line for text in (*drawn.notes, *source) for line in _lines(text, letters)]
    key, rows = _key(drawn, width)
    heads = _lines(drawn.desc, letters)
    top = MARGIN + (2 + len(heads)) * LINE
    below = top + drawn.height + LINE
    first_note = below + rows * LINE + LINE // 2
    text = render_to_string(
        "pictures/file.svg",
        {
            "drawn": drawn,
            "chart": drawn.chart,
            "id": "picture",
            "title": drawn.title,
            "desc": drawn.desc,
            "standalone": True,
            "width": width,
            "whole": (width + 2 * MARGIN, first_note + len(notes) * LINE + MARGIN),
            "margin": MARGIN,
            "top": top,
            "heads": [(line, MARGIN + 42 + place * LINE) for place, line in enumerate(heads)],
            "key": [(item, x + MARGIN, below + row * LINE) for item, x, row in key],
            "notes": [(line, first_note + (place + 1) * LINE) for place, line in enumerate(notes)],
        },
    )
    return _OWN_ADDRESS.sub(f'href="{settings.SITE_URL}', text)


def png_of(svg: str) -> bytes:
    """Return an SVG document as a PNG image of twice its size, in letters of Latin, Greek and Cyrillic."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=ZOOM,
            background="#ffffff",
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            font_files=[str(font) for font in FONTS],
            skip_system_fonts=True,
        )
    )


def _lines(text: str, letters: int) -> list[str]:
    """Return a text in lines of so many letters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _key(drawn: Drawn, width: int) -> tuple[list[tuple[Any, int, int]], int]:
    """Return each item of the key with its x and its row, and how many rows there are."""
    placed, x, row = [], 0, 0
    for item in drawn.key:
        long = 36 + LETTER * len(str(item.words)) + 24
        if x and x + long > width:
            x, row = 0, row + 1
        placed.append((item, x, row))
        x += long
    return placed, row + 1 if placed else 0
