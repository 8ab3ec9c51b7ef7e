"""The codebook, as a page."""

from typing import Any

from articles.codebook import MOST_COUNTED, list_files, may_count, package_files, read_codes, read_topics
from articles.package.descriptor import MARKS
from defense_ties.lib.asking import AskedPage


class CodebookPage(AskedPage):
    """Every code with its definition, its number and an example, and every column with what it holds."""

    template_name = "codebook/page.html"
    section = "codebook"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_counted = may_count()
        return super().get_context_data(
            is_counted=is_counted,
            most_counted=MOST_COUNTED,
            lists=read_codes(is_counted=is_counted),
            topics=read_topics(is_counted=is_counted),
            list_files=list_files(),
            package_files=package_files(),
            marks=MARKS,
            **kwargs,
        )
