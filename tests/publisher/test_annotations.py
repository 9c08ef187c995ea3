"""What is exported is read back the way each tool reads it, and says the same of the report."""

import doctest
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from extractor import extract_text
from extractor.model import Breakdown, Cell, End, FractionPercent, Ratio, Repeat, Report, Table
from publisher.annotations import brat, doccano, documents, labelstudio, text
from publisher.annotations.documents import document_name
from publisher.annotations.marks import LABELS, LINKS, marked
from publisher.annotations.write import LIST, write_export
from publisher.formats import Tool
from publisher.result import AuditResult

TEXTS = {
    "plain": "I. KẾT QUẢ\nTiếp nhận 1.270 hồ sơ, đã số hóa 921/1.270 hồ sơ, đạt 72,52%.\n",
    "CR LF": "Tiếp nhận 1.270\r\nhồ sơ, đã số hóa 921/1.270\r\n  hồ sơ, đạt 72,52%.\r\n\r\nCó 5 cán bộ.",
    "astral": "😀 Tiếp nhận 1.270 hồ sơ \U0001d7d7\U0001d7d7, đạt 72,52%.\n🚒 Có 5 cán bộ.",
    "NFD": "Tie\u0302\u0301p nha\u0323\u0302n 1.270 ho\u0302\u0300 so\u031b, đa\u0323t 72,52%.",
    "breaks": "Có 5\u2028hồ sơ\u2029và 7\x0bhồ sơ, 12\t hồ sơ, 3\x85hồ sơ.\rCó 9 hồ sơ.",
    "marks": "Có <5> \"hồ sơ\" & 'mới' ]]> 12 hồ sơ.",
}


class Span(NamedTuple):
    label: str
    start: int
    end: int


class Read(NamedTuple):
    """What a tool sees of one document: its text, spans, and arrows between two of them."""

    text: str
    spans: list[Span]
    arrows: set[tuple[str, Span, Span]]


def of_labelstudio(folder: Path) -> list[Read]:
    def spans(result: list[dict[str, object]], text: str) -> dict[object, Span]:
        found = {}
        for item in result:
            if item["type"] == "labels":
                value = item["value"]
                assert isinstance(value, dict)
                found[item["id"]] = Span(value["labels"][0], value["start"], value["end"])
                assert value["text"] == text[value["start"] : value["end"]]
        return found

    reads = []
    for task in json.loads((folder / labelstudio.TASKS).read_bytes()):
        text, ((result),) = task["data"]["text"], [prediction["result"] for prediction in task["predictions"]]
        known = spans(result, text)
        arrows = {
            (item["labels"][0], known[item["from_id"]], known[item["to_id"]])
            for item in result
            if item["type"] == "relation"
        }
        reads.append(Read(text, list(known.values()), arrows))
    return reads


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def of_doccano(folder: Path) -> list[Read]:
    reads = []
    pairs = zip(lines(folder / doccano.SEQUENCES), lines(folder / doccano.RELATIONS), strict=True)
    for plain, related in ((json.loads(a), json.loads(b)) for a, b in pairs):
        known = {
            item["id"]: Span(item["label"], item["start_offset"], item["end_offset"]) for item in related["entities"]
        }
        assert [Span(label, start, end) for start, end, label in plain["label"]] == list(known.values())
        assert plain["text"] == related["text"]
        arrows = {(item["type"], known[item["from_id"]], known[item["to_id"]]) for item in related["relations"]}
        reads.append(Read(plain["text"], list(known.values()), arrows))
    return reads


def of_brat(folder: Path) -> list[Read]:
    reads = []
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text(
            encoding="utf-8"
        )  # with universal line ends, as a tool in Python does
        known: dict[str, Span] = {}
        arrows = set()
        for row in path.read_text(encoding="utf-8").splitlines():  # which ends lines at more than LF
            name, told, *rest = row.split("\t")
            if name.startswith("T"):
                label, _, where = told.partition(" ")
                parts = [tuple(map(int, part.split())) for part in where.split(";")]
                assert rest == [" ".join(text[start:end] for start, end in parts)]
                known[name] = Span(label, parts[0][0], parts[-1][1])
            elif name.startswith("R"):
                label, *ends = told.split(" ")
                first, second = (known[end.partition(":")[2]] for end in ends)
                arrows.add((label, first, second))
            else:
                assert re.fullmatch(r"AnnotatorNotes T\d+", told)
        reads.append(Read(text, list(known.values()), arrows))
    return reads


READERS: dict[Tool, Callable[[Path], list[Read]]] = {
    "labelstudio": of_labelstudio,
    "doccano": of_doccano,
    "brat": of_brat,
}


def exported(reports: Iterable[Report], folder: Path, tool: Tool) -> list[Read]:
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    results = [AuditResult(f"nộp/{number}.txt", report) for number, report in enumerate(reports)]
    assert write_export(results, folder, tool, "soat 1.0") == len(results)
    return READERS[tool](folder)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("tool", READERS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_mention_comes_back_at_its_characters(text: str, tool: Tool, tmp_path: Path) -> None:
    report = extract_text(text)
    assert report.mentions
    (read,) = exported([report], tmp_path, tool)
    assert read.spans == [Span(mention.kind, mention.start, mention.end) for mention in report.mentions]
    assert len(read.text) == len(text) == utf16(read.text)  # whichever of them a tool counts
    assert "\r" not in read.text
    same = (a == b for a, b in zip(text, read.text, strict=True) if a != "\r" and a <= "\uffff")
    assert all(same)


@pytest.mark.parametrize("tool", READERS)
def test_documents_come_back_in_order_each_with_its_own(tool: Tool, tmp_path: Path) -> None:
    reports = [extract_text(text) for text in TEXTS.values()]
    read = exported(reports, tmp_path, tool)
    assert [len(each.spans) for each in read] == [len(report.mentions) for report in reports]
    listed = [json.loads(line) for line in lines(tmp_path / LIST)]
    assert [told["path"] for told in listed] == [f"nộp/{number}.txt" for number in range(len(reports))]
    assert [told["sha256"] for told in listed] == [report.source.sha256 for report in reports]


@pytest.mark.parametrize("tool", READERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(["12 hồ sơ", "3,5%", "năm\n2024", "7\r\nxã"]) | st.text(max_size=4), max_size=6))
def test_any_text_comes_back(pieces: list[str], tool: Tool, tmp_path: Path) -> None:
    report = extract_text(" ".join(pieces))
    (read,) = exported([report], tmp_path, tool)
    assert [*read.spans] == [Span(mention.kind, mention.start, mention.end) for mention in report.mentions]
    assert len(read.text) == len(report.source.text)


# --- relations -------------------------------------------------------------------------------------------------------


def related() -> Report:
    """A report with a relation of every kind, one of them to a cell and one to half a fraction."""
    report = extract_text("Nhận 10 hồ sơ, 4 mới, 6 cũ, 4/10 hồ sơ, đạt 40%, tức 10 hồ sơ | 77 |")
    whole, new, old, fraction, percent, again = (End(id=mention.id) for mention in report.mentions[:6])
    at = report.source.text.index("77")
    cell = Cell(id="t1:0:0", text="77", start=at, end=at + 2)
    empty = Cell(id="t1:0:1", text="", start=at, end=at)
    table = Table(id="t1", title="", section="", page=1, columns=("", ""), heads=(), rows=((cell, empty),))
    kept = tuple(mention for mention in report.mentions if mention.start != at)
    half = End(id=fraction.id, part="numerator")
    relations = (
        Breakdown(whole=whole, parts=(new, old), complete=True),
        Breakdown(whole=again, parts=(half, End(id="t1:0:0"), End(id="t1:0:1")), complete=False),
        Ratio(numerator=new, denominator=None, percent=percent),
        Ratio(numerator=new, denominator=whole, percent=percent),
        FractionPercent(fraction=fraction, percent=percent),
        Repeat(members=(whole, again)),
    )
    return report.model_copy(update={"mentions": kept, "tables": (table,), "relations": relations})


@pytest.mark.parametrize("tool", READERS)
def test_relations_are_arrows_between_the_spans(tool: Tool, tmp_path: Path) -> None:
    (read,) = exported([related()], tmp_path, tool)
    shown = {(label, read.text[a.start : a.end], read.text[b.start : b.end]) for label, a, b in read.arrows}
    assert shown == {
        ("breakdown", "10 hồ sơ", "4"),
        ("breakdown", "10 hồ sơ", "6"),
        ("of_which", "10 hồ sơ", "4/10 hồ sơ"),
        ("of_which", "10 hồ sơ", "77"),
        ("numerator", "40%", "4"),
        ("denominator", "40%", "10 hồ sơ"),
        ("fraction", "40%", "4/10 hồ sơ"),
        ("repeat", "10 hồ sơ", "10 hồ sơ"),
    }
    assert {label for label, _, _ in read.arrows} == set(LINKS)


def test_an_empty_cell_is_no_mark_and_no_end() -> None:
    told = marked(related())
    assert "t1:0:1" not in {mark.id for mark in told.marks} | {link.target for link in told.links}
    assert [mark.start for mark in told.marks] == sorted(mark.start for mark in told.marks)
    assert len(told.links) == len(set(told.links)) == 8


# --- what stands beside ----------------------------------------------------------------------------------------------


def test_the_set_up_knows_every_label(tmp_path: Path) -> None:
    exported([related()], tmp_path / "l", "labelstudio")
    setup = etree.parse(tmp_path / "l" / labelstudio.SETUP)
    assert [tag.get("value") for tag in setup.iter("Label")] == [*LABELS]
    assert [tag.get("value") for tag in setup.iter("Relation")] == [*LINKS]
    (labels,), (text,) = setup.iter("Labels"), setup.iter("Text")
    (task,) = json.loads((tmp_path / "l" / labelstudio.TASKS).read_bytes())
    for item in task["predictions"][0]["result"]:
        assert item["type"] == "relation" or (item["from_name"], item["to_name"]) == (
            labels.get("name"),
            text.get("name"),
        )
    exported([related()], tmp_path / "b", "brat")
    types = (tmp_path / "b" / brat.TYPES).read_text(encoding="utf-8").split("\n")
    assert [types.index(f"[{name}]") for name in ("entities", "relations", "events", "attributes")]
    assert set(LABELS) <= set(types)
    assert {row.partition(" ")[0] for row in types if "Arg1:" in row} == {*LINKS, "<OVERLAP>"}


@pytest.mark.parametrize("tool", READERS)
def test_a_file_that_was_not_read_is_no_document(tool: Tool, unread: AuditResult, tmp_path: Path) -> None:
    assert write_export([unread], tmp_path, tool, "soat 1.0") == 0
    assert READERS[tool](tmp_path) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../../etc/pass wd", "00001-pass-wd"),
        ("/a/ﬁ Đ ắ.tar.gz", "00001-fi-d-a-tar"),
        ("số liệu\n😀\x00.pdf", "00001-so-lieu"),
        ("報告.txt", "00001"),
        ("x" * 300, "00001-" + "x" * 60),
    ],
)
def test_a_name_is_safe_whatever_the_path(path: str, name: str) -> None:
    assert document_name(1, path) == name


def test_the_same_reports_are_the_same_bytes(tmp_path: Path, audited: AuditResult) -> None:
    def written(folder: Path, tool: Tool) -> dict[str, bytes]:
        folder.mkdir()
        write_export([audited, replace(audited, path="khác.txt")], folder, tool, "soat 1.0")
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    for tool in READERS:
        assert written(tmp_path / f"{tool}1", tool) == written(tmp_path / f"{tool}2", tool)


@pytest.mark.parametrize("module", [brat, documents, text])
def test_examples_of_the_module(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
