"""Who held which post on a date, as CSV: one row a post and holder, with the articles it rests on."""

from functools import reduce
from typing import Any

from articles.exports.sources import SOURCE_COLUMNS
from articles.sources import attach_articles, attach_passages
from defense_ties.lib.exports import Column, RowExport
from people.holders import Holder, PostThen


class HolderRow:
    """A post, and one of its holders or none, as a row."""

    def __init__(self, post: PostThen, holder: Holder | None, asked: str):
        self.post, self.holder, self.asked = post, holder, asked

    def of_holder(self, path: str) -> Any:
        """Return something of the appointment by which the post is held; nothing where nobody is known."""
        return reduce(getattr, path.split("."), self.holder.appointment) if self.holder else ""


def holder_rows(posts: list[PostThen], asked: str) -> list[HolderRow]:
    """Return the rows of posts: one for each holder, and one for a post that nobody is known to have held."""
    nobody: list[Holder | None] = [None]
    return [HolderRow(post, holder, asked) for post in posts for holder in post.holders or nobody]


def _holds(row: HolderRow) -> str:
    return "" if row.holder is None else "held" if row.holder.sure else "possible"


def _institution(row: HolderRow) -> str:
    institution = row.post.position.institution
    return institution.pk if institution and institution.is_published else ""


def _of_holder(name: str, path: str, description: str) -> Column:
    return Column(name, description, lambda row: row.of_holder(path))


def _prepare(rows: list) -> None:
    held = [row.holder.appointment for row in rows if row.holder]
    attach_passages(held)
    attach_articles(held)


def _source(column: Column) -> Column:
    def value(row: HolderRow) -> Any:
        return column.value(row.holder.appointment) if row.holder else ""

    return Column(column.name, column.description, value, column.kind)


HOLDERS = RowExport(
    (
        Column("on", "The date that was asked for, as EDTF.", lambda row: row.asked),
        Column("position_id", "Id of the position.", lambda row: row.post.position.pk),
        Column("position", "Title of the position.", lambda row: row.post.position.title),
        Column("seniority", "Level of the position, 1 the highest.", lambda row: row.post.position.seniority),
        Column(
            "institution_id",
            "The institution of the position, if that is published.",
            _institution,
        ),
        Column("held", "held: for sure; possible: as far as the dates say; blank: nobody is known.", _holds),
        _of_holder("official_id", "official.pk", "Id of the official."),
        _of_holder("official", "official.name", "Name of the official."),
        _of_holder("appointment_id", "pk", "Id of the appointment."),
        _of_holder("date", "date", "When the post was held, as EDTF."),
        _of_holder("date_basis", "date_basis", "How that date is known."),
        Column(
            "rank_id",
            "The rank reported last, up to that date.",
            lambda row: row.holder.rank.rank_id if row.holder and row.holder.rank else "",
        ),
        *(_source(column) for column in SOURCE_COLUMNS if column.name != "url"),
    ),
    _prepare,
)
