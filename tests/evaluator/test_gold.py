"""The loader of the gold: a slip of the pen in a file is refused, and the file is named."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator.gold import GOLD, WrongGold, load_findings, load_observations, load_reports

NAME = "cchc-6-thang-2024-xa-tan-loc-doai"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the gold of one report."""
    for name in (f"{NAME}.json", f"{NAME}.observations.json", "findings.json"):
        shutil.copy(GOLD / name, tmp_path)
    return tmp_path


def change(path: Path, slip: Callable[[Any], None]) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    slip(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def breakdown(data: dict[str, Any]) -> dict[str, Any]:
    rows: list[dict[str, Any]] = data["relations"]
    return next(row for row in rows if row["kind"] == "breakdown")


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        (lambda data: data["mentions"][3].update(start=99999999), "mentions.3"),
        (lambda data: data["mentions"][3].update(start=data["mentions"][3]["start"] + 1), "mentions.3"),
        (lambda data: breakdown(data)["parts"].__setitem__(0, 9999), "there is no figure 9999"),
        (lambda data: breakdown(data).update(whole=-1), "there is no figure -1"),
        (lambda data: data["sections"][0].update(start=10**9), "sections.0"),
        (lambda data: data["mentions"][0].update(kind="nonsense"), "mentions.0.kind"),
        (lambda data: data.update(extra=1), "extra"),
    ],
)
def test_slip_in_the_gold_of_a_report_is_refused(slip: Callable[[Any], None], told: str, gold: Path) -> None:
    assert len(load_reports(gold)) == 1
    change(gold / f"{NAME}.json", slip)
    with pytest.raises(WrongGold, match=f"^{NAME}.json: .*{told}"):
        load_reports(gold)


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        (lambda data: data["observations"][0].update(mention=9999), "observations.0: there is no figure 9999"),
        (lambda data: data["other"].append(9999), "other: there is no figure 9999"),
        (
            lambda data: data["observations"][0].update(cell={"table": 99, "row": 0, "col": 0}),
            "observations.0: there is no cell 99:0:0",
        ),
    ],
)
def test_observation_of_no_figure_is_refused(slip: Callable[[Any], None], told: str, gold: Path) -> None:
    reports = load_reports(gold)
    assert load_observations(gold, reports)
    change(gold / f"{NAME}.observations.json", slip)
    with pytest.raises(WrongGold, match=told):
        load_observations(gold, reports)


@pytest.mark.parametrize("load", [load_reports, load_observations, load_findings])
def test_damaged_file_is_named_without_a_link(load: Callable[[Path], object], gold: Path) -> None:
    for path in gold.iterdir():
        path.write_text("{nonsense", encoding="utf-8")
    with pytest.raises(WrongGold, match=r"^[\w.-]+\.json: Invalid JSON") as refused:
        load(gold)
    assert "http" not in str(refused.value)
