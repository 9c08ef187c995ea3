"""What all tests share: how hard Hypothesis looks, the font of Vietnamese PDFs, and the engine that reads scans."""

import os
from pathlib import Path

# Before NumPy comes in: its threads would keep the guard from forking, and half of its tests from running.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("JE_ARROW_MALLOC_CONF", "background_thread:false")  # pyarrow's

import pytest
from hypothesis import settings

from extractor.readers.ocr.engine import Engine, find_engine

IN_CI = os.environ.get("CI") == "true"

# In review the same examples every time, so that a red run is red again; at the desk new ones, so that more is seen.
# No deadline: a machine under load is slow, not wrong.
settings.register_profile("review", derandomize=True, deadline=None, max_examples=200)
settings.register_profile("desk", deadline=None, max_examples=100)
settings.load_profile("review" if IN_CI else "desk")

TINOS = Path("/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf")


@pytest.fixture(scope="session")
def tinos() -> Path:
    """A font with every Vietnamese letter. Where it is missing, the test is skipped at a desk and fails in review."""
    if not TINOS.exists():
        reason = f"{TINOS} is missing: apt-get install fonts-croscore"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    return TINOS


@pytest.fixture(scope="session")
def tesseract() -> Engine:
    """Tesseract with Vietnamese data. Where it is missing, the test is skipped at a desk and fails in review."""
    engine = find_engine()
    if engine is None:
        reason = "Tesseract or its Vietnamese data is missing: apt-get install tesseract-ocr tesseract-ocr-vie"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    return engine
