"""The house itself: what may import what, what the command line costs to start, what the package carries.

The contracts between the rooms are import-linter's work (`make check`). What it cannot see is here: it takes packages,
and `cli` is a module.
"""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("patterns", "extractor", "verifier", "publisher", "annotator", "batch", "evaluator")
HEAVY = ("numpy", "pandas", "pdfplumber", "pyarrow", "pypdfium2", "spacy", "underthesea")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported_names(module: Path) -> Iterator[str]:
    """Every module named in an import statement, wherever in the file it stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("room", ROOMS)
def test_room_is_a_package(room: str) -> None:
    assert (ROOT / room / "__init__.py").is_file(), (
        f"{room}/__init__.py is missing; import-linter would not see the room"
    )


@pytest.mark.parametrize("room", ROOMS)
def test_room_does_not_import_the_command_line(room: str) -> None:
    guilty = {
        module.relative_to(ROOT) for module in modules(room) for name in imported_names(module) if within(name, "cli")
    }
    assert not guilty


def test_model_does_not_know_the_engine() -> None:
    """The verifier may see the model only, so the model must not drag the engine behind it."""
    guilty = {
        f"{module.relative_to(ROOT)} imports {name}"
        for module in modules("extractor/model")
        for name in imported_names(module)
        if within(name, "extractor") and not within(name, "extractor.model") and name != "extractor"
    }
    assert not guilty


def test_import_cli_loads_nothing_heavy() -> None:
    done = run_python("-c", f"import sys, cli; print(*[name for name in {HEAVY!r} if name in sys.modules])")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [], "import them inside the command that needs them"


def test_help_runs() -> None:
    done = run_python("-m", "cli", "--help")
    assert done.returncode == 0, done.stderr
    assert "extract" in done.stdout
    assert "audit" in done.stdout


def test_command_soat_is_main() -> None:
    (command,) = entry_points(group="console_scripts", name="soat")
    assert command.value == "cli:main"
    assert callable(command.load())


def test_package_carries_every_module_and_every_table(tmp_path: Path) -> None:
    house = tmp_path / "thư mục có dấu cách"
    house.mkdir()
    for room in ROOMS:
        shutil.copytree(ROOT / room, house / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("cli.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, house / name)
    build = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)],
        cwd=house,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr

    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {
        path.relative_to(house).as_posix()
        for room in ROOMS
        for suffix in (".py", ".toml", ".j2", ".css", ".js")
        for path in (house / room).rglob(f"*{suffix}")
    }
    assert carried >= wanted | {"cli.py"}
    assert {name.split("/")[0] for name in carried} == {*ROOMS, "cli.py"}


def test_every_dependency_is_pinned() -> None:
    def canonical(requirement: str) -> str:
        name = re.match(r"[\w.-]+", requirement)
        assert name is not None
        return re.sub(r"[-_.]+", "-", name[0]).lower()

    extras = PROJECT["project"]["optional-dependencies"].values()
    named = {canonical(line) for group in (PROJECT["project"]["dependencies"], *extras) for line in group}
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonical(line) for line in pins if "==" in line and not line.startswith("#")}
    assert named - {"soat-bao-cao"} <= pinned, "run `make lock`"


def test_nothing_points_outside_the_house() -> None:
    """A clone stands alone: no file names a folder that only one developer's machine has."""
    outside = re.compile(r"\.\./" + r"shared\b|/work/" + r"(?:main|shared)\b")
    texts = [
        path
        for pattern in (
            "*",
            ".ci/*",
            *(f"{folder}/**/*" for folder in (*ROOMS, "corpus", "gold", "docs", "tests", "benchmarks")),
        )
        for path in ROOT.glob(pattern)
        if path.suffix in {".py", ".md", ".toml", ".txt", ".csv", ".json", ".yaml", ".yml", ""} and path.is_file()
    ]
    assert not [
        path.relative_to(ROOT) for path in texts if outside.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
