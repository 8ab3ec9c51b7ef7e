"""The kinds of record that have a public page each."""

from typing import Any

from articles.models import Agreement, Article, Engagement
from people.models import Institution, Official

KINDS: dict[str, Any] = {
    str(model._meta.model_name): model for model in (Engagement, Agreement, Official, Institution, Article)
}
