"""Words by what they do in the names and titles of this field."""

from functools import cache

from articles.extraction.countries import country_of
from articles.extraction.vocabulary import forms, rows

MONTHS_AND_DAYS = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun "
    "Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu "
    "Thurs Fri Sat Sun Today Yesterday Tomorrow".split()
)

# Words that begin a sentence with a capital and are no part of a name.
OPENERS = frozenset(
    "The A An In On At By For From With Without To Of And But Or Nor So Yet As If When While Where Who Whom Whose "
    "Which That This These Those There Here He She It They We I You His Her Its Their Our My Your Him Them Us Both "
    "Either Neither Each Every All Some Many Most Few Several Such Other Another No Not Only Also Then Now Later "
    "Earlier Before After During Since Until Till Under Over Between Among Through Throughout Against About Upon "
    "Into Within Along Around Because Although Though However Meanwhile Moreover Furthermore Additionally "
    "According Following Speaking Welcoming Addressing Agreeing Regarding Asked Accompanied Attending Present "
    "Among Besides Despite Given Including Instead Is Are Was Were Has Have Had Will Would Can Could Should May "
    "Might Must Do Does Did Be Been Being One Two Three Four Five Six Seven Eight Nine Ten First Second Third "
    "Photo Image Caption File Source Reporter By Read Related Thanks Speaking Once Twice Again Attentively "
    "Recalling Receiving Calling Talks Relations Ties Cooperation Welcome Why How What Last Next Nearly Almost "
    "More Less Just Even Still Same Separately Similarly Likewise Thus Therefore Hence Visiting Sources Officials "
    "Officers Soldiers Troops Readout Release Statement News Press Report Reports Highlights Topics Agenda "
    "Delegates Participants Participating Signed Meeting Visit Call Exercise Opening Closing Accordingly Out Off Up "
    "Down Like Near Word Yes".split()
)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of a class of words.csv: honorific, particle, suffix, former, modifier, org, head."""
    return next(frozenset(forms(row["words"])) for row in rows("words.csv") if row["class"] == kind)


@cache
def country_word(word: str) -> str:
    """Return the country that a single word names or describes, or the empty text."""
    return country_of(word) if word[:1].isupper() else ""
