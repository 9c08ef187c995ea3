"""A figure that was recognised or converted yields a warning at most, and the finding says why."""

import pytest

from extractor.model import Passage, Trust
from extractor.pipeline import extract_source
from extractor.readers import from_text
from verifier import verify

TEXT = "Số hóa 1.187/1.253 hồ sơ, đạt 97,43%.\n"


@pytest.mark.parametrize(("trust", "severity"), [("text", "error"), ("legacy_font", "warning"), ("ocr", "warning")])
def test_severity_follows_trust(trust: Trust, severity: str) -> None:
    at = TEXT.index("97,43")
    source = from_text(TEXT).model_copy(update={"passages": (Passage(start=at, end=at + 5, trust=trust),)})
    (finding,) = verify(extract_source(source))
    assert finding.severity == severity
    assert ("cần đối chiếu bản gốc" in finding.message.vi) is (severity == "warning")
