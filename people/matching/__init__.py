"""Who is meant: from a name as it is printed to records, each with a score and the reasons for it."""

from people.matching.candidates import CHOOSE, LINK, Candidate, Decision, Verdict, decide
from people.matching.distinct import apart_from, ask_again, tell_apart
from people.matching.institutions import PresentedInstitution, institution_candidates
from people.matching.officials import Presented, PresentedPost, candidates_for
from people.matching.register import Register, institution_register, official_register

__all__ = [
    "CHOOSE",
    "LINK",
    "Candidate",
    "Decision",
    "Presented",
    "PresentedInstitution",
    "PresentedPost",
    "Register",
    "Verdict",
    "apart_from",
    "ask_again",
    "candidates_for",
    "decide",
    "institution_candidates",
    "institution_register",
    "official_register",
    "tell_apart",
]
