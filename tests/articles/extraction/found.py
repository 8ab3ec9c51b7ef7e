"""What is found in short texts, in the few words that a test compares."""

from articles.extraction import extract
from articles.extraction.facts import InstitutionFact, OfficialFact


def officials(text: str, **options) -> list[OfficialFact]:
    """Return the officials of a text, in its order."""
    return list(extract(text, **options).officials)


def official(text: str, **options) -> OfficialFact:
    """Return the one official of a text."""
    (fact,) = officials(text, **options)
    return fact


def names(text: str, **options) -> list[str]:
    """Return the names of the officials of a text."""
    return [fact.name for fact in officials(text, **options)]


def posts(text: str) -> dict[str, list[str]]:
    """Return the posts of each official of a text, with the institution after a bar."""
    facts = extract(text)
    bodies = {fact.key: fact.name for fact in facts.institutions}
    return {
        fact.name: [
            " | ".join(filter(None, [post.title, bodies.get(post.institution)])) for post in fact.posts
        ]
        for fact in facts.officials
    }


def institutions(text: str, **options) -> list[InstitutionFact]:
    """Return the institutions of a text, in its order."""
    return list(extract(text, **options).institutions)


def mentioned(text: str, fact: OfficialFact | InstitutionFact) -> list[str]:
    """Return the words of the text with which it names an official or an institution."""
    return [text[start:end] for start, end in fact.mentions]
