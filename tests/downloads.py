"""What downloads say, whatever form they have."""

import io
import zipfile


def text_of(content):
    """Return what an answer says; of a zip or a workbook, what its files say."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())
