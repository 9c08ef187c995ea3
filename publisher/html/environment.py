"""The templates (khuôn trang): everything put into them is made harmless and escaped; style and script stand in the page."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.model.storable import storable
from publisher.html.words import word
from publisher.plain import harmless
from publisher.wording import count, figures, kind, say

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = "publisher.html"


@cache
def template(name: str) -> Template:
    """A template of ours, by the name of its file."""
    made = Environment(
        loader=PackageLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(word=word, say=say, count=count, kind=kind, figures=figures, asset=asset, policy=policy)
    return made.get_template(name)


@cache
def asset(name: str) -> Markup:
    """A style sheet or script of ours, to stand in the page as it is."""
    return Markup(files(_HERE).joinpath("static", name).read_text(encoding="utf-8"))  # noqa: S704 - a file of ours


def policy(styles: list[str], scripts: list[str], *, pictures: bool = False) -> str:
    """The Content-Security-Policy of a page: these styles and scripts and no others, pictures beside it, no network."""
    allowed = {
        "default-src": "'none'",
        "style-src": " ".join(map(_hash, styles)),
        "script-src": " ".join(map(_hash, scripts)),
        "img-src": "'self' file:" if pictures else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(name: str) -> str:
    digest = hashlib.sha256(asset(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _finalized(value: object) -> object:
    """What is printed: no control or bidirectional character, no lone surrogate."""
    return storable(harmless(value)) if isinstance(value, str) and not isinstance(value, Markup) else value
