"""Storable text (chữ lưu được): what has a UTF-8 form, for the readers that make the model and the writers that print it."""

REPLACEMENT = "\ufffd"
"""What stands where a character cannot be told or stored."""


def storable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, one for one: it has a UTF-8 form, and offsets hold."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(REPLACEMENT if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
