"""Small packages for tests, written as text."""

import json
import zipfile
from pathlib import Path

from articles.package import PackageRefused, load
from articles.package.tables import TABLES

# Two officials of an army under its forces, who met once; an article says so.
MEETING = {
    "institutions": """id,name,kind,country,parent_id,review_status,published_at
army-kh,Royal Army,army,KH,forces-kh,published,2026-11-22T12:00:00Z
forces-kh,Royal Armed Forces,armed_forces,KH,,published,2026-11-22T12:00:00Z
""",
    "officials": """id,name,country,review_status,published_at
sok-dara,Sok Dara,KH,published,2026-11-22T12:00:00Z
tran-van-binh,Trần Văn Bình,VN,published,2026-11-22T12:00:00Z
""",
    "official_aliases": """official_id,name,language,kind
sok-dara,សុខ ដារ៉ា,km,native
""",
    "articles": """id,title,language,date,review_status,published_at
news-1,Two generals meet,en,2021-12-17,published,2026-11-22T12:00:00Z
""",
    "engagements": """id,title,kind,date,review_status,published_at
meeting-1,Meeting of two generals,meeting,2021-12-16,published,2026-11-22T12:00:00Z
""",
    "engagement_topics": """engagement_id,topic_id
meeting-1,exercises
meeting-1,peacekeeping
""",
    "sides": """id,engagement_id,country,role
side-1,meeting-1,KH,host
side-2,meeting-1,VN,visitor
""",
    "participations": """id,engagement_id,official_id,role
part-1,meeting-1,sok-dara,host
part-2,meeting-1,tran-van-binh,guest
""",
    "evidence": """id,article_id,engagement_id,start,end,paragraph,stance
ev-1,news-1,meeting-1,0,40,1,supports
""",
}


def folder_with(folder: Path, tables: dict[str, str]) -> Path:
    """Write a package of these tables as a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    resources = [{"name": name, "path": f"{name}.csv"} for name in tables]
    descriptor = {"name": "two-generals", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def zip_of(folder: Path, path: Path, *, inside: str = "") -> Path:
    """Pack a folder, at the top of the zip or inside a folder of it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, inside + file.name)
    return path


def refusals(path: Path, **options) -> list[str]:
    """Return what is wrong with a package, line by line."""
    try:
        load(path, **options)
    except PackageRefused as refused:
        return [str(fault) for fault in refused.report.faults]
    raise AssertionError("The package was loaded.")


def wipe() -> None:
    """Delete every record, vocabularies included, as if the database had just been made."""
    for table in reversed(TABLES):
        for name in table.trees:
            table.model._base_manager.update(**{name: None})
        rows = table.model._base_manager.all()
        rows._raw_delete(rows.db)
