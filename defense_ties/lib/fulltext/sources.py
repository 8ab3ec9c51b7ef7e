"""Where the words of entries come from: a SELECT for each kind of record, and the tables that feed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# The columns of an entry that a SELECT fills, in order.
COLUMNS = ("kind", "record_id", "names", "linked", "more", "marks", "newest")
# What a SELECT writes where the databases differ.
WORDS = {
    "sqlite": {"join": "group_concat", "differs": "IS NOT"},
    "postgresql": {"join": "string_agg", "differs": "IS DISTINCT FROM"},
}


@dataclass(frozen=True)
class Source:
    """A kind of record: its table and the SELECT, from that table as `r`, of the entries of public ones.

    The SELECT ends in a condition, to which another can be added. It says {join} for what joins texts.
    """

    kind: str
    table: str
    select: str

    def sql(self, vendor: str, condition: str = "") -> str:
        """Return the SELECT in the words of a database, of all records or of some."""
        return self.select.replace("{join}", WORDS[vendor]["join"]) + (
            f" AND {condition}" if condition else ""
        )


@dataclass(frozen=True)
class Feed:
    """A table that entries take words from: which columns, and whose entries a change in them reaches.

    `reaches` gives for kinds of records the SELECT of ids, from the changed rows as {changed}.
    """

    table: str
    columns: tuple[str, ...]
    reaches: Mapping[str, str]

    def ids(self, kind: str, changed: str) -> str:
        """Return the SELECT of the ids of a kind that a change reaches, the changed rows given."""
        return self.reaches[kind].replace("{changed}", changed)


def kinds_of(sources: Iterable[Source]) -> dict[str, Source]:
    """Return the sources by their kinds."""
    return {source.kind: source for source in sources}
