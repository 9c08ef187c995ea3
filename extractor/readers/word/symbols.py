"""Symbol fonts (phông ký hiệu): what their glyphs look like, as ordinary characters.

Word stores a glyph of such a font as U+F000 plus its code. Only what reports use is listed: figures, marks of comparison,
arrows, bullets and boxes to tick.
"""

_SYMBOL = {
    **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
    **dict(zip(range(0x61, 0x7B), "\u03b1βχδεφ\u03b3η\u03b9ϕκλμ\u03bd\u03bfπθ\u03c1\u03c3τ\u03c5ϖωξψζ", strict=True)),
    0x2A: "*", 0x2D: "-", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x7E: "~",
    0xA2: "′", 0xA3: "≤", 0xA4: "/", 0xA5: "∞", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xBE: "-", 0xC5: "⊕", 0xC6: "∅", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅",
    0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "Σ", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_WINGDINGS = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA7: "▪",
    0xA8: "◻", 0xAB: "★", 0xB2: "✧", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_OTHER = "•"
_FIRST, _LAST = 0xF000, 0xF0FF


def is_symbol_font(font: str | None) -> bool:
    """Whether the glyphs of a font are no letters."""
    return font is not None and font.lower().startswith(("symbol", "wingdings", "webdings"))


def plain(text: str, font: str | None) -> str:
    """The text as ordinary characters: glyphs of symbol fonts by what they look like, any other of them as a bullet."""
    if not is_symbol_font(font) or font is None:
        return text
    table = _FONTS.get(font.lower(), {})
    return "".join(_character(ord(char), table) or char for char in text)


def _character(code: int, table: dict[int, str]) -> str | None:
    if _FIRST <= code <= _LAST:
        return table.get(code - _FIRST, _OTHER)
    # Some producers store the code itself. Letters and figures are then what was meant, whatever the font is called.
    return table.get(code, _OTHER) if 0x80 <= code <= 0xFF else None
