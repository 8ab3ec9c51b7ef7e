"""The files that reference managers read: BibTeX, RIS and CSL-JSON."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from articles.citations.reference import Reference

MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# What TeX would read as a command. Braces as commands of their own, since BibTeX counts escaped ones too.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Format:
    """A form in which a citation can be taken home."""

    label: str
    content_type: str
    suffix: str
    write: Callable[[Reference], str]


def bibtex(reference: Reference) -> str:
    """Return a reference as an entry of BibTeX."""
    kind = "article" if reference.is_article else "misc"
    fields = ",\n".join(f"  {name} = {value}" for name, value in _bibtex_fields(reference))
    return f"@{kind}{{{reference.key},\n{fields}\n}}\n"


def _bibtex_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    # Braces within braces keep capitals, and a name in one piece: names are never parted here.
    for name, text in (("author", reference.author), ("title", reference.title)):
        if text:
            yield name, f"{{{{{_line(text).translate(_TEX)}}}}}"
    holder = "journal" if reference.is_article else "howpublished"
    if reference.container:
        yield holder, f"{{{_line(reference.container).translate(_TEX)}}}"
    if reference.issued:
        year, *rest = reference.issued[0]
        yield "year", f"{{{year:04}}}"
        if rest:
            yield "month", MONTHS[rest[0]]
    yield "url", f"{{{_url(reference.url)}}}"
    if reference.note:
        yield "note", f"{{{_line(reference.note).translate(_TEX)}}}"


def ris(reference: Reference) -> str:
    """Return a reference as a record of RIS, whose lines end as its readers expect."""
    lines = [("TY", "NEWS" if reference.is_article else "ELEC"), ("ID", reference.key)]
    lines += [("AU", reference.author), ("TI", reference.title), ("T2", reference.container)]
    if reference.issued:
        year, *rest = reference.issued[0]
        day = "/".join([f"{year:04}", *(f"{part:02}" for part in rest)])
        lines += [("PY", f"{year:04}"), ("DA", day if rest else "")]
    lines += [("LA", reference.language), ("UR", reference.url), ("N1", reference.note)]
    written = [f"{tag}  - {_line(text)}" for tag, text in lines if text]
    return "\r\n".join([*written, "ER  - ", ""])


def csl_json(reference: Reference) -> str:
    """Return a reference as a list of one item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": reference.key,
        "type": "article-newspaper" if reference.is_article else "entry",
        "title": _line(reference.title),
        "author": [{"literal": _line(reference.author)}] if reference.author else None,
        "container-title": _line(reference.container),
        "issued": {"date-parts": [list(end) for end in reference.issued]} if reference.issued else None,
        "language": reference.language,
        "URL": reference.url,
        "note": _line(reference.note),
    }
    known = {name: value for name, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _line(text: str) -> str:
    """Return a text on one line: a line end would begin a new field, and nobody reads control signs."""
    return _CONTROL.sub(" ", text).strip()


def _url(url: str) -> str:
    # Addresses are read as they stand; only what would end the field, or a line, has to go.
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~")


FORMATS = {
    "bibtex": Format("BibTeX", "application/x-bibtex", "bib", bibtex),
    "ris": Format("RIS", "application/x-research-info-systems", "ris", ris),
    "csl-json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", "json", csl_json),
}
