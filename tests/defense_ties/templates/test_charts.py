"""Pictures as SVG."""

import datetime
import xml.etree.ElementTree as ET

from django.template.loader import render_to_string

from defense_ties.lib.charts import Bar, Mark, Scale, Strip, Tally, levels, spans, timeline, years
from defense_ties.lib.charts.timeline import Shape
from defense_ties.lib.dates import parse_span

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name, chart):
    """Return a picture as the tree of its elements, and the links in it by their titles."""
    context = {"chart": chart, "id": "one", "title": "A & B", "desc": "What it shows."}
    text = render_to_string(f"charts/{name}.html", context)
    tree = ET.fromstring(text.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))
    assert "style=" not in text
    svg = tree if tree.tag == f"{SVG}svg" else tree.find("{*}svg")
    assert svg.find("{*}title").text == "A & B"
    assert svg.find("{*}desc").text == "What it shows."
    return tree, {link.find("{*}title").text: link for link in svg.iterfind("{*}a")}


def shape(link):
    """Return the name and the attributes of the first shape of a link."""
    found = next(part for part in link.iter() if part.tag.rpartition("}")[2] in ("rect", "circle", "path"))
    return found.tag.rpartition("}")[2], found.attrib


def test_a_timeline_draws_each_mark_by_what_is_known_of_it():
    def mark(words, date, **given):
        return Mark(lane="Talks", span=parse_span(date), words=words, href=f"/{words}/", **given)

    _, links = drawn(
        "timeline",
        timeline(
            [
                mark("day", "2021-12-16", exact=True),
                mark("year", "2019"),
                mark("guess", "2021-12-15", exact=True, inferred=True),
                mark("plan", "2022", planned=True),
                mark("paper", "2021-01-05", exact=True, shape=Shape.AGREEMENT),
            ],
            ["Talks"],
        ),
    )
    assert {words: (shape(link)[0], shape(link)[1]["class"]) for words, link in links.items()} == {
        "day": ("circle", "on"),
        "year": ("rect", "span"),
        "guess": ("circle", "guess"),
        "plan": ("rect", "off"),
        "paper": ("path", "on"),
    }
    assert shape(links["guess"])[1]["fill"] == "url(#one-hatch)"
    assert shape(links["year"])[1] | {"width": "24.98%", "x": "0.0%"} == shape(links["year"])[1]
    assert links["day"].attrib["href"] == "/day/"


def test_counts_by_year_draw_what_was_held_and_what_is_planned_apart():
    _, links = drawn(
        "years", years([Strip("Talks", {2021: Tally(2, 1), 2022: Tally(0, 1)}, "/?year={year}")])
    )
    assert list(links) == ["2021: 2 held, 1 planned", "2022: 0 held, 1 planned"]
    bars = [[part.attrib["class"] for part in link.iterfind("{*}rect")] for link in links.values()]
    assert bars == [["on", "off"], ["off"]]
    assert links["2021: 2 held, 1 planned"].attrib["href"] == "/?year=2021"


def test_bars_of_spans_say_which_ends_are_sure_and_which_are_open():
    today = datetime.date(2024, 1, 1)
    _, links = drawn(
        "spans",
        spans(
            [
                Bar(parse_span("2018/.."), "Commander", words="still", sure_start=True),
                Bar(parse_span("2019/2021"), "Director", inferred=True),
            ],
            today=today,
        ),
    )
    parts = {
        words: [part.attrib["class"] for part in link.iter() if "class" in part.attrib]
        for words, link in links.items()
    }
    assert parts == {"still": ["on", "sure", "at", "open"], "Director": ["guess"]}


def test_levels_of_two_sides_are_told_apart():
    chart = levels(
        [("KH", {2021: 1}), ("RU", {2021: 2})], {1: "Head", 2: "Minister"}, scale=Scale(2020, 2021)
    )
    tree, _ = drawn("levels", chart)
    steps = [(step.attrib["class"], step.find("{*}title").text) for step in tree.iter(f"{SVG}rect")]
    assert steps == [("on", "KH, 2021: level 1, Head"), ("second", "RU, 2021: level 2, Minister")]
