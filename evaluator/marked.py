"""Marked sources (nguồn có đánh dấu): gold written into the source of a report, while its sentences are written.

    python -m evaluator.marked            make gold/<name>.json, <name>.observations.json and findings.json of all marked sources
    python -m evaluator.marked --check    write nothing; exit 1 and name the files that would come out otherwise

A figure in the text of `corpus/sources/<name>.toml` stands in a mark, which `evaluator.render` takes out before it prints:

    đã tiếp nhận ⟦1.144 hồ sơ|count 1144 u=hồ_sơ id=a obs=dossier.received.total⟧, đạt ⟦96,68%|percent 96.68 id=b⟧

After the bar stand the kind, the value, and words in any order, with `_` for a space: `u=` unit (percentages have `%`
without it), a qualifier (`approx`, `more_than`, `less_than`, `at_least`, `at_most`), `target`, `id=` a name for relations and
findings, `obs=` the code of its observation, of a fraction that of its numerator and `den=` that of its denominator. An
observation may have `p=` (a period of `[gold.periods]`, `default` otherwise), `l=` level, `f=` field, `g=` group, `a=`
authority, `c=` channel, `v=` its value where that is not the figure's, and `likely`; where a denominator has its own, it stands
as `den.p=`, `den.f=`, with nothing behind the sign for none. Number and date of the letterhead are marked by
themselves. What else the gold holds stands in the table `[gold]`:

    header, closing     as in the gold file, "" for None; the header without number, place and date
    [gold.periods]      name = ["label", "start", "end"]; "" for None
    level               of all observations that name none
    relations           one a line: `a = b + c` the parts make up the whole, `a > b + c` are some of it, `p = a / b` a ratio
                        (`?` for an open end), `p = f` a fraction's percentage, `a ~ b` the same quantity
    cells               one a line: `table row column code words...`, the words as above; the value is the cell's
    findings            as in findings.json, with `at`: names of marks instead of spans, or quoted words that stand once

Offsets are counted, not searched for: marks and printed text hold the same letters in the same order, save the scars that
`[dump]` makes.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from evaluator.gold import CORPUS, GOLD, GoldFinding, GoldObservations, GoldReport
from evaluator.marks import CLOSE, MARK, OPEN, plain
from evaluator.render import REACHED, Block, Grid, dump_text, read_source

_QUALIFIERS = frozenset({"approx", "more_than", "less_than", "at_least", "at_most"})
_LONG_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_ROMAN = re.compile(r"[IVX]+\.")
_KIND_OF_LEVEL = {"first": "roman", "second": "arabic", "third": "letter"}
_NAMES = frozenset({"id", "obs", "den"})  # names and codes keep their `_`
_MEASURES = {"percent": "percent", "money": "money", "duration": "duration", "measure": "measure"}


class MarkError(ValueError):
    """A mark or a line of `[gold]` that cannot be understood."""


@dataclass(frozen=True)
class _Figure:
    """A mark: its words, kind and value, the words behind as flags and settings."""

    text: str
    kind: str
    value: str
    words: frozenset[str]
    set: Mapping[str, str]


def _figure(text: str, spec: str) -> _Figure:
    parts = spec.split()
    if len(parts) < 2:
        raise MarkError(f"{OPEN}{text}|{spec}{CLOSE}: kind and value are needed")
    kind, value, *rest = parts
    pairs = dict(word.split("=", 1) for word in rest if "=" in word)
    return _Figure(
        text,
        kind,
        value.replace("_", " "),
        frozenset(word for word in rest if "=" not in word),
        {key: told if key in _NAMES else told.replace("_", " ") for key, told in pairs.items()},
    )


def _half(figure: _Figure, part: str | None) -> _Figure:
    """The figure with the settings of one of its halves."""
    own = {key.removeprefix("den."): told for key, told in figure.set.items() if key.startswith("den.")}
    return replace(figure, set={**figure.set, **own}) if part == "denominator" else figure


class _Cursor:
    """Follows the printed text letter by letter; white space and the scar `Ð` do not count."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def take(self, words: str) -> tuple[int, int]:
        """The place of the next words.

        Raises:
            MarkError: something else stands there.
        """
        start = None
        for char in words:
            if char.isspace():
                continue
            while self.at < len(self.text) and self.text[self.at].isspace():
                self.at += 1
            found = self.text[self.at : self.at + 1].replace("Ð", "Đ")
            if found != char.replace("Ð", "Đ"):
                raise MarkError(f"expected {words!r} at {self.at}, found {self.text[self.at : self.at + 40]!r}")
            start = self.at if start is None else start
            self.at += 1
        return (self.at if start is None else start), self.at

    def seek(self, words: str) -> tuple[int, int]:
        """The place of the next words, whatever stands before them."""
        for begin in range(self.at, len(self.text)):
            self.at = begin
            if self.text[begin].isspace():
                continue
            try:
                return self.take(words)
            except MarkError:
                continue
        raise MarkError(f"{words!r} is not printed")


class _Annotation:
    """The gold of one report while its source is read from top to bottom."""

    def __init__(self, name: str, source: str) -> None:
        self.told: dict[str, Any] = tomllib.loads(source)["gold"]
        self.report = read_source(source, marks=True)
        self.text = dump_text(read_source(source))
        self.name = f"{name}.txt"
        self.cursor = _Cursor(self.text)
        self.mentions: list[dict[str, Any]] = []
        self.figures: list[_Figure] = []
        self.sections: list[dict[str, Any]] = []
        self.tables: list[dict[str, Any]] = []
        self.ids: dict[str, int] = {}
        self.path: list[str] = []
        self._read()

    def _read(self) -> None:
        report = self.report
        number, date = plain(report.number), plain(report.place_date)
        start, end = self.cursor.seek(number)
        self._add(_Figure(number, "legal_ref", number.removeprefix("Số:").strip(), frozenset(), {}), start, end)
        start, end = self.cursor.seek(date)
        day = _LONG_DATE.search(date)
        if day is not None:
            value = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
            at, to = start + self.text[start:end].index(day[0]), end
            self._add(_Figure(day[0], "date", value, frozenset(), {}), at, to)
        self.cursor.seek(report.kind)
        self._marked(report.subject)
        for block in report.body:
            self._block(block)
        self.path = []
        if report.appendix:
            self.cursor.seek(plain(report.signatory))
        for block in report.appendix:
            self._block(block)

    def _block(self, block: Block) -> None:
        if block.grid is not None:
            self._table(block.grid)
        elif block.kind in _KIND_OF_LEVEL:
            self._heading(block)
        elif block.kind == "appendix":
            start, _ = self.cursor.seek(block.text)
            self.path = [f"PL.{block.text.split()[-1]}"]
            self.sections.append({"path": self.path[0], "kind": "appendix", "title": "", "start": start})
        else:
            if block.kind == "title" and self.sections:
                self.sections[-1]["title"] = self.sections[-1]["title"] or plain(block.text)
            self._marked(block.text)

    def _heading(self, block: Block) -> None:
        enumerator, _, title = block.text.partition(" ")
        depth = list(_KIND_OF_LEVEL).index(block.kind)
        parts = enumerator.rstrip(".)").split(".")
        kind = "decimal" if len(parts) > 1 else _KIND_OF_LEVEL[block.kind]
        self.path = [*self.path[:depth], *(["?"] * (depth - len(self.path))), ".".join(parts)]
        nested = self.path[-1].split(".") if kind == "decimal" else [self.path[-1]]
        path = [*self.path[: depth - (len(nested) - 1)], *nested] if kind == "decimal" else self.path
        start = self.cursor.at
        while self.text[start].isspace():
            start += 1
        self.sections.append({"path": ".".join(path), "kind": kind, "title": plain(title), "start": start})
        self.cursor.take(enumerator)
        self._marked(title)

    def _marked(self, text: str) -> None:
        """Follow a text with its marks."""
        at = 0
        for mark in MARK.finditer(text):
            self.cursor.take(text[at : mark.start()])
            figure = _figure(mark[1], mark[2])
            self._add(figure, *self.cursor.take(mark[1]))
            at = mark.end()
        self.cursor.take(text[at:])

    def _add(self, figure: _Figure, start: int, end: int) -> None:
        unknown = figure.words - _QUALIFIERS - {"target", "likely"}
        if unknown:
            raise MarkError(f"{figure.text!r}: unknown words {sorted(unknown)}")
        if "id" in figure.set:
            self.ids[figure.set["id"]] = len(self.mentions)
        self.figures.append(figure)
        self.mentions.append(
            {
                "text": self.text[start:end],
                "start": start,
                "end": end,
                "kind": figure.kind,
                "value": figure.value,
                "unit": figure.set.get("u", "%" if figure.kind == "percent" else None),
                "qualifier": next(iter(figure.words & _QUALIFIERS), "exact"),
                "modality": "target" if "target" in figure.words else "actual",
                "section": self.sections[-1]["path"] if self.sections else "",
            }
        )

    def _table(self, grid: Grid) -> None:
        rows = [[plain(cell) for cell in row] for row in grid.rows]
        begin = self.cursor.at
        end = begin
        for row in rows[grid.head :]:  # the dump prints each row in order; its heads are torn into words
            for cell in row:
                _, end = self.cursor.seek(cell)
        while self.text[begin].isspace():
            begin += 1
        title = self.sections[-1]["title"] if self.sections and self.sections[-1]["kind"] == "appendix" else ""
        heads = [_filled(rows[: grid.head], row, column) for row in range(grid.head) for column in range(len(rows[0]))]
        columns = [
            " / ".join(dict.fromkeys(heads[row * len(rows[0]) + column] for row in range(grid.head)))
            for column in range(len(rows[0]))
        ]
        self.tables.append({"title": title, "start": begin, "end": end, "columns": columns, "rows": rows[grid.head :]})

    # --- what stands in [gold] ----------------------------------------------------------------------------------------

    def gold(self) -> GoldReport:
        """The file of the report."""
        header = {
            "agency": " ".join(self.report.agency),
            "parent_agency": self.report.parent or None,
            "number": plain(self.report.number).removeprefix("Số:").strip(),
            "place": self.report.place_date.partition(",")[0] or None,
            "date": self.report.place_date.partition(",")[2].strip() or None,
            "title": plain(self.report.subject),
            **self.told.get("header", {}),
        }
        period = header.setdefault("period", None)
        if period is not None:
            header["period"] = {**period, "stated": period.get("stated")}
        closing = {
            "recipients": [one.strip(" ;.") for one in self.report.recipients],
            "capacity": self.report.capacity[0],
            "role": self.report.capacity[-1] if len(self.report.capacity) > 1 else None,
            "signatory": self.report.signatory,
            **{key: told or None for key, told in self.told.get("closing", {}).items()},
        }
        return GoldReport.model_validate(
            {
                "report": self.name,
                "text_sha256": hashlib.sha256(self.text.encode()).hexdigest(),
                "header": header,
                "closing": closing,
                "sections": self.sections,
                "mentions": self.mentions,
                "relations": [self._relation(line) for line in _lines(self.told.get("relations", ""))],
                "tables": self.tables,
            }
        )

    def _number(self, name: str) -> int:
        try:
            return self.ids[name]
        except KeyError:
            raise MarkError(f"{self.name}: no mark is called {name!r}") from None

    def _relation(self, line: str) -> dict[str, Any]:
        if "~" in line:
            return {"kind": "repeat", "mentions": sorted(self._number(name) for name in line.replace("~", " ").split())}
        left, sign, right = line.partition(">") if ">" in line else line.partition("=")
        whole, names = self._number(left.strip()), right.replace("+", " ").split()
        if "/" in right:
            ends = [None if name.strip() == "?" else self._number(name.strip()) for name in right.split("/")]
            return {"kind": "ratio", "numerator": ends[0], "denominator": ends[1], "percent": whole}
        if self.mentions[whole]["kind"] == "percent" and len(names) == 1:
            return {"kind": "fraction_percent", "fraction": self._number(names[0]), "percent": whole}
        parts = [self._number(name) for name in names]
        return {"kind": "breakdown", "whole": whole, "parts": parts, "complete": sign == "="}

    def observations(self) -> GoldObservations:
        """The file of its observations; what has a figure and no code is `other`."""
        found: list[dict[str, Any]] = []
        other: list[int] = []
        for number, (figure, mention) in enumerate(zip(self.figures, self.mentions, strict=True)):
            if mention["kind"] not in {"count", "percent", "fraction", "money", "measure", "duration", "range"}:
                continue
            halves = figure.value.split("/") if figure.kind == "fraction" else [figure.value]
            parts = ("numerator", "denominator") if figure.kind == "fraction" else (None,)
            codes = (figure.set.get("obs"), figure.set.get("den"))
            told = [
                self._observation(
                    code, _half(figure, part), value, mention=number, part=part, cell=None, modality=mention["modality"]
                )
                for code, part, value in zip(codes, parts, halves, strict=False)
                if code is not None
            ]
            found.extend(told)
            if not told:
                other.append(number)
        found.extend(self._cell(line) for line in _lines(self.told.get("cells", "")))
        return GoldObservations.model_validate({"report": self.name, "observations": found, "other": other})

    def _observation(self, code: str, figure: _Figure, value: str, **place: Any) -> dict[str, Any]:  # noqa: ANN401
        label, start, end = self.told["periods"][figure.set.get("p", "default")]
        short = {"field": "f", "authority": "a", "group": "g", "channel": "c"}
        return {
            "indicator": code,
            **place,
            "value": _canonical(figure.set.get("v", value)),
            "measure": _MEASURES.get(figure.kind, "count"),
            "period": {"label": label, "start": start or None, "end": end or None},
            "scope": {
                "level": figure.set.get("l", self.told.get("level")),
                **{key: figure.set.get(name) or None for key, name in short.items()},
            },
            "sure": "likely" if "likely" in figure.words else "certain",
        }

    def _cell(self, line: str) -> dict[str, Any]:
        table, row, column, code, *words = line.split()
        place = {"table": int(table), "row": int(row), "col": int(column)}
        printed = self.tables[place["table"]]["rows"][place["row"]][place["col"]]
        value = printed.rstrip("%").strip().replace(".", "").replace(",", ".")
        kind = "percent" if "%" in printed or "percent" in words else "money" if "money" in words else "count"
        told = " ".join(word for word in words if word not in {"percent", "money"})
        figure = _figure(printed, f"{kind} {value or '0'} {told}")
        modality = "target" if "target" in figure.words else "actual"
        return self._observation(code, figure, value, mention=None, part=None, cell=place, modality=modality)

    def findings(self) -> tuple[GoldFinding, ...]:
        """What an auditor reports."""
        found = []
        for item in self.told.get("findings", []):
            spans = [self._span(name) for name in item["at"]]
            rest = {key: value for key, value in item.items() if key != "at"}
            found.append(GoldFinding.model_validate({**rest, "spans": sorted(spans)}))
        return tuple(found)

    def _span(self, name: str) -> tuple[int, int]:
        if name in self.ids:
            mention = self.mentions[self.ids[name]]
            return mention["start"], mention["end"]
        pattern = re.compile(r"\s+".join(map(re.escape, name.split())))
        places = [match.span() for match in pattern.finditer(self.text)]
        if len(places) != 1:
            raise MarkError(f"{self.name}: {name!r} is no mark, and stands {len(places)} times in the text")
        return places[0]


def _filled(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    """The words of a head cell, of a merged one those of the cell that reaches over it."""
    while rows[row][column] in REACHED:
        row, column = (row, column - 1) if rows[row][column] == "<" else (row - 1, column)
    return rows[row][column]


def _canonical(value: str) -> str:
    return format(Decimal(value).normalize(), "f") if value else "0"


def _lines(text: str) -> Iterator[str]:
    """The lines that say something; `#` starts a comment."""
    return (line for raw in text.splitlines() if (line := raw.partition("#")[0].strip()))


def marked_sources(corpus: Path = CORPUS) -> dict[str, str]:
    """The sources that carry their gold, by name."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((corpus / "sources").glob("*.toml"))}
    return {name: text for name, text in texts.items() if "gold" in tomllib.loads(text)}


def made(gold: Path = GOLD, corpus: Path = CORPUS) -> dict[Path, str]:
    """What each file of the gold should hold, by path.

    Raises:
        MarkError: a source says what cannot be.
    """
    files: dict[Path, str] = {}
    listed: dict[str, Any] = json.loads((gold / "findings.json").read_text(encoding="utf-8"))
    for name, source in marked_sources(corpus).items():
        annotation = _Annotation(name, source)
        files[gold / f"{name}.json"] = _json(annotation.gold().model_dump(mode="json"))
        files[gold / f"{name}.observations.json"] = _json(annotation.observations().model_dump(mode="json"))
        listed[annotation.name] = [finding.model_dump(mode="json") for finding in annotation.findings()]
    files[gold / "findings.json"] = json.dumps(dict(sorted(listed.items())), ensure_ascii=False, indent=1) + "\n"
    return files


def _json(data: Mapping[str, Any]) -> str:
    """One record a line, so that a change is seen in a diff."""
    lines = []
    for key, value in data.items():
        told = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value and not isinstance(value[0], int):
            told = "[\n" + ",\n".join("  " + json.dumps(each, ensure_ascii=False) for each in value) + "\n ]"
        lines.append(f' "{key}": {told}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; see the top of the module."""
    parser = argparse.ArgumentParser(prog="python -m evaluator.marked", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file would change")
    check = parser.parse_args(arguments).check
    stale = [path for path, text in made().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if not check:
        for path, text in made().items():
            path.write_text(text, encoding="utf-8", newline="\n")
    for path in stale:
        sys.stdout.write(f"{path.name}: {'differs' if check else 'written'}\n")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
