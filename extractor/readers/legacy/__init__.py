"""Vietnamese as it was stored before Unicode (bảng mã cũ): TCVN3, VNI, VISCII and VPS, told by font and by content.

A reader surveys the runs of its whole document once, then decodes line by line or paragraph by paragraph:

    fonts = Fonts.survey(runs)
    decoded = fonts.decode([Run("Céng hoµ", ".VnTime")])  # decoded.text == "Cộng hoà"
"""

from extractor.model import SourceWarning
from extractor.readers.legacy.fonts import Fonts
from extractor.readers.legacy.runs import Decoded, Encoding, Run

__all__ = ["LEGACY", "Decoded", "Encoding", "Fonts", "Run"]

LEGACY = SourceWarning(
    code="legacy_font",
    message="Text in a legacy Vietnamese font or encoding (TCVN3, VNI, VISCII, VPS) was converted to Unicode.",
)
"""What every reader tells that has converted something."""
