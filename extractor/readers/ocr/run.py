"""Page after page: while one is recognised by processes of Tesseract the next is drawn. Results come in order."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import cv2

from extractor.readers.ocr.engine import Engine, EngineError
from extractor.readers.ocr.page import see
from extractor.readers.ocr.picture import Picture
from extractor.readers.ocr.write import Recognised, written


def recognised(pictures: Iterable[tuple[int, Picture]], engine: Engine) -> Iterator[tuple[int, Recognised | None]]:
    """What stands on each page, in order; None where Tesseract failed.

    Args:
        pictures: the number of each page with its picture. Asked for in this thread, and only a few ahead.
        engine: the recogniser.
    """
    workers = os.cpu_count() or 1
    waiting: deque[tuple[int, Future[Recognised | None]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for number, picture in pictures:
            waiting.append((number, pool.submit(_page, number, picture, engine)))
            if len(waiting) > workers:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[tuple[int, Future[Recognised | None]]]) -> tuple[int, Recognised | None]:
    number, page = waiting.popleft()
    return number, page.result()


def _page(number: int, picture: Picture, engine: Engine) -> Recognised | None:
    try:
        return written(see(picture, engine), number, picture.width, picture.height)
    except (EngineError, cv2.error):  # OpenCV refuses pictures of shapes that no page has
        return None
