"""Vietnamese as it was stored before Unicode (bảng mã cũ): TCVN3, VNI, VISCII and VPS, told by font and by content.

A reader surveys the runs of its whole document once, then decodes line by line or paragraph by paragraph:

    fonts = Fonts.survey(runs)
    decoded = fonts.decode([Run("Céng hoµ", ".VnTime")])  # decoded.text == "Cộng hoà"
"""

from extractor.readers.legacy.fonts import Fonts
from extractor.readers.legacy.runs import Decoded, Encoding, Run

__all__ = ["Decoded", "Encoding", "Fonts", "Run"]
