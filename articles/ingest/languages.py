"""In which language a text is written."""

from functools import lru_cache

DEFAULT = "en"
SHORT = 40  # characters from which no language can be told
SAMPLE = 1000
SURE = 0.8


@lru_cache(maxsize=1)
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """Return the BCP 47 code of the language; English where the text is too short or mixed to tell."""
    if len(text) < SHORT:
        return DEFAULT
    code, probability = _identifier().classify(text[:SAMPLE])
    return str(code) if probability >= SURE else DEFAULT
