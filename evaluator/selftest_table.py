"""The table of a self-test (bảng tự kiểm tra), Vietnamese first."""

from evaluator.selftest import Result, Row
from publisher import wording
from publisher.wording import Lang
from verifier.codes import RULES

_HEADS: dict[Lang, tuple[str, ...]] = {
    "vi": ("quy tắc", "lỗi cài", "bắt được", "bởi chính quy tắc này", "báo nhầm"),
    "en": ("rule", "planted", "caught", "by this rule", "false alarms"),
}
_KIND_HEADS: dict[Lang, tuple[str, ...]] = {
    "vi": ("loại lỗi", "lỗi cài", "bắt được", "tỷ lệ", "báo nhầm"),
    "en": ("kind of error", "planted", "caught", "share", "false alarms"),
}
_KINDS: dict[str, tuple[str, str]] = {
    "digit_changed": ("sai một chữ số", "digit changed"),
    "digits_transposed": ("đảo hai chữ số liền nhau", "adjacent digits transposed"),
    "part_dropped": ("bỏ sót một thành phần", "part dropped"),
    "percent_of_other_total": ("tỷ lệ tính trên tổng số khác", "percentage of another total"),
    "labels_swapped": ("hai số liệu đổi chỗ cho nhau", "labels swapped"),
    "period_shifted": ("kỳ số liệu lùi một kỳ", "period shifted"),
}


def table(result: Result, lang: Lang = "vi") -> str:
    """Two Markdown tables, by rule and by kind of error, and a line that says on how much they rest."""
    side = lang == "en"
    planted = sum(row.planted for row in result.kinds)
    size = f"{wording.count(result.reports, 'reports', lang)}; " + (
        f"{planted} errors planted in copies, the files themselves untouched."
        if side
        else f"{planted} lỗi được cài vào bản sao, tệp gốc giữ nguyên."
    )
    if not planted:
        none = ("Không có số liệu nào đủ quan hệ để cài lỗi.", "No figures stand in a relation that could be tested.")
        return f"{size}\n{none[side]}\n"
    lines = [size, "", _line(_HEADS[lang]), "|---|" + "---:|" * 4]
    lines += [_line(_rule(row, lang)) for row in result.rules]
    lines += ["", _line(_KIND_HEADS[lang]), "|---|" + "---:|" * 4]
    lines += [_line(_kind(row, lang)) for row in result.kinds]
    return "\n".join(lines) + "\n"


def _rule(row: Row, lang: Lang) -> tuple[str, ...]:
    rule = RULES.get(row.name)
    name = "" if rule is None else rule.name if lang == "en" else rule.name_vi
    return (
        f"{row.name} {name}".strip(),
        str(row.planted),
        str(row.caught),
        str(row.caught_by_rule),
        str(row.false_alarms),
    )


def _kind(row: Row, lang: Lang) -> tuple[str, ...]:
    share = wording.figures(f"{100 * row.caught / row.planted:.1f}", lang) + "%"
    return (_KINDS[row.name][lang == "en"], str(row.planted), str(row.caught), share, str(row.false_alarms))


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
