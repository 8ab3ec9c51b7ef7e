"""Telling the story from what stands around it: menus, dates, bylines, captions, other stories."""

import re
from dataclasses import dataclass
from functools import cache

from articles.extraction.vocabulary import rows

_BULLETS = "•*»▪►▸‣●○■-–—·>"
_ENDED = re.compile(r"(?:[.!?…]|\./\.)[\"”’')\]]*$")
_BROKEN = re.compile(r"[a-z0-9)”\"][.!?] ['\"“‘(]?[A-Z]")
_BYLINE = re.compile(r"(?:by|from)\s+(?!the\b)[^\W\d_]", re.IGNORECASE)
_SIGNED = re.compile(
    r"[(\[\-–—=\s]{0,4}[A-Z][A-Z&.\-]{1,11}(?:[/ ][A-Z][\w&.\-]{0,20}){0,3}[)\].]{0,2}"
    r"|(?:--|==|—|–)\s?[A-Z]\w{1,15}"
)
_DESK = re.compile(
    r"(?:[A-Z][\w.]{0,20}(?: [A-Z][\w.]{0,20}){0,3} ?//? ?){1,4}[\w.]{1,20}(?: [A-Z][\w.]{0,20}){0,3}"
    r"|[a-z]{2,5}(?:/[a-z]{2,5}){1,4}"
)
_RULE = re.compile(r"[\W_]+")
_MENU = re.compile(r"[^|•·]{1,40}(?: [|•·] [^|•·]{1,40}){2,}")
_PHONE = re.compile(
    r"(?:\b(?:tel|phone|fax|mobile|e-?mail)\b|@)[^\n]{0,80}?\+?\d[\d ()/-]{6,}\d", re.IGNORECASE
)
_EMAIL = re.compile(r"\S{1,40}@\S{1,40}")
_BODY_NAME = re.compile(
    r"(?:The )?(?:Royal |Federal )?"
    r"(?:Ministry|Department|Office|Embassy|Presidency|Government|Permanent Mission)"
    r"(?: of| for) [^.,;:]{3,60}"
)
_BRACKETED = re.compile(
    r"\((?:[^()]{0,40}\b)?(?i:photos?|files?|pictures?|image|courtesy|handout|credit)\b[^()]{0,60}\)\.?$"
    r"|\((?:(?:second|third|fourth|2nd|3rd|far|front|from) )?(?:from )?"
    r"(?:the )?(?:left|right|centre|center|middle|L|R|C|in (?:the )?(?:centre|center))(?:,[^()]{0,40})?\)"
)
_PICTURES = ("hoto", "icture", "Image", "PHOTO", "PICTURE")
_PLACED = re.compile(r", (?:left|right|center|centre|second from (?:left|right)),")
_PICTURED = re.compile(
    r"^\d{1,2} of \d{1,2} \||\b(?:[Pp]hoto(?:graph)? by|(?:Pictures?|Photos?|Image|PHOTO|PICTURE): )"
)
_TAKEN_BY = re.compile(
    r"(?:/|—|–|-|\. )\s?(?:AFP|AP|REUTERS|Reuters|EPA|EPA-EFE|Xinhua|VNA|Kyodo|Yonhap|ANI|PTI|TASS|"
    r"Getty Images|AP Photo)[\w/ ]{0,30}$|[a-z.]\s[A-Z]{3,}(?: [A-Z]{3,}){0,2}$",
)
_SHOWN = re.compile(
    r"\b(?:shakes?|shaking|poses?|posing|presents?|receives?|greets?|welcomes?|signs?|speaks?|speaking|addresses|"
    r"delivers?|delivering|inspects?|reviews?|attends?|co-chairs?|chairs?|holds?|hands?|exchanges?|toasts?|walks?|meets?|meeting|"
    r"hosts?|arrives?|lays?|listens?|salutes?|looks? on|take part|pictured|seen|during|at the)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|added|was|were|had|has|have|will|would|noted|according|agreed|stressed|took|came|went"
    r"|follows|intends|plans to|is to|are to|previous|earlier)\b"
)
_DATED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ \-/.](?:\w{3,9}|\d{1,2})[.,]?[ \-/.,]\s?(?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\b[A-Z][A-Za-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
)
_COPYRIGHT = re.compile(r"©|\bcopyright\b|all rights reserved", re.IGNORECASE)
_SMALL = re.compile(r"(?<!\w)[a-z]{2}")  # a word without a capital
_SECTIONS = re.compile(
    r"\b(?:Home|News|National|Latest|World|Business|Sports?|Lifestyle|Opinion|Politics|Economy|Magazines?|Jobs|"
    r"E-?Paper|Videos?|Photos|Culture|Technology|Health|Entertainment|Classifieds|Radio|Features)\b"
)
_TITLES = 20  # lines above the story that can be its headline
_WORDS = re.compile(r"[^\W\d_]{2,}")


def zones_of(lines: list[str], dateline: int, indented: set[int]) -> list[str]:
    """Return the zone of each line, given the number of the line with the dateline and those indented."""
    page = _Page(lines, [_furniture(line) for line in lines], [_is_prose(line) for line in lines], indented)
    start = page.start(dateline)
    zones = page.above(start) + page.below(start)
    titles = {line for line, zone in zip(lines, zones, strict=True) if zone == "headline"}
    for i in range(start, len(lines)):
        if lines[i] in titles:
            zones[i] = "header"  # the headline again, under a picture or below the story
    return zones


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text: the zone that the vocabulary tells, which are prose, which are indented."""

    lines: list[str]
    furniture: list[str]
    prose: list[bool]
    indented: set[int]

    def start(self, dateline: int) -> int:
        """Return the number of the line with which the story starts."""
        for i, line in enumerate(self.lines):
            title = i == 0 and line.endswith("?") and len(line) < 150
            if i == dateline or (self.prose[i] and not self.furniture[i] and not title):
                return i
        return min(1, len(self.lines))

    def above(self, start: int) -> list[str]:
        """Return the zones of the lines above the story."""
        lines = self.lines[:start]
        zones = [
            zone or ("header" if _is_label(line) else "")
            for line, zone in zip(lines, self.furniture, strict=False)
        ]
        zones = ["header" if zone in ("footer", "sidebar") else zone for zone in zones]
        titles = [i for i, zone in enumerate(zones) if not zone]
        full = any(lines[i].count(" ") > 3 for i in titles)
        for i in titles:
            if any(
                _repeats(lines[i], lines[j])
                for j in titles[:_TITLES]
                if j < i or len(lines[j]) < len(lines[i])
            ):
                zones[i] = "header"
            elif _is_caption(lines[i]) or (i and lines[i - 1].startswith("Content image")):
                zones[i] = "caption"
            elif full and lines[i].count(" ") < 3 and not _SMALL.search(lines[i]):
                zones[i] = "byline"  # or the name of the site, or a desk
            else:
                zones[i] = "headline"
        return zones

    def below(self, start: int) -> list[str]:
        """Return the zones of the lines from where the story starts."""
        zones: list[str] = []
        mode = ""
        last = max(
            (i for i in range(start, len(self.lines)) if self.prose[i] and not self.furniture[i]), default=0
        )
        for i in range(start, len(self.lines)):
            zone = self.furniture[i]
            if mode == "end" or (zone == "footer" and _COPYRIGHT.search(self.lines[i]) and self._closes(i)):
                zone = mode = "end"
            elif zone in ("footer", "sidebar"):
                mode = "footer" if zone == "footer" else "aside" if _is_heading(self.lines[i]) else "item"
            elif mode and self._returns(i, mode):
                mode = ""
            if not zone or (zone != "footer" and mode in ("aside", "item")):
                zone = mode or _part_of_story(self.lines[i], end=i > last)
                mode = "footer" if zone == "footer" else mode
            zones.append({"aside": "sidebar", "item": "sidebar", "end": "footer"}.get(zone, zone))
        return zones

    def _returns(self, i: int, mode: str) -> bool:
        """Tell whether the story goes on at this line after something that is not of it."""
        if not self._is_story(i):
            return False
        if mode != "aside":
            return True
        # Under a heading a paragraph may be the teaser of another story; two in a row are not.
        return self._is_story(i + 1)

    def _is_story(self, i: int) -> bool:
        if i >= len(self.lines) or i in self.indented:
            return False
        return self.prose[i] and not self.furniture[i] and bool(_ENDED.search(self.lines[i][-12:]))

    def _closes(self, i: int) -> bool:
        """Tell whether a copyright line is the end: no story follows it."""
        following = range(i + 1, min(i + 40, len(self.lines)))
        return sum(self.prose[j] and not self.furniture[j] for j in following) <= 2


def _is_prose(line: str) -> bool:
    words = line.count(" ") + 1
    if words < 7 or line[0] in _BULLETS:
        return False
    if len(line) > 220 or line.endswith(":"):
        return True
    return bool(_ENDED.search(line[-12:])) or (len(line) > 100 and bool(_BROKEN.search(line)))


def _part_of_story(line: str, *, end: bool) -> str:
    if _is_caption(line):
        return "caption"
    if end and len(line) < 80 and not _ENDED.search(line[-12:]):
        return (
            "footer" if _SIGNED.fullmatch(line) or _DESK.fullmatch(line) or _MENU.fullmatch(line) else "body"
        )
    return "body"


def _is_caption(line: str) -> bool:
    """Tell whether a line describes a picture: one short sentence in the present tense, or a credit."""
    if len(line) > 400:
        return False
    if _is_credited(line) and (not _BROKEN.search(line[:-1]) or line.endswith(")") or line[-3:].isupper()):
        return True
    return (
        len(line) < 110
        and bool(_SHOWN.search(line))
        and _is_lone_sentence(line)
        and not _REPORTED.search(line)
    )


def _is_credited(line: str) -> bool:
    """Tell whether a line says who took the picture, or who stands where in it."""
    pictured = line[0].isdigit() or any(word in line for word in _PICTURES)
    return bool(
        ("(" in line and _BRACKETED.search(line))
        or (pictured and _PICTURED.search(line))
        or _PLACED.search(line)
        or _TAKEN_BY.search(line[-60:])
    )


def _is_lone_sentence(line: str) -> bool:
    return (
        line[0].isupper()
        and line.count(" ") > 3
        and line[-1] == "."
        and not re.search(r"\w{2,}ed\b|[“\"]", line)
    )


def _is_label(line: str) -> bool:
    """Tell whether a line above the story is a date, a desk, a counter or the name of the publishing body."""
    if _RULE.fullmatch(line) or _BODY_NAME.fullmatch(line) or _MENU.fullmatch(line) or "@" in line:
        return True
    if ("  " in line or len(_SECTIONS.findall(line)) > 2) and not _SMALL.search(line):
        return True
    if len(line) > 120 or (line[-1] == "." and line.count(" ") > 2):
        return False
    rest, dates = _DATED.subn(" ", line)
    words = len(_WORDS.findall(rest))
    return words <= 6 if dates else words <= 3 and any(character.isdigit() for character in line)


def _is_heading(line: str) -> bool:
    """Tell whether a line announces a list of other stories and says nothing itself."""
    return ":" not in line.rstrip(": ") and "|" not in line and line.count(" ") < 6


def _repeats(line: str, other: str) -> bool:
    """Tell whether a line is the same title again, perhaps with the name of the site."""
    line, other = line.casefold(), other.casefold()
    return other in line and len(other) > 15


def _furniture(line: str) -> str:
    """Return the zone of a line that the vocabulary or its form tells, or the empty text."""
    if len(line) > 300:
        return ""
    head = line[:200].replace("’", "'").lower().lstrip(_BULLETS + "▼▲ []")
    whole, starts, inline, contained = _phrases()
    if zone := whole.get(head.rstrip(" .:>»▼…-]")):
        return zone
    if (match := starts.match(head)) and len(line) < 160:
        phrase = match.group()
        # Two plain words may as well begin a sentence: "Comments by the minister were few."
        if phrase.count(" ") > 1 or not phrase.replace(" ", "").isalpha() or phrase.upper() in line:
            return _zones_of_starts()[phrase]
        if not _is_prose(line):
            return _zones_of_starts()[phrase]
    if inline.match(head) and len(line) < 200:
        return "sidebar"
    if contained.search(head):
        return "footer"
    return _by_form(line)


def _by_form(line: str) -> str:
    if (
        len(line) < 90
        and _BYLINE.match(line)
        and (line.count(" ") < 8 or _DATED.search(line))
        and not _is_prose(line)
    ):
        return "byline"
    if len(line) < 40 and _RULE.fullmatch(line):
        return "footer"
    if len(line) < 60 and _EMAIL.fullmatch(line):
        return "footer"
    if len(line) < 200 and _PHONE.search(line):
        return "footer"
    return ""


@cache
def _zones_of_starts() -> dict[str, str]:
    return {row["phrase"]: row["zone"] for row in rows("page_furniture.csv") if row["where"] == "start"}


@cache
def _phrases() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the phrases that are a whole line, start one, introduce one story, or may stand anywhere."""
    table = rows("page_furniture.csv")

    def among(where: str) -> str:
        phrases = sorted((row["phrase"] for row in table if row["where"] == where), key=len, reverse=True)
        return "|".join(map(re.escape, phrases))

    return (
        {row["phrase"]: row["zone"] for row in table if row["where"] == "whole"},
        re.compile(rf"(?:{among('start')})(?!\w)"),
        re.compile(rf"(?:{among('line')})\s?[:|–—-]\s?\S"),
        re.compile(among("contains")),
    )
