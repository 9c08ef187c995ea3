"""How much of one file the readers accept. Over a cap it is `TooLarge`: input is hostile until it has been read."""

MAX_BYTES = 200_000_000
"""A file larger than this is not opened. The longest real report met so far is under 5 MB."""

MAX_PAGES = 3_000
"""Pages of one PDF. Text files have no such cap: a page of theirs is a guess."""

MAX_CHARACTERS = 20_000_000
"""Characters of one PDF, counted page by page before they are fetched: a small file can unfold into very many."""

MAX_RULES = 20_000
"""Drawn objects and path segments of one page. A page with more is read as a page without tables."""

MAX_ANNOTATIONS = 1_000
"""Annotations of one page. Those of a page with more are not read."""
