"""The screen on which a coder checks what was drafted from one article against its words."""

from articles.admin.reviewing.screen import ReviewScreen, review_link, review_url

__all__ = ["ReviewScreen", "review_link", "review_url"]
