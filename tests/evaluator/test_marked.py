from pathlib import Path

import pytest

from evaluator.gold import GoldObservations, GoldReport
from evaluator.marked import MarkError, made

SOURCE = """
agency = ["ỦY BAN NHÂN DÂN", "XÃ THỬ"]
number = "Số: 75/BC-UBND"
place_date = "Thử, ngày 18 tháng 6 năm 2024"
kind = "BÁO CÁO"
subject = "Kết quả kiểm soát thủ tục hành chính ⟦quý II năm 2024|period 2024-Q2⟧"
body = \"\"\"
# I. KẾT QUẢ

## 1. Tiếp nhận
- Tiếp nhận ⟦1.144 hồ sơ|count 1144 u=hồ_sơ id=all obs=dossier.received.total⟧, \
gồm ⟦1.100 hồ sơ|count 1100 u=hồ_sơ id=new⟧ mới và ⟦44 hồ sơ|count 44 u=hồ_sơ id=old obs=dossier.carried_in⟧ cũ; trực tuyến \
⟦1.106/1.144 hồ sơ|fraction 1106/1144 u=hồ_sơ id=f obs=dossier.received.online den=dossier.received.total⟧, \
đạt ⟦96,68%|percent 96.68 id=p⟧; \
phấn đấu ⟦trên 98%|percent 98 more_than target⟧.

### a) Bảng
| STT | Nội dung | Năm 2021 | < |
| ^ | ^ | Trực tiếp | Trực tuyến |
|---|---|---|---|
| 1 | Số tiếp nhận | 2.518 | 407 |
| 2 | Kỳ trước | 34 | 6 |
\"\"\"
recipients = ["UBND huyện", "Lưu: VT"]
capacity = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
signatory = "Người Ký"
[dump]
blank = "lines"
eth = "NĂM"
[gold]
level = "commune"
relations = '''
all = new + old
p = f
'''
cells = "0 1 2 dossier.carried_in p=past"
[gold.periods]
default = ["quý II năm 2024", "2024-03-15", "2024-06-14"]
past = ["Năm 2021", "2021-01-01", "2021-12-31"]
[[gold.findings]]
id = "planted"
tier = 1
families = ["SUM"]
at = ["all", "Số tiếp nhận"]
why = "for the test"
"""


def gold_of(folder: Path, source: str) -> dict[str, str]:
    (folder / "sources").mkdir()
    (folder / "sources" / "a.toml").write_text(source, encoding="utf-8")
    (folder / "findings.json").write_text("{}", encoding="utf-8")
    return {path.name: text for path, text in made(folder, folder).items()}


def test_marks_become_mentions_relations_and_observations(tmp_path: Path) -> None:
    files = gold_of(tmp_path, SOURCE)
    report = GoldReport.model_validate_json(files["a.json"])
    assert [(m.text, m.kind, m.value, m.qualifier, m.modality, m.section) for m in report.mentions] == [
        ("Số: 75/BC-UBND", "legal_ref", "75/BC-UBND", "exact", "actual", ""),
        ("ngày 18 tháng 6 năm 2024", "date", "2024-06-18", "exact", "actual", ""),
        ("quý II năm 2024", "period", "2024-Q2", "exact", "actual", ""),
        ("1.144 hồ sơ", "count", "1144", "exact", "actual", "I.1"),
        ("1.100 hồ sơ", "count", "1100", "exact", "actual", "I.1"),
        ("44 hồ sơ", "count", "44", "exact", "actual", "I.1"),
        ("1.106/1.144 hồ sơ", "fraction", "1106/1144", "exact", "actual", "I.1"),
        ("96,68%", "percent", "96.68", "exact", "actual", "I.1"),
        ("trên 98%", "percent", "98", "more_than", "target", "I.1"),
    ]
    assert [relation.kind for relation in report.relations] == ["breakdown", "fraction_percent"]
    assert [(s.path, s.kind) for s in report.sections] == [("I", "roman"), ("I.1", "arabic"), ("I.1.a", "letter")]
    assert report.tables[0].columns == ("STT", "Nội dung", "Năm 2021 / Trực tiếp", "Năm 2021 / Trực tuyến")
    observed = GoldObservations.model_validate_json(files["a.observations.json"])
    assert [(o.indicator, o.value, o.period.label) for o in observed.observations] == [
        ("dossier.received.total", "1144", "quý II năm 2024"),
        ("dossier.carried_in", "44", "quý II năm 2024"),
        ("dossier.received.online", "1106", "quý II năm 2024"),
        ("dossier.received.total", "1144", "quý II năm 2024"),
        ("dossier.carried_in", "34", "Năm 2021"),
    ]
    assert observed.other == (4, 7, 8)


def test_a_denominator_may_have_a_period_and_a_field_of_its_own(tmp_path: Path) -> None:
    own = "den=dossier.received.total f=Hộ_tịch den.f= den.p=past"
    files = gold_of(tmp_path, SOURCE.replace("den=dossier.received.total", own))
    observed = GoldObservations.model_validate_json(files["a.observations.json"]).observations
    assert [(o.part, o.scope.field, o.period.label) for o in observed if o.part] == [
        ("numerator", "Hộ tịch", "quý II năm 2024"),
        ("denominator", None, "Năm 2021"),
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("all = new + old", "all = new + gone"),
        ("count 44 u=hồ_sơ", "count 44 maybe"),
        ('at = ["all", "Số tiếp nhận"]', 'at = ["hồ sơ"]'),
        ("|percent 96.68 id=p", "|percent"),
    ],
    ids=["no such mark", "unknown word", "words that stand more than once", "no value"],
)
def test_a_slip_of_the_pen_is_refused(tmp_path: Path, right: str, wrong: str) -> None:
    assert right in SOURCE
    with pytest.raises(MarkError):
        gold_of(tmp_path, SOURCE.replace(right, wrong))


def test_gold_of_the_corpus_is_what_its_marked_sources_say() -> None:
    stale = [path.name for path, text in made().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "python -m evaluator.marked"
