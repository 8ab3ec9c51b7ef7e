"""Who signed: those the text says signed, not those who looked on."""

import re
from collections.abc import Sequence

from articles.extraction.agreements.papers import Paper
from articles.extraction.agreements.words import Word
from articles.extraction.facts import Span
from articles.extraction.reading import Mention, Reading, within

Signers = tuple[tuple[str, Span], ...]

_WITNESS = (
    r"in (?:the )?presence of|witness\w*|attend\w*|presid\w+|over(?:saw|seen|seeing)|look(?:ed|ing|s) on"
    r"|watch\w*|"
    r"in front of|flanked|accompanied|also present|present were|as part of|on the sidelines|"
    r"during|follow(?:ing|ed)|after|before|when|while|where|which|at the|at a|at an|upon|amid|led by|invit\w+"
)
_STOP = re.compile(rf";|\b(?:{_WITNESS})\b")
_BY = re.compile(r"\bby\b")
_WITH = re.compile(r"\bwith\b")
_NOT_BY = re.compile(
    r"\b(?:witnessed|attended|followed|hosted|led|accompanied|chaired|overseen|presided over|approved|"
    r"ratified|joined|issued|carried|reported|released|visit|trip|call|backed|marked)\s*$"
)
_RESTART = re.compile(
    r"(?:;|\b(?:where|as|when|at which|in which|after which|during which|before|while|whereupon|said|saying|"
    r"announced|and then|that|but|until)\b)\s*,?"
)
_NO_SIGNER = re.compile(
    r"\b(?:with|between|by|alongside|behalf of|presence of|invitation of|talks to|from|meeting of|hosting"
    r"|host|met|"
    r"accompanied by|along with|auspices of|guest of|like)\b[^,;]*$",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\b(?:behalf of|presence of|witnessed by|accompanied by)\b(?:(?!\band\b)[^,;])*$")
_ED = re.compile(
    r"\b(?!armed\b|united\b|combined\b|retired\b|allied\b|unified\b|specialised\b|specialized\b|red\b"
    r"|advanced\b|"
    r"appointed\b|newly\b|detailed\b|based\b)(?:[a-z]{2,}ed|met|held|said|told|went|came|took|gave|led"
    r"|spoke|made|saw|paid|"
    r"flew|put|wrote|is|was|were|are|has|had|have|will|would|says|meets|holds|visits|receives|hosts)\b"
)
_RELATIVE = re.compile(r"\b(?:who|which|whose|whom)\b[^,;]*(?:[,;]|$)")
_SIDES = re.compile(
    r"\b(?:two|both|three|all|four) (?:sides|countries|nations|parties|governments|ministries|armies"
    r"|navies|militaries|"
    r"neighbou?rs|states|commands|forces|capitals|air forces|agencies|institutions|units|delegations"
    r"|allies)\b"
    r"|\b(?:delegations|governments|ministries|representatives|officials)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\bthe (?:ministers|leaders|generals|commanders|chiefs|admirals|heads of (?:the |both )?delegations)\b"
    r"(?! of\b)|"
    r"\b(?:two|both|three) (?:\w+ )?(?:leaders|ministers|generals|commanders|chiefs|men|women|officials"
    r"|officers|"
    r"secretaries|presidents|heads|counterparts|admirals|signatories|envoys|ambassadors)\b|\bthe pair\b"
    r"|\bthey\b|\bthe two (?=(?:also |then |later )?sign)",
    re.IGNORECASE,
)
_PAIR_BY = re.compile(rf"(?<=\bby )(?:the )?(?:{_PAIR.pattern})", re.IGNORECASE)
_LOOKS_ON = re.compile(r"\b(?:witness\w*|attend\w*|presid\w+|over(?:saw|seen|seeing)|looked|watch\w*|saw)\b")
_FOR = re.compile(r"[^.;,]{0,40} (?:for|on behalf of)\b")
_SAYS = re.compile(
    r"\b(?:said|says|told|announced|added|noted|stated|confirmed|recalled|revealed|disclosed)\b"
)
_HIMSELF = re.compile(r"\b(?:he|she|I)\b")


def find_signers(reading: Reading, word: Word, paper: Paper, here: Span, number: int) -> Signers:
    """Return the officials who sign by that verb, each with the place that names them there."""
    mentions = within(reading.official_mentions, here)
    after_paper = paper.sentence == number and paper.span.end <= word.span.start
    pair = _pair(reading, word, Span(paper.span.end if after_paper else here.start, here.end), number)
    if not mentions:
        return pair
    text = reading.text
    found = _by(text, word, paper, here, mentions)
    if not found and _is_noun(text, word):
        found = _between(text, word, here, mentions)
    elif not found:
        low = paper.span.end if after_paper else here.start  # the plan that General A signed
        found = _subject(text, word, here, [mention for mention in mentions if mention.span.start >= low])
        if after_paper:
            return _once(found) or pair
        if not found and pair:
            return pair
        found += _with(text, word, here, mentions, bool(found)) or _for_the_other(text, word, found, mentions)
    return _once(found)


def _once(found: Sequence[Mention]) -> Signers:
    """Return each signer once, where the sentence names him first."""
    once = {mention.key: mention.span for mention in reversed(found)}
    return tuple(sorted(once.items(), key=lambda item: item[1]))


def _is_noun(text: str, word: Word) -> bool:
    """Tell whether the word is the signing as an event, which has no subject."""
    verb = text[word.span.start : word.span.end].lower()
    if verb.startswith("signature") and re.search(
        r"\b(?:put|affix\w*|set|gave)\b[^.,;]{0,25}$", text[max(0, word.span.start - 45) : word.span.start]
    ):
        return False
    if verb in ("signature", "signatures", "signatory", "signatories", "conclusion"):
        return True
    before = text[max(0, word.span.start - 5) : word.span.start].lower()
    of = re.match(r"\s+(?:ceremony|of)\b", text[word.span.end : word.span.end + 12])
    return verb.endswith("ing") and (bool(of) or before.endswith(("the ", "this ")))


def _by(text: str, word: Word, paper: Paper, here: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """Return those named after "signed by", or after "by" later on: inked in Hanoi on Monday by."""
    low = word.span.end
    for match in _BY.finditer(text, low, min(here.end, max(low, paper.phrase.end) + 160)):
        if _NOT_BY.search(text[here.start : match.start()]) or re.search(
            r";|\bwhich\b|\bwho\b", text[low : match.start()]
        ):
            continue
        stop = _STOP.search(text, match.end(), here.end)
        high = stop.start() if stop else here.end
        found = [mention for mention in mentions if match.end() <= mention.span.start < high]
        found = [m for m in found if not _BEHALF.search(text[match.end() : m.span.start])]
        if found and found[0].span.start - match.end() <= 160:
            return _row(text, found)
    return []


def _row(text: str, found: list[Mention]) -> list[Mention]:
    """Return the mentions up to the first that a new verb divides from those before it."""
    kept = found[:1]
    for mention in found[1:]:
        between = _RELATIVE.sub(",", text[kept[-1].span.end : mention.span.start])
        if _ED.search(between):
            break
        kept.append(mention)
    return kept


def _between(text: str, word: Word, here: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """Return those of "the signing of the plan between General A and General B"."""
    match = re.compile(r"\bbetween\b").search(text, word.span.end, here.end)
    if not match:
        return []
    stop = _STOP.search(text, match.end(), here.end)
    high = stop.start() if stop else here.end
    return _row(text, [mention for mention in mentions if match.end() <= mention.span.start < high])


def _subject(text: str, word: Word, here: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """Return those who are the subject of the verb."""
    verb = word.span.start
    before = [mention for mention in mentions if mention.span.end <= verb]
    if not before:
        return _inverted(text, word, here, mentions)
    low = here.start
    for match in _RESTART.finditer(text, here.start, verb):
        if match.end() <= before[-1].span.start:
            low = match.end()
    group: list[Mention] = []
    excluded = False
    last = low
    for mention in before:
        if mention.span.start < low:
            continue
        chunk = text[last : mention.span.start]
        if group and _ED.search(_RELATIVE.sub(",", chunk)):
            break  # from here on they are objects
        barred = bool(_NO_SIGNER.search(chunk))
        joined = excluded and bool(re.search(r"\band\b", chunk)) and "," not in chunk
        excluded = barred or joined
        if not excluded:
            group.append(mention)
        last = mention.span.end
    if not group or _another_subject(text[group[-1].span.end : verb]):
        return []
    return group


def _another_subject(between: str) -> bool:
    """Tell whether others than the persons named are the subject: the two sides signed."""
    said = _SAYS.search(between)
    if said and not _HIMSELF.search(between, said.end()):
        return True  # the minister said the sides had signed
    return bool(_SIDES.search(between) or re.search(r"\bthey\b", between))


def _for_the_other(
    text: str, word: Word, found: Sequence[Mention], mentions: Sequence[Mention]
) -> list[Mention]:
    """Return B and C of "A signed for Vietnam, B for Laos and C for Thailand"."""
    others: list[Mention] = []
    at = word.span.end
    if not found or not _FOR.match(text, at):
        return others
    for mention in (mention for mention in mentions if mention.span.start > word.span.end):
        lead = text[at : mention.span.start]
        joined = re.search(r",|\b(?:and|while)\b", lead) and not _STOP.search(lead.replace("while", ""))
        if not joined or not _FOR.match(text[mention.span.end : mention.span.end + 80]):
            break
        others.append(mention)
        at = mention.span.end
    return others


def _inverted(text: str, word: Word, here: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """Return those of "Signing for Malaysia was A, while B signed for Indonesia"."""
    if re.search(
        r"\b(?:after|before|upon|on|while|in) $", text[max(here.start, word.span.start - 8) : word.span.start]
    ):
        return _after_gerund(text, word, here, mentions)
    if not re.match(
        r"\s+(?:for|on behalf of)\b[^.;]{0,90}?\b(?:was|were)\b", text[word.span.end : word.span.end + 130]
    ):
        return []
    stop = re.compile(r"[;]|\b(?:while|in the presence)\b").search(text, word.span.end, here.end)
    high = stop.start() if stop else here.end
    return [mention for mention in mentions if word.span.end <= mention.span.start < high][:2]


def _after_gerund(text: str, word: Word, here: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the subject of the clause that "after signing the accord," opens."""
    comma = text.find(",", word.span.end, here.end)
    found = [mention for mention in mentions if mention.span.start > comma >= 0]
    return _row(text, found[:2]) if found and not _ED.search(text, comma, found[0].span.start) else []


def _with(text: str, word: Word, here: Span, mentions: Sequence[Mention], subject: bool) -> list[Mention]:
    """Return those of "signed the plan with his counterpart, General B"."""
    match = _WITH.search(text, word.span.end, here.end)
    if not match or not subject or _STOP.search(text, word.span.end, match.start()):
        return []
    stop = _STOP.search(text, match.end(), here.end)
    high = min(stop.start() if stop else here.end, match.end() + 200)
    found = [mention for mention in mentions if match.end() <= mention.span.start < high]
    if not found or _ED.search(text, match.end(), found[0].span.start):
        return []
    aside = text[max(0, match.start() - 2) : match.start()] == ", "
    if aside and stop and re.match(r"look|watch|also present|present|attend", stop[0]):
        return []
    return _row(text, found)


def _pair(reading: Reading, word: Word, here: Span, number: int) -> Signers:
    """Return the two officials whom "the two ministers" or "they" stands for."""
    low = max(here.start, word.span.start - 160)
    match = next(reversed(list(_PAIR.finditer(reading.text, low, word.span.end))), None)
    if match is None or _NO_SIGNER.search(reading.text[here.start : match.start()]):
        match = _PAIR_BY.search(reading.text, word.span.end, min(here.end, word.span.end + 120))
    if match is None or _LOOKS_ON.search(reading.text, match.end(), max(match.end(), word.span.start)):
        return ()
    sentences = reading.document.sentences
    for other in [*reversed(sentences[max(0, number - 8) : number + 1]), *sentences[number + 1 : number + 2]]:
        span = (
            other.span
            if other.span.start > match.start()
            else Span(other.span.start, min(other.span.end, match.start()))
        )
        keys = list(dict.fromkeys(mention.key for mention in within(reading.official_mentions, span)))
        if len(keys) >= 2:
            fit = _are_meant(reading, keys, match[0].lower())
            return tuple((key, Span(*match.span())) for key in keys) if fit else ()
    return ()


def _are_meant(reading: Reading, keys: Sequence[str], said: str) -> bool:
    """Tell whether "the two ministers" or "the ministers" may stand for these: one of each country."""
    if not said.startswith(("the ministers", "the heads", "three", "the leaders", "the chiefs")):
        return len(keys) == 2
    lands = [official.country for official in reading.officials if official.key in keys]
    return len(keys) <= 4 and len(set(lands)) == len(keys)
