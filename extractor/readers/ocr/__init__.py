"""Recognition of characters (nhận dạng chữ, OCR) on pages that are pictures: scans, photographs, image files.

picture -> ink (stamps out) -> skew -> rules (drawn lines) -> cells and the rest -> engine (Tesseract) -> figures (read
again) -> write: characters and lines as if a PDF had given them, laid out by `extractor.readers.pdf`

Only `decision` and `engine` are light; the others bring OpenCV along and are imported when a page is really recognised.
"""
