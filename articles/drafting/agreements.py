"""Drafts of agreements, with their history, parties and signatures."""

from collections import Counter

from articles.choices import AgreementEventKind, AgreementKind
from articles.drafting.attributions import attribution, cite_attribution
from articles.drafting.rows import stable_id, standing
from articles.drafting.shared import Drafting
from articles.drafting.titles import agreement_title
from articles.extraction.facts import AgreementFact
from articles.models import Agreement, AgreementEvent, Engagement, Evidence, Party, Signature
from defense_ties.lib.countries import CODES
from defense_ties.lib.dates import parse_span

# The step of its history that the standing of an agreement in the text tells of.
_TOLD = {
    "planned": AgreementEventKind.ANNOUNCED,
    "signed": AgreementEventKind.SIGNED,
    "in_force": AgreementEventKind.IN_FORCE,
}


def draft_agreements(drafting: Drafting) -> None:
    """Draft the agreements of the text that this article was not yet cited for."""
    counted: Counter[tuple] = Counter()
    cited = Evidence.objects.filter(article=drafting.article, agreement__isnull=False, start__isnull=False)
    passages = list(cited.values_list("agreement__kind", "start", "end"))
    for fact in drafting.facts.agreements:
        if fact.kind not in AgreementKind.values:
            drafting.report.remarks.append(f"“{fact.kind}” is no kind of agreement.")
            continue
        start = min((span.start for span in fact.evidence.get("", ())), default=-1)
        counted[fact.kind, start] += 1
        pk = stable_id(drafting.article.pk, "agreement", fact.kind, start, counted[fact.kind, start])
        known, _ = standing(Agreement, pk)
        if not known and not _coded(passages, fact):
            _draft(drafting, fact, pk)
            drafting.agreements[fact.key] = pk


def _coded(passages: list[tuple], fact: AgreementFact) -> bool:
    return any(
        kind == fact.kind and span.start < end and start < span.end
        for kind, start, end in passages
        for span in fact.evidence.get("", ())
    )


def _draft(drafting: Drafting, fact: AgreementFact, pk: str) -> None:
    agreement = drafting.rows.add(
        Agreement(
            pk=pk,
            title=agreement_title(fact)[:500],
            title_as_written=fact.title[:500],
            kind=fact.kind,
            signed_at=_signed_at(drafting, fact),
            covers=_covers(drafting, fact),
            **drafting.drafted(fact.confidence),
        )
    )
    drafting.citations.cite_whole("agreement", pk, fact.evidence.get("", ()))
    passages = {"title_as_written" if name == "title" else name: s for name, s in fact.evidence.items()}
    drafting.citations.cite_fields("agreement", pk, passages)
    _draft_events(drafting, fact, agreement)
    _draft_parties(drafting, fact, agreement)
    _draft_signatures(drafting, fact, agreement)


def _signed_at(drafting: Drafting, fact: AgreementFact) -> Engagement | None:
    return drafting.engagements.get(fact.signed_at)


def _covers(drafting: Drafting, fact: AgreementFact) -> str:
    try:
        parse_span(fact.covers)
    except ValueError as error:
        drafting.report.remarks.append(str(error))
        return ""
    return fact.covers


def _draft_events(drafting: Drafting, fact: AgreementFact, agreement: Agreement) -> None:
    """Draft the steps that the text tells of; its date is the day of signing, where it was signed."""
    told = _TOLD.get(fact.status)
    last = fact.event if fact.event in AgreementEventKind.values else ""
    first = told if told and not (last and told == AgreementEventKind.IN_FORCE) else ""
    steps = list(dict.fromkeys(filter(None, (first, last))))
    whole = fact.evidence.get("", ())
    for sequence, kind in enumerate(steps, start=1):
        if kind == AgreementEventKind.ANNOUNCED:  # the day that the text gives is of the signing to come
            dated, spans = drafting.published, drafting.facts.published
        elif sequence == 1:
            dated, spans = drafting.dated(fact.date), fact.date
        else:
            dated, spans = {}, None
        event = AgreementEvent(
            pk=stable_id(agreement.pk, "event", kind),
            agreement=agreement,
            sequence=sequence,
            kind=kind,
            note=_note(fact) if kind == AgreementEventKind.ANNOUNCED else "",
            **dated,
        )
        drafting.rows.add(event)
        passages = fact.evidence.get("status") or fact.evidence.get("event") or whole
        drafting.citations.cite_whole("agreement_event", event.pk, passages)
        if dated and spans:
            drafting.citations.cite("agreement_event", event.pk, spans.spans, "date")


def _note(fact: AgreementFact) -> str:
    return f"To be concluded: {fact.date.edtf}." if fact.date else ""


def _draft_parties(drafting: Drafting, fact: AgreementFact, agreement: Agreement) -> None:
    whole = fact.evidence.get("", ())
    taken: set[str] = set()
    for party in fact.parties:
        institution = drafting.institutions.get(party.institution)
        country = party.country if party.country in CODES else ""
        whose = institution.pk if institution else country
        if not whose or whose in taken:
            continue
        taken.add(whose)
        pk = stable_id(agreement.pk, "party", whose)
        drafting.rows.add(Party(pk=pk, agreement=agreement, country=country, institution=institution))
        drafting.citations.cite_whole("party", pk, party.spans or whole)


def _draft_signatures(drafting: Drafting, fact: AgreementFact, agreement: Agreement) -> None:
    parties = [row for row in drafting.rows.by_model[Party] if row.agreement_id == agreement.pk]
    signed = drafting.dated(fact.date).get("date", "")
    taken: set[str] = set()
    for signatory in fact.signatories:
        meant = drafting.officials.get(signatory.official)
        who = (meant.official.pk if meant.official else meant.fact.name) if meant else ""
        if meant is None or who in taken:
            continue
        taken.add(who)
        own = [party for party in parties if party.country and str(party.country) == meant.fact.country]
        values = attribution(drafting, meant, signed)
        pk = stable_id(agreement.pk, "signature", meant.fact.key)
        party = own[0] if len(own) == 1 else None
        drafting.rows.add(Signature(pk=pk, agreement=agreement, party=party, **values))
        drafting.citations.cite_whole("signature", pk, signatory.spans or fact.evidence.get("", ()))
        cite_attribution(drafting, "signature", pk, meant, values)
