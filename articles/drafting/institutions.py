"""The institutions of a text: those on record, and drafts of those that are not."""

from articles.drafting.rows import stable_id, standing
from articles.drafting.shared import Drafting
from articles.extraction.facts import InstitutionFact
from defense_ties.lib.countries import CODES
from defense_ties.lib.names import fold
from defense_ties.lib.reviewing import ReviewStatus
from people.choices import InstitutionKind
from people.matching import PresentedInstitution, Register, Verdict, institution_candidates
from people.matching.register import institution_register
from people.models import Institution, InstitutionAlias

# Two institutions of one country with nearly one name are one more often than two people are, and a
# wrong link is seen at once beside the words of the text.
LINK = 0.8


def draft_institutions(drafting: Drafting) -> None:
    """Find or draft the institutions of the text, and cite where it names them."""
    facts = drafting.facts.institutions
    register = drafting.lookups.institutions
    if register is None:
        register = institution_register([pair for fact in facts for pair in _presented(fact).wanted])
    for fact in facts:
        institution = _meant(drafting, fact, register)
        if institution is None:
            continue
        drafting.institutions[fact.key] = institution
        drafting.citations.cite_once(
            "institution", institution.pk, fact.evidence.get("") or fact.mentions[:1]
        )


def _meant(drafting: Drafting, fact: InstitutionFact, register: Register) -> Institution | None:
    candidates = institution_candidates(_presented(fact), register=register)
    if candidates and candidates[0].score >= LINK:
        drafting.report.verdicts[Verdict.LINKED.value] += 1
        return candidates[0].record
    pk = stable_id(drafting.article.pk, "institution", fold(fact.name), fact.country)
    drafted = next((row for row in drafting.rows.by_model[Institution] if row.pk == pk), None)
    if drafted:
        return drafted
    known, record = standing(Institution, pk)
    if known:
        return record if record and record.review_status != ReviewStatus.REJECTED else None
    country = fact.country if fact.country in CODES else ""
    if Institution.objects.filter(name=fact.name, country=country, parent=None).exists():
        return None  # it was rejected, or else it would be among the candidates
    return _draft(drafting, fact, pk, country)


def _draft(drafting: Drafting, fact: InstitutionFact, pk: str, country: str) -> Institution:
    institution = drafting.rows.add(
        Institution(
            pk=pk,
            name=fact.name[:300],
            acronym=fact.acronym[:40],
            kind=fact.kind if fact.kind in InstitutionKind.values else InstitutionKind.OTHER,
            country=country,
            **drafting.drafted(fact.confidence),
        )
    )
    names = {fold(fact.name), fold(fact.acronym)}
    for alias in fact.aliases:
        if fold(alias) not in names:
            names.add(fold(alias))
            drafting.rows.add(InstitutionAlias(institution=institution, name=alias[:300], language="en"))
    drafting.report.verdicts[Verdict.NEW.value] += 1
    return institution


def _presented(fact: InstitutionFact) -> PresentedInstitution:
    return PresentedInstitution(fact.name, fact.country, fact.acronym, fact.aliases, fact.kind)
