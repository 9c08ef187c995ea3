"""Writes `units.tsv` anew from the package it is taken from: `python -m patterns.places.renew WHEEL`.

WHEEL is what `pip download --no-deps vietnamadminunits` brings. Nothing else of ours reads that package.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any
from zipfile import Path as ZipPath
from zipfile import ZipFile

_FOLDER = "vietnamadminunits/data"
_WARDS_OLD = (
    "DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED",
    "DICT_PROVINCE_DISTRICT_WARD_ACCENTED",
    "DICT_PROVINCE_DISTRICT_WARD_SHORT_ACCENTED",
)
_WARDS_NEW = (
    "DICT_PROVINCE_WARD_NO_ACCENTED",
    "DICT_PROVINCE_WARD_ACCENTED",
    "DICT_PROVINCE_WARD_SHORT_ACCENTED",
)
_HEAD = """\
# Administrative units of Viet Nam with their official codes (mã số đơn vị hành chính): one unit a line.
# Source: {name} {version} (PyPI), MIT licence, Copyright (c) 2025 Tran Ngoc Minh Hieu; the licence stands in LICENSE.md here.
# Renew: pip download --no-deps {name}; python -m patterns.places.renew {name}-*.whl. Do not edit by hand.
# Columns: rank, code, code of the unit above, name, codes of the units that followed. Small letters p d c: province,
# district, commune as they were on 30/06/2025. Capitals P C: province and commune as they are since 01/07/2025.
"""


def rows(wheel: ZipFile) -> Iterator[tuple[str, ...]]:
    """The lines of the table in a fixed order: old provinces, districts, communes, then the new ones."""
    old, new, link = (
        json.loads(wheel.read(f"{_FOLDER}/{name}.json"))
        for name in ("parser_legacy", "parser_from_2025", "converter_2025")
    )
    now = {
        (province, key): ward
        for table in _WARDS_NEW
        for province, wards in new[table].items()
        for key, ward in wards.items()
    }
    followed = _followed(link, now)
    became = {
        before: new["DICT_PROVINCE"][key]["provinceCode"]
        for key, olds in link["DICT_PROVINCE"].items()
        for before in olds
    }
    province = {key: row["provinceCode"] for key, row in old["DICT_PROVINCE"].items()}
    district = {
        (key, name): row["districtCode"]
        for key, rows_ in old["DICT_PROVINCE_DISTRICT"].items()
        for name, row in rows_.items()
    }
    for key, row in old["DICT_PROVINCE"].items():
        yield "p", row["provinceCode"], "", row["province"], became[key]
    for (key, name), code in district.items():
        row = old["DICT_PROVINCE_DISTRICT"][key][name]
        yield "d", code, province[key], row["district"], followed.get(f"{key}_{name}_", "")
    wards = {
        (key, name, ward): row
        for table in _WARDS_OLD
        for key, districts in old[table].items()
        for name, rows_ in districts.items()
        for ward, row in rows_.items()
    }
    for (key, name, ward), row in wards.items():
        if isinstance(row["ward"], str):  # five island districts have no communes: there the package says NaN
            yield "c", row["wardCode"], district[key, name], row["ward"], followed.get(f"{key}_{name}_{ward}", "")
    for row in new["DICT_PROVINCE"].values():
        yield "P", row["provinceCode"], "", row["province"], ""
    for (key, _), row in now.items():
        yield "C", row["wardCode"], new["DICT_PROVINCE"][key]["provinceCode"], row["ward"], ""


def _followed(link: dict[str, Any], now: dict[tuple[str, str], dict[str, str]]) -> dict[str, str]:
    """By the key of an old commune, the codes of the new ones that its land belongs to."""
    codes: dict[str, list[str]] = defaultdict(list)
    for province, wards in link["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for key, olds in wards.items():
            for before in olds:
                codes[before].append(now[province, key]["wardCode"])
    for province, divided in link["DICT_PROVINCE_WARD_DIVIDED"].items():
        for before, parts in divided.items():
            codes[before].extend(now[province, part["newWardKey"]]["wardCode"] for part in parts)
    return {before: " ".join(sorted(set(after))) for before, after in codes.items()}


def main(path: str) -> None:
    """Write the table beside this module."""
    with ZipFile(path) as wheel:
        distribution = next(each for each in ZipPath(wheel).iterdir() if each.name.endswith(".dist-info"))
        told = PathDistribution(distribution).metadata
        order = "pdcPC".index
        lines = sorted(rows(wheel), key=lambda row: (order(row[0]), row[1], row[3]))
        head = _HEAD.format(name=told["Name"], version=told["Version"])
        (licence,) = (name for name in wheel.namelist() if name.endswith("licenses/LICENSE"))
        here = Path(__file__).parent
        (here / "LICENSE.md").write_bytes(wheel.read(licence))
        (here / "units.tsv").write_text(head + "".join("\t".join(row).rstrip() + "\n" for row in lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
