"""Words that say too much of this site to be a password."""

from typing import Any

from django.core.exceptions import ValidationError

OWN_WORDS = ("defense_ties", "defenseties", "defense", "defence", "diplomacy", "coder", "reviewer", "editor")
# What has to be left of a password without them.
LEAST = 8


class OwnWordsValidator:
    """Refuses passwords that are little more than the words of this site."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that holds too little beside such words."""
        rest = password.lower()
        for word in OWN_WORDS:
            rest = rest.replace(word, "")
        if rest != password.lower() and len(rest) < LEAST:
            raise ValidationError(
                "This password is little more than words of this site.", code="password_own_words"
            )

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return "Your password can’t be little more than words of this site, such as “defense”."
