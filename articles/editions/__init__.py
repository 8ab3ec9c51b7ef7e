"""Editions: what ships with the software, and what is frozen here for those who cite it."""

from articles.editions.files import Folder
from articles.editions.first import FIRST_EDITION, is_in_first_edition
from articles.editions.publishing import Refused, is_stopped, publish, publish_in_background
from articles.editions.standing import editions_with

__all__ = [
    "FIRST_EDITION",
    "Folder",
    "Refused",
    "editions_with",
    "is_in_first_edition",
    "is_stopped",
    "publish",
    "publish_in_background",
]
