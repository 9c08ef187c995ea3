"""Data sets, written of real results and read back by the programs that researchers use."""

import codecs
import csv
import hashlib
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from batch import Comparison, audit_files
from extractor import extract_text
from publisher.dataset import write as room
from publisher.dataset.column import day, figure, of, stored
from publisher.dataset.contents import DATASET_VERSION, Contents, kept
from publisher.dataset.facts import Facts, Keys
from publisher.dataset.folder import CARD, PACKAGE, Occupied, new_folder
from publisher.dataset.tables import ALL
from publisher.dataset.time_period import time_period
from publisher.dataset.write import Making, write_dataset
from publisher.result import AuditResult, Fault

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
PARSE: dict[str, Callable[[str], object]] = {
    "integer": int,
    "decimal": Decimal,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.get,
    "score": float,
}
EVIL = '=HYPERLINK("http://x"),\r\n"-1+1"\ttab;\ud800\0'
TABLES = {table.name: table for table in ALL}
TYPES: dict[str, dict[str, str]] = {
    "arrow": {
        "string": "string",
        "integer": "int64",
        "decimal": "decimal128(38, 10)",
        "date": "date32[day]",
        "boolean": "bool",
        "score": "double",
    },
    "polars": {
        "string": "String",
        "integer": "Int64",
        "decimal": "Decimal(precision=38, scale=10)",
        "date": "Date",
        "boolean": "Boolean",
        "score": "Float64",
    },
    "duckdb": {
        "string": "VARCHAR",
        "integer": "BIGINT",
        "decimal": "DECIMAL(38,10)",
        "date": "DATE",
        "boolean": "BOOLEAN",
        "score": "DOUBLE",
    },
}


def results() -> Iterator[AuditResult]:
    """The corpus, a report twice, and a file whose name and fault are hostile."""
    yield from audit_files([*CORPUS, CORPUS[0]], debug=True)
    yield AuditResult(EVIL, fault=Fault(EVIL, "corrupt", EVIL, "NA"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bộ dữ liệu")
    write_dataset(results(), made, Making(program="1.2"))
    return made


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    described: dict[str, Any] = json.loads((folder / PACKAGE).read_bytes())
    return described


@pytest.fixture(scope="module")
def read_back(folder: Path) -> dict[str, Any]:
    """What pandas, polars and DuckDB have read; see `read_back.py`."""
    command = [sys.executable, "-W", "error", str(Path(__file__).with_name("read_back.py")), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    made: dict[str, Any] = pickle.loads(done.stdout)  # noqa: S301 - written by our own script
    return made


@pytest.fixture(scope="module")
def rows(read_back: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [dict(zip(read["columns"], row, strict=True)) for row in read["rows"]["duckdb"]]
        for name, read in read_back.items()
    }


# --- what stands in the tables ---------------------------------------------------------------------------------------


def test_every_record_of_the_reports_is_a_row(rows: dict[str, list[dict[str, Any]]]) -> None:
    audited = [result for result in results() if result.report]
    reports = [result.report for result in audited if result.report]
    for name in ("sections", "mentions", "tables", "relations", "observations", "citations"):
        assert len(rows[name]) == sum(len(getattr(report, name)) for report in reports) > 0
    assert len(rows["reports"]) == len(rows["texts"]) == len(CORPUS) + 1
    assert len(rows["findings"]) == sum(len(result.findings) for result in audited) > 0
    assert len(rows["repairs"]) == sum(len(f.repair) for result in audited for f in result.findings) > 0
    assert len(rows["faults"]) == 1


def test_mentions_say_what_the_contract_says(rows: dict[str, list[dict[str, Any]]]) -> None:
    (result,) = audit_files(CORPUS[:1], debug=True)
    assert result.report
    for mention, row in zip(result.report.mentions, rows["mentions"], strict=False):
        assert row["mention"] == f"{result.report.source.sha256[:16]}:{mention.id}"
        for key in ("start", "end", "text", "kind", "value", "unit", "qualifier", "modality", "trust"):
            assert row[key] == getattr(mention, key)
        assert row["section_path"] == (mention.section or None)


def test_text_is_found_at_its_offsets(rows: dict[str, list[dict[str, Any]]]) -> None:
    texts = {row["report"]: row["text"] for row in rows["texts"]}
    for name in ("mentions", "cells", "citations"):
        assert all(texts[row["report"]][row["start"] : row["end"]] == (row["text"] or "") for row in rows[name])


def test_findings_between_reports_name_the_rows_of_others(tmp_path: Path) -> None:
    told = (
        ("quý I", 41, "Số hồ sơ đang giải quyết là 33 hồ sơ."),
        ("quý II", 87, "Số hồ sơ kỳ trước chuyển qua là 27 hồ sơ."),
    )
    for period, number, figures in told:
        head = f"UBND HUYỆN SÔNG LAM\nUBND XÃ AN BÌNH HẠ\nSố: {number}/BC-UBND\nBÁO CÁO\nCông tác kiểm soát thủ tục hành chính"
        (tmp_path / f"{number}.txt").write_text(f"{head} {period} năm 2024\nI. KẾT QUẢ\n{figures}\n", encoding="utf-8")
    comparison = Comparison()
    (tmp_path / "ra").mkdir()
    audited = comparison.watch(audit_files(sorted(tmp_path.glob("*.txt")), debug=True))
    write_dataset(audited, tmp_path / "ra", Making("csv"), comparison.findings())

    def written(name: str) -> list[dict[str, str]]:
        with (tmp_path / "ra" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    first, second = (row["report"] for row in written("reports"))
    (found,) = written("findings_across")
    assert (found["across"], found["rule"], found["report"]) == ("1", "CRO101", second)
    quotes = written("across_quotes")
    assert [(row["across"], row["position"], row["report"]) for row in quotes] == [
        ("1", "1", second),
        ("1", "2", first),
    ]
    assert {row["figure"] for row in quotes} <= {row["mention"] for row in written("mentions")}


def test_figures_are_split_into_exact_numbers() -> None:
    text = "Đã số hóa 1.187/1.253 hồ sơ, đạt 94,70%; 3 triệu đồng; từ ngày 15/6/2024 đến ngày 31/6/2024.\n"
    facts = Facts("r", AuditResult("a"), extract_text(text))
    names = [column.name for column in TABLES["mentions"].columns]
    read = [dict(zip(names, row, strict=True)) for row in TABLES["mentions"].rows(facts)]
    fraction, percent, money = read[:3]
    assert (fraction["number"], fraction["numerator"], fraction["denominator"]) == (None, Decimal(1187), Decimal(1253))
    assert (percent["value"], percent["number"], percent["decimals"]) == ("94.70", Decimal("94.70"), 2)
    assert (percent["low"], percent["high"]) == (Decimal("94.695"), Decimal("94.705"))
    assert (money["number"], money["base_number"], money["base_unit"]) == (Decimal(3), Decimal(3_000_000), "đồng")
    assert {row["date_start"] for row in read} >= {date(2024, 6, 15)}
    assert any("06-31" in str(row["value"]) and row["date_end"] is None for row in read)


def test_keys_are_unique_and_references_lead_to_a_row(rows: dict[str, list[dict[str, Any]]]) -> None:
    keys = {name: [tuple(row[k] for k in table.key) for row in rows[name]] for name, table in TABLES.items()}
    assert all(len(set(held)) == len(held) for held in keys.values())
    followed = set()
    for name, table in TABLES.items():
        for reference in table.references:
            held = {tuple(row[column] for column in reference.columns) for row in rows[name]} - {(None,)}
            assert held <= set(keys[reference.table]), (name, reference)
            followed |= {(name, reference.columns)} if held else set()
    assert {("sections", ("parent",)), ("observation_sources", ("cell",)), ("repairs", ("mention",))} <= followed


def test_every_end_and_every_source_is_a_figure_or_a_cell(rows: dict[str, list[dict[str, Any]]]) -> None:
    for name in ("relation_ends", "observation_sources", "repairs"):
        assert all((row["mention"] is None) != (row["cell"] is None) for row in rows[name])
    held = [(row["mention"], row["cell"], row["section"]) for row in rows["finding_evidence"]]
    assert all(sum(part is not None for part in parts) == 1 for parts in held)


def test_columns_hold_what_they_declare(rows: dict[str, list[dict[str, Any]]]) -> None:
    for name, table in TABLES.items():
        for column in table.columns:
            held = {row[column.name] for row in rows[name]}
            assert not (column.required and None in held), (name, column.name)
            allowed = {*column.values, None}
            assert allowed == {None} or held <= allowed, (name, column.name)
            assert "" not in held


def test_tables_and_columns_are_named_once() -> None:
    assert len(TABLES) == len(ALL)
    for table in ALL:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert {*table.key, *(name for reference in table.references for name in reference.columns)} <= set(names)
        assert all(column.words.vi and column.words.en and "|" not in "".join(column.words) for column in table.columns)


def test_a_section_number_used_twice_is_told_apart_by_place() -> None:
    text = "I. KẾT QUẢ\n1. Tiếp nhận\nCó 5 hồ sơ.\nI. KIẾN NGHỊ\n1. Đề xuất\nCó 6 hồ sơ.\n"
    report = extract_text(text)
    facts = Facts("r", AuditResult("a"), report)
    first, second = (m for m in report.mentions if m.unit == "hồ sơ")
    assert first.section == second.section
    assert facts.section_at(first.section, first.start) != facts.section_at(second.section, second.start)
    assert facts.section_at("", 0) is None


def test_a_copy_of_a_file_has_a_key_of_its_own(rows: dict[str, list[dict[str, Any]]]) -> None:
    keys = [row["report"] for row in rows["reports"]]
    assert keys[-1] == f"{keys[0]}-2"
    assert [Keys().key("a" * 64) for _ in range(2)] == ["a" * 16] * 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("98.70", Decimal("98.70")),
        ("-5", Decimal(-5)),
        ("9" * 28 + ".1234567891", Decimal("9" * 28 + ".1234567891")),
        ("9" * 29, None),
        ("0.12345678912", None),
        ("1187/1253", None),
        ("1e5", None),
        ("٣", None),
        ("", None),
        ("-", None),
        (None, None),
    ],
)
def test_figure_is_exact_or_null(text: str | None, value: Decimal | None) -> None:
    read = figure(text)
    assert read == value
    assert str(read) == str(value)


def test_day_is_of_the_calendar_or_null() -> None:
    assert day("2024-02-29") == date(2024, 2, 29)
    assert [day(text) for text in ("2023-02-29", "2024-Q3", "20240229", "2024-W09-4", None)] == [None] * 5


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-07-01", "2024-12-31", "2024-S2"),
        ("2024-04-01", "2024-06-30", "2024-Q2"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-10-21", "2024-10-21", "2024-10-21"),
        ("2024-01-01", "2024-09-30", "2024-01-01/P9M"),
        ("2023-12-15", "2024-06-14", "2023-12-15/P183D"),
        ("2024-02-01", "2024-04-30", "2024-02-01/P3M"),
        ("2021-01-01", "2025-12-31", "2021-01-01/P60M"),
        ("2024-02-02", "2024-02-01", None),
        ("9999-01-01", "9999-12-31", None),
        (None, "2024-02-01", None),
    ],
)
def test_time_period_is_written_as_sdmx_does(start: str | None, end: str | None, written: str | None) -> None:
    assert time_period(day(start), day(end)) == written


def test_one_printed_period_has_one_key(rows: dict[str, list[dict[str, Any]]]) -> None:
    quarter = [row for row in rows["observations"] if (row["period_label"] or "").lower() == "quý iii năm 2024"]
    flows = [row for row in quarter if row["period_start"] is not None]
    assert {row["time_period"] for row in flows} == {"2024-Q3"}
    assert (date(2024, 6, 15), date(2024, 9, 14)) in {(row["period_start"], row["period_end"]) for row in flows}


def test_stored_text_has_a_form_everywhere() -> None:
    assert stored("a\ud800b\0c") == "a\ufffdb\ufffdc"
    assert stored("") is None


def test_a_column_takes_type_and_words_from_the_model() -> None:
    (made,) = (column for column in TABLES["observations"].columns if column.name == "match_score")
    assert made.type == "score"
    assert made.words.en == "0 to 1; without meaning for other"
    with pytest.raises(KeyError):
        of(type(extract_text("5 hồ sơ")), "no_such_key")


# --- reading back ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("program", ["pandas", "polars", "duckdb"])
@pytest.mark.parametrize("name", TABLES)
def test_every_program_reads_the_same_rows(
    read_back: dict[str, Any], rows: dict[str, list[dict[str, Any]]], name: str, program: str
) -> None:
    names = [column.name for column in TABLES[name].columns]
    assert read_back[name]["columns"] == names
    assert read_back[name]["rows"][program] == [tuple(row[column] for column in names) for row in rows[name]]


@pytest.mark.parametrize("name", TABLES)
def test_types_are_those_declared(read_back: dict[str, Any], name: str) -> None:
    read = read_back[name]["types"]
    for program, types in TYPES.items():
        assert read[program] == {column.name: types[column.type] for column in TABLES[name].columns}


def test_pandas_holds_figures_as_decimals_and_days_as_dates(read_back: dict[str, Any]) -> None:
    types = read_back["observations"]["types"]["pandas"]
    assert (types["obs_value"], types["period_start"]) == ({"Decimal"}, {"date"})


@pytest.mark.parametrize("name", TABLES)
def test_csv_says_the_same_as_parquet(
    folder: Path, read_back: dict[str, Any], rows: dict[str, list[dict[str, Any]]], name: str
) -> None:
    table = TABLES[name]
    assert not (folder / f"{name}.csv").read_bytes().startswith(codecs.BOM_UTF8)
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        read = list(csv.DictReader(stream))
    assert rows[name] == [
        {c.name: PARSE.get(c.type, str)(row[c.name]) if row[c.name] else None for c in table.columns} for row in read
    ]
    shape = (len(read), len(table.columns))
    assert read_back[name]["csv"] == {"pandas": shape, "polars": shape, "duckdb": shape}


def test_hostile_text_is_kept_and_counted(package: dict[str, Any], rows: dict[str, list[dict[str, Any]]]) -> None:
    (row,) = rows["faults"]
    assert row["message_vi"] == EVIL.replace("\ud800\0", "\ufffd\ufffd")
    assert row["message_en"] == "NA"
    (faults,) = (resource for resource in package["resources"] if resource["name"] == "faults.csv")
    assert faults["formula_like_cells"] == 2  # path and message


# --- the description -------------------------------------------------------------------------------------------------


def test_package_describes_every_file(
    folder: Path, package: dict[str, Any], rows: dict[str, list[dict[str, Any]]]
) -> None:
    resources = {resource["path"]: resource for resource in package["resources"]}
    beside = {file["path"]: file for file in package["soat"]["parquet"]}
    assert {path.name for path in folder.iterdir()} == {PACKAGE, CARD, *resources, *beside}
    assert {resource["format"] for resource in resources.values()} == {"csv"}  # what every validator reads
    for path, file in (resources | beside).items():
        content = (folder / path).read_bytes()
        assert file["bytes"] == len(content)
        assert file["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert file["rows"] == len(rows[path.partition(".")[0]])
    for path, resource in resources.items():
        name, _, suffix = path.partition(".")
        assert [field["name"] for field in resource["schema"]["fields"]] == [c.name for c in TABLES[name].columns]
        for key in resource["schema"].get("foreignKeys", ()):
            target = resources[key["reference"].get("resource", path)]
            assert target["format"] == suffix
            assert key["reference"]["fields"] == target["schema"]["primaryKey"]


def test_package_has_versions_and_no_time(package: dict[str, Any]) -> None:
    assert package["version"] == DATASET_VERSION
    assert {key: value for key, value in package["soat"].items() if key != "parquet"} == {
        "program": "1.2",
        "contract": "1.2",
        "reports": len(CORPUS) + 1,
        "faults": 1,
        "options": {"text": True},
    }
    assert "created" not in package


def test_card_tells_counts_in_both_languages(folder: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    card = (folder / CARD).read_text(encoding="utf-8")
    number = len(rows["mentions"])
    vietnamese = f"{number:,}".replace(",", ".")
    assert f"| `mentions` | {vietnamese} | Các cụm số liệu của báo cáo. |" in card
    assert f"| `mentions` | {number:,} | Every figure of the reports. |" in card
    assert all(f"### `{name}`" in card for name in TABLES)


def test_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_dataset(results(), tmp_path, Making(program="1.2"))
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_without_text_no_sentence_and_no_signatory_is_left(tmp_path: Path) -> None:
    text = "Tiếp nhận 5 hồ sơ của bà Mai.\n\nNơi nhận:\n- Như trên;\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Tầm Xuân\n"
    report = extract_text(text)
    assert report.closing.signatory == "Lê Thị Tầm Xuân"
    write_dataset([AuditResult("a.txt", report)], tmp_path, Making(text=False))
    assert not {path.stem for path in tmp_path.iterdir()} & {"texts", "parties"}
    held = b"".join(path.read_bytes() for path in tmp_path.glob("*.csv")).decode()
    assert not [word for word in ("Mai", "Xuân", "Như trên", "5 hồ sơ") if word in held]
    assert kept(TABLES["texts"], text=False) == ()


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_one_format_alone(form: room.Format, tmp_path: Path) -> None:
    contents = write_dataset([], tmp_path, Making(form))
    assert {path.suffix for path in tmp_path.iterdir()} == {f".{form}", ".json", ".md"}
    assert len(contents.tables) == len(ALL)
    assert contents.reports == 0
    package = json.loads((tmp_path / PACKAGE).read_text(encoding="utf-8"))
    assert {resource["format"] for resource in package["resources"]} == {form}
    assert "parquet" not in package["soat"]


def test_rows_are_written_while_results_arrive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "ROWS", 100)
    write_dataset(results(), tmp_path, Making("parquet"))
    from pyarrow import parquet

    metadata = parquet.ParquetFile(tmp_path / "mentions.parquet").metadata
    sizes = [metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)]
    assert sizes[:-1] == [100] * (metadata.num_rows // 100)


# --- the folder ------------------------------------------------------------------------------------------------------


def make(path: Path, *, force: bool = False) -> Contents:
    with new_folder(path, force=force) as folder:
        return write_dataset([], folder, Making("csv"))


@pytest.mark.parametrize("there", [False, True])
def test_folder_that_is_new_or_empty_is_filled(tmp_path: Path, *, there: bool) -> None:
    target = tmp_path / "cha" / "đích"
    if there:
        target.mkdir(parents=True)
    make(target)
    assert (target / PACKAGE).is_file()
    assert [path.name for path in target.parent.iterdir()] == ["đích"]


def test_earlier_data_set_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "đích"
    make(target)
    before = (target / PACKAGE).stat().st_ino
    with pytest.raises(Occupied) as refused:
        make(target)
    assert refused.value.by_dataset
    make(target, force=True)
    assert (target / PACKAGE).stat().st_ino != before
    assert [path.name for path in tmp_path.iterdir()] == ["đích"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "package",
    [
        None,
        "{}",
        '{"resources": [], "soat": {}}',
        "[]",
        '{"soat": {}, "resources": [1]}',
        '{"soat": [], "resources": []}',
    ],
)
def test_what_is_not_ours_is_never_overwritten(tmp_path: Path, package: str | None, *, force: bool) -> None:
    target = tmp_path / "đích"
    target.mkdir()
    (target / "báo cáo.txt").write_text("5 hồ sơ", encoding="utf-8")
    if package is not None:
        (target / PACKAGE).write_text(package, encoding="utf-8")
    with pytest.raises(Occupied) as refused:
        make(target, force=force)
    assert not refused.value.by_dataset
    assert (target / "báo cáo.txt").read_text(encoding="utf-8") == "5 hồ sơ"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "đích").touch()
    with pytest.raises(Occupied) as refused:
        make(tmp_path / "đích", force=True)
    assert refused.value.by_file


def test_a_run_broken_off_leaves_the_earlier_data_set(tmp_path: Path) -> None:
    target = tmp_path / "đích"
    make(target)
    before = (target / PACKAGE).read_bytes()

    def broken() -> Iterator[AuditResult]:
        yield from results()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), new_folder(target, force=True) as folder:
        write_dataset(broken(), folder, Making())
    assert (target / PACKAGE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["đích"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "thật").mkdir()
    (tmp_path / "lối").symlink_to(tmp_path / "thật")
    make(tmp_path / "lối")
    assert (tmp_path / "lối").is_symlink()
    assert (tmp_path / "thật" / PACKAGE).is_file()
