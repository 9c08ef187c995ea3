"""What all tests share: how hard Hypothesis looks, and the font that Vietnamese PDFs are written in."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
