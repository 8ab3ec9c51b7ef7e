"""Texts and pages of our own making, as files of newsrooms that do not exist."""

import zipfile
from pathlib import Path

STORY = """Army chiefs agree on border patrols

The chiefs of the armies of Riverland and Highland met in the border town of Lowbridge on Monday and agreed \
that their soldiers should patrol the frontier together.

General Oran Tesk, who received his guest at the river bridge, said that the first patrol would set out \
in May and that officers of both sides had drawn up its route.

His counterpart, Lieutenant General Ivo Marn, spoke of a new trust between the two forces. Both signed the \
minutes of their talks, and the bands of both armies played until the evening."""

# The same report with another headline, another first line and a line of the site.
REPOST = f"""Riverland, Highland to patrol together

LOWBRIDGE (Wire) - {STORY.partition("Lowbridge on Monday")[2].strip()}

Read more on our page."""

# Another newsroom's report of the same meeting, with the same names and one quotation.
OTHER_NEWSROOM = """Neighbours bury old quarrel at Lowbridge

For the first time in eleven years a commander of the Highland army has crossed the river. Lieutenant \
General Ivo Marn came on Monday at the invitation of General Oran Tesk, and stayed for four hours.

What the two had to say to each other filled nine pages of minutes, which they signed before dinner. From \
spring on, mixed squads are to walk the line that was closed after the shots of that winter.

Marn spoke of a new trust between the two forces. Tesk gave him a map of the old ferry crossing."""

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Army chiefs agree on border patrols | Riverland Daily</title>
<meta property="og:title" content="Army chiefs agree on border patrols | Riverland Daily">
<meta property="og:site_name" content="Riverland Daily">
<meta property="article:published_time" content="2024-03-05T08:00:00+07:00">
<meta name="author" content="Mara Velt">
<link rel="canonical" href="https://www.riverland-daily.example/2024/03/05/army-chiefs"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li></ul></nav>
<main><article><h1>Army chiefs agree on border patrols</h1>
<p>The chiefs of the armies of Riverland and Highland met in the border town of Lowbridge on Monday and agreed
that their soldiers should patrol the frontier together.</p>
<p>General Oran Tesk, who received his guest at the river bridge, said that the first patrol would set out
in May and that officers of both sides had drawn up its route.</p>
<p>His counterpart, Lieutenant General Ivo Marn, spoke of a new trust between the two forces. Both signed the
minutes of their talks.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/a">Minister Dala Fenn opens a school in the north</a></li>
<li><a href="/b">Rice prices rise again as rain stays away for a month</a></li></ul></aside></main>
<footer><p>Copyright 2019 Riverland Daily. All rights reserved.</p></footer></body></html>"""


def write(folder: Path, **texts: str | bytes) -> Path:
    """Write files of the folder by their names, in which “__” stands for the full stop."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        data = text.encode() if isinstance(text, str) else text
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder


def write_zip(path: Path, files: dict[str, str | bytes], **options) -> Path:
    """Write a zip of files by their names inside."""
    with zipfile.ZipFile(path, "w", options.pop("method", zipfile.ZIP_DEFLATED)) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path
