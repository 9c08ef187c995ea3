"""The description for machines (mô tả gói dữ liệu), `datapackage.json`: Data Package standard, version 2."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from publisher.dataset import csv_file, parquet
from publisher.dataset.folder import ALSO, MARK, PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.dataset.column import Column
    from publisher.dataset.contents import Contents, File

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_TYPES = {"decimal": "number", "score": "number"}
_MEDIA_TYPES = {csv_file.SUFFIX: csv_file.MEDIA_TYPE, parquet.SUFFIX: parquet.MEDIA_TYPE}


def write_package(folder: Path, contents: Contents) -> None:
    """Write `datapackage.json`. A resource is named like its file.

    A table in both formats is one resource, its CSV, which every validator reads; the Parquet files are told beside.
    """
    tables = {file.table.name for file in contents.files if file.suffix == csv_file.SUFFIX}
    beside = [file for file in contents.files if file.suffix == parquet.SUFFIX and file.table.name in tables]
    described = {
        "$schema": PROFILE,
        "name": "soat-dataset",
        "title": "Số liệu trích từ báo cáo hành chính · Figures read from administrative reports",
        "version": contents.dataset_version,
        MARK: {
            "program": contents.program,
            "contract": contents.contract_version,
            "reports": contents.reports,
            "faults": contents.faults,
            "options": contents.options,
            **({ALSO: [_described(folder, file) for file in beside]} if beside else {}),
        },
        "resources": [_resource(folder, file, contents) for file in contents.files if file not in beside],
    }
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (folder / PACKAGE).write_text(text + "\n", encoding="utf-8", newline="\n")


def _resource(folder: Path, file: File, contents: Contents) -> dict[str, Any]:
    dialect: dict[str, Any] = {"encoding": "utf-8"} if file.suffix == csv_file.SUFFIX else {}
    counted = {} if file.formulas is None else {"formula_like_cells": file.formulas}
    return {
        "name": file.name,
        "type": "table",
        **_described(folder, file),
        **dialect,
        "description": file.table.words.en,
        "description_vi": file.table.words.vi,
        **counted,
        "schema": _schema(file, contents),
    }


def _described(folder: Path, file: File) -> dict[str, Any]:
    """A file as it lies in the folder."""
    path = folder / file.name
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {
        "path": file.name,
        "format": file.suffix,
        "mediatype": _MEDIA_TYPES[file.suffix],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "rows": file.rows,
    }


def _schema(file: File, contents: Contents) -> dict[str, Any]:
    keys = [
        {
            "fields": list(reference.columns),
            "reference": {
                **({} if reference.table == file.table.name else {"resource": f"{reference.table}.{file.suffix}"}),
                "fields": list(contents.key(reference.table)),
            },
        }
        for reference in file.table.references
    ]
    return {
        "fields": [_field(column) for column in file.columns],
        "primaryKey": list(file.table.key),
        **({"foreignKeys": keys} if keys else {}),
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.words.en,
        "description_vi": column.words.vi,
        **({"constraints": constraints} if constraints else {}),
    }
