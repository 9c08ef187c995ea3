"""The front pages say what the program does: their tables, commands, figures and quoted output are the real ones."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from evaluator import dataset_pages, rule_pages, score_gold
from extractor import extract_text
from extractor.model import (
    Cell,
    Citation,
    Closing,
    Computed,
    DigitalSignature,
    Entry,
    Explained,
    Explanation,
    Header,
    Held,
    Ledger,
    Leftover,
    Match,
    Mention,
    Observation,
    Page,
    PatternNote,
    Period,
    Report,
    Scope,
    Section,
    Source,
    SourceWarning,
    Table,
)
from extractor.model.ledger import HOLDERS, Reason
from extractor.model.report import SCHEMA_VERSION
from publisher.wording import Lang
from verifier import checked
from verifier.checked import CheckedFigure, CheckLedger, RuleChecks, StateCount
from verifier.codes import ACROSS, RULES
from verifier.finding import Accepted, Finding

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.vi.md")
CONTRACT = "docs/contract.md"
LEDGER = "docs/ledger.md"
SELECTING = "docs/selecting.md"
CLASSES: tuple[type[BaseModel], ...] = (
    *(Report, Source, Page, SourceWarning, Header, Period, Closing, DigitalSignature, Section, Mention),
    *(Table, Cell, Observation, Scope, Match, Computed, Citation, Finding, Accepted),
)
LEDGER_CLASSES: tuple[type[BaseModel], ...] = (
    *(Explanation, Explained, PatternNote, Ledger, Held, Entry, Leftover),
    *(CheckLedger, StateCount, RuleChecks, CheckedFigure),
)
ONLY_AUDITED = {"findings", "accepted", "checks"}
CUT = "…"
OUTPUT = re.compile(r"<!-- output: (?P<command>[^\n]+) -->\n```text\n(?P<quoted>.+?)```", re.DOTALL)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def under(heading: str, text: str) -> str:
    """What stands below a heading, up to the next one."""
    found = re.search(rf"^#+ {heading}\n(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"no heading {heading}"
    return found[1]


def documented_keys(text: str) -> set[str]:
    """The keys in the first column of a table."""
    rows = re.findall(r"^\| (`.+?`) \|", text, re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def _as_shell(command: str) -> list[str]:
    """The words of a command, its patterns of file names replaced by the names."""
    words: list[str] = []
    for word in shlex.split(command):
        words += sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(word)) if "*" in word else [word]
    return words


@cache
def soat(command: str) -> str:
    """What `soat` prints to standard output, as into a file: no terminal decides on its width."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        [sys.executable, "-m", "cli", *_as_shell(command)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


@cache
def scores() -> score_gold.Scores:
    return score_gold.score()


# --- the contract ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("noun", CLASSES, ids=lambda noun: noun.__name__)
def test_contract_names_every_key(noun: type[BaseModel]) -> None:
    keys = set(noun.model_json_schema(mode="serialization")["properties"])
    wanted = keys | ONLY_AUDITED if noun is Report else keys
    assert documented_keys(under(noun.__name__, page(CONTRACT))) == wanted


@pytest.mark.parametrize("noun", LEDGER_CLASSES, ids=lambda noun: noun.__name__)
def test_page_on_the_ledger_names_every_key(noun: type[BaseModel]) -> None:
    keys = set(noun.model_json_schema(mode="serialization")["properties"])
    assert documented_keys(under(noun.__name__, page(LEDGER))) == keys


def test_page_on_the_ledger_names_every_holder_and_every_reason() -> None:
    held = {key for key in HOLDERS if f"`{key}`" in page(LEDGER)}
    assert held == set(HOLDERS)
    assert {reason for reason in get_args(Reason) if f"`{reason}`" in page(LEDGER)} == set(get_args(Reason))


def test_page_on_the_ledger_names_every_state_and_every_reason_for_not_checking() -> None:
    told = {*get_args(checked.State), *get_args(checked.Reason)}
    assert {word for word in told if f"`{word}`" in under("soat audit --ledger", page(LEDGER))} == told


def test_contract_has_the_version_of_the_program() -> None:
    assert f"Version {SCHEMA_VERSION}." in page(CONTRACT)


def test_contract_names_every_relation() -> None:
    kinds = {"breakdown", "ratio", "fraction_percent", "repeat"}
    assert documented_keys(under("Relation", page(CONTRACT))) == kinds


# --- what is quoted --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*READMES, CONTRACT, LEDGER, SELECTING])
def test_quoted_output_is_the_real_output(name: str) -> None:
    found = list(OUTPUT.finditer(page(name)))
    assert found
    for block in found:
        real = soat(block["command"]).splitlines()
        for quoted in block["quoted"].splitlines():
            pieces = [re.escape(piece.strip()) for piece in quoted.split(CUT)]
            line = re.compile(".*".join(pieces))
            assert any(line.search(output) for output in real), f"`soat {block['command']}` does not print: {quoted}"


def test_page_on_selecting_quotes_the_refusal_and_the_baseline(tmp_path: Path) -> None:
    quoted = dict(re.findall(r"<!-- (?P<what>refused|baseline): .+? -->\n```\w+\n(.+?)```", page(SELECTING), re.DOTALL))
    commands = dict(re.findall(r"<!-- (refused|baseline): (.+?) -->", page(SELECTING)))
    said = subprocess.run(
        [sys.executable, "-m", "cli", *shlex.split(commands["refused"])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert said.returncode == 2
    assert said.stderr.startswith(quoted["refused"].partition(CUT)[0])
    soat(f"{commands['baseline']} --write-baseline {shlex.quote(str(tmp_path / 'b.toml'))}")
    assert (tmp_path / "b.toml").read_text(encoding="utf-8").endswith(f"\n\n{quoted['baseline']}")


@pytest.mark.parametrize("name", ["README.md", "docs/spacy.md"])
def test_python_of_the_page_does_what_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = "\n".join(re.findall(r"```python\n(.+?)```", page(name), re.DOTALL))
    example = doctest.DocTestParser().get_doctest(code, {}, name, name, 0)
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0


@pytest.mark.parametrize("name", READMES)
def test_readme_reads_its_phrases_as_it_says(name: str) -> None:
    rows = re.findall(r"^\| [^|]*?`(\w+)`\)? \| ([^|`]+) \| `([^|`]+)` \| ([^|]*)\|$", page(name), re.MULTILINE)
    assert len(rows) > 15
    for kind, phrase, value, unit in rows:
        read = [(m.kind, m.value, m.unit or "") for m in extract_text(phrase).mentions]
        assert read == [(kind, value, unit.strip())], phrase


# --- commands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", READMES)
def test_readme_names_every_command_and_no_other(name: str) -> None:
    listed = _commands()
    named = set(re.findall(r"^(?:```sh\n)?soat (\w+)", page(name), re.MULTILINE))
    assert named == listed


@pytest.mark.parametrize("name", READMES)
def test_options_of_the_readme_exist(name: str) -> None:
    offered = {option for command in _commands() for option in _options(soat(f"{command} --help"))}
    lines = [line for line in page(name).splitlines() if "python " not in line and "pip " not in line]
    named = {option for line in lines for option in _options(line)} - {"--help", "--misses"}
    assert named <= offered


def _commands() -> set[str]:
    listed = soat("--help").partition("Lệnh:\n")[2].partition("\n\n")[0]
    return set(re.findall(r"^  (\w+) ", listed, re.MULTILINE))


def _options(text: str) -> set[str]:
    return set(re.findall(r"(?<![-\w])--[a-z][a-z-]+", text))


# --- what is generated -----------------------------------------------------------------------------------------------


def test_rule_page_is_made_of_the_rules() -> None:
    made = rule_pages.page((RULES | ACROSS).values())
    assert rule_pages.PAGE.read_text(encoding="utf-8") == made, "run `python -m evaluator.rule_pages`"


@pytest.mark.parametrize("lang", dataset_pages.PAGES)
def test_data_dictionary_is_made_of_the_tables(lang: Lang) -> None:
    made = dataset_pages.page(lang)
    page_of_lang = dataset_pages.PAGES[lang]
    assert page_of_lang.read_text(encoding="utf-8") == made, "run `python -m evaluator.dataset_pages`"


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_quality_table_is_what_the_scorer_prints(lang: score_gold.Lang) -> None:
    shown = score_gold.READMES[lang].read_text(encoding="utf-8")
    assert score_gold.table(scores(), lang) in shown, "run `python -m evaluator.score_gold --readme`"


def test_gold_measured_against_itself_is_whole() -> None:
    """What an empty score means, and that no share is rounded up to all."""
    score = score_gold.Score(right=1999, gold=2000, read=2000)
    table = score_gold.table(score_gold.Scores(rows={**score_gold.Scores().rows, "sections": score}))
    assert "| sections | 1999 | 2000 | 2000 | 99.9% | 99.9% | 99.9% |" in table
    assert score_gold.Score().f1 == 1
