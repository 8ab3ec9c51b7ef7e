"""What a merge did, or would do, in words."""

from articles.combining.reports import UNDECIDED, Counts, MergeReport


def merged(report: MergeReport, *, dry_run: bool) -> str:
    """Return what a merge found in each table, and what came of it."""
    lines = [f"{name}: {said}" for name, counts in report.tables.items() if (said := _counts(counts))]
    lines += report.notes + report.undecided
    if kept := report.total("conflict") - report.total("taken"):
        rows = "1 row differs" if kept == 1 else f"{kept} rows differ"
        lines.append(f"{rows} from what stands here, which stays; “theirs” in a file of decisions takes it.")
    return "\n".join([*lines, _verdict(report, dry_run=dry_run)])


def _counts(counts: Counts) -> str:
    numbers = {
        "new": counts.new,
        "equal": counts.equal,
        "in conflict": counts.conflict,
        "of these taken": counts.taken,
        "undecided": counts.undecided,
    }
    return ", ".join(f"{number} {what}" for what, number in numbers.items() if number)


def _verdict(report: MergeReport, *, dry_run: bool) -> str:
    new, taken, open_ = report.total("new"), report.total("taken"), report.total(UNDECIDED)
    if dry_run and open_:
        return f"Nothing was written. {open_} rows are to be decided before {report.package} can be merged."
    if dry_run:
        return f"Nothing was written. {report.package} would bring {new} new and {taken} changed rows."
    if not new and not taken:
        return f"{report.package} changes nothing."
    return f"Merged {report.package}: {new} rows added, {taken} changed."
