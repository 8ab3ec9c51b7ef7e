"""Pictures of whatever is filtered: tabs of the lists of engagements and agreements.

To add a picture, write a subclass of `Picture` and name it in `PICTURES` below; tabs, addresses, the small
form of its options, what is said of a faulty address, downloads and the table twin come with it.

    class Network(Picture):
        code, label = "network", _("Network")          # /engagements/?view=network

        def options(self, section):                    # ?view=network&of=officials; unknown codes are said
            return {"of": Option(_("Of"), {"countries": _("Countries"), "officials": _("Officials")})}

        def draw(self, asked):
            ...
            return Drawn(title=…, desc=…, template="pictures/network.html", chart=geometry, height=…,
                         header=[…], columns=[…], rows=[TableRow([…], href)], key=[KeyItem("on", _("held"))],
                         notes=[…])

`asked.records` is the QuerySet of published records as the list is filtered: aggregate it in SQL, with
`.order_by()` first, and never load it whole. `asked.link(pair="KH-RU")` is the address of the same list with
one filter more; of a filter that can hold for a record in several ways (country, pair, topic, official,
institution) it asks for both what is set already and this, so that the list holds exactly what the mark
counts. Times go by `link(when="2021-06")`, or `when="2021-01/2021-12"` for what begins in the first and ends
in the last (`signed=` of agreements; `"undated"` for what has no date).

The template is drawn twice: in the page, where the style sheet colours its classes, and in a file of its own,
which `defense_ties/templates/pictures/file.css` colours (`standalone` is true there); a new class goes into
both. Links begin with `/` or with the scheme, never with `?`. The file is XML: each element is closed,
each attribute quoted.
"""

from articles.pictures.calendar import CalendarPicture
from articles.pictures.matrix import MatrixPicture
from articles.pictures.network import NetworkPicture
from articles.pictures.picture import (
    AGREEMENTS,
    ENGAGEMENTS,
    Asked,
    Drawn,
    KeyItem,
    Option,
    Picture,
    TableRow,
)
from articles.pictures.timeline import TimelinePicture
from articles.pictures.world import MapPicture

# In the order of their tabs.
PICTURES: tuple[type[Picture], ...] = (
    TimelinePicture,
    MatrixPicture,
    NetworkPicture,
    MapPicture,
    CalendarPicture,
)


def pictures_of(section: str) -> dict[str, Picture]:
    """Return the pictures of a list by their code, in the order of their tabs."""
    return {picture.code: picture() for picture in PICTURES if section in picture.sections}


__all__ = [
    "AGREEMENTS",
    "ENGAGEMENTS",
    "PICTURES",
    "Asked",
    "Drawn",
    "KeyItem",
    "Option",
    "Picture",
    "TableRow",
    "pictures_of",
]
