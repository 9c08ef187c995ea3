"""The command line (dòng lệnh) `soat`: reads the arguments, calls one room, prints. No logic lives here.

Typer and the names of formats alone are imported at the top: `soat --help` must answer at once, so each command imports
its room when it runs.
"""

import gc
import io
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from publisher.formats import Format, Kept, Tool
from publisher.usage import Group

if TYPE_CHECKING:
    from batch import Baseline, Bounds, Discovery, Found
    from batch.store import Engine, Plan
    from extractor.model import Report
    from publisher.result import AuditResult, Tally

app = typer.Typer(
    cls=Group,
    help="soát: đọc báo cáo hành chính tiếng Việt, trích số liệu và soát xem các con số có khớp nhau không.",
    epilog="Mã kết thúc: 0 không có gì, 1 có điểm không khớp, 2 dùng sai lệnh, 3 có tệp không đọc được.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Tệp, thư mục (lấy mọi tệp PDF, Word, RTF, HTML, ảnh, .txt bên trong), hoặc - để đọc danh sách đường "
        "dẫn từ stdin.",
    ),
]
Lang = Literal["vi", "en"]
Language = Annotated[Lang, typer.Option("--lang", help="Ngôn ngữ: vi tiếng Việt, en tiếng Anh.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Ghi ra tệp này thay vì ra màn hình.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="CODES",
        help="Chỉ áp dụng các quy tắc này: mã (SUM101), phần đầu của mã (SUM) hoặc ALL; nhiều mã cách nhau bằng dấu phẩy.",
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODES", help="Bỏ qua các quy tắc này; viết như --select.")
]
Ocr = Annotated[
    Literal["auto", "never", "always"],
    typer.Option(
        "--ocr",
        help="Nhận dạng chữ từ ảnh trang. auto: khi trang không có lớp chữ dùng được; never: không; always: mọi trang.",
    ),
]
Debug = Annotated[
    bool,
    typer.Option(
        "--debug", help="Khi chương trình gặp lỗi thì dừng và in vết lỗi; --timeout, --memory không có tác dụng."
    ),
]

Pages = Annotated[
    bool,
    typer.Option("--pages", help="html: kèm ảnh các trang của tệp PDF, tô đúng vị trí số liệu; cần tệp gốc."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Chỉ in điểm không khớp và tệp không đọc được, không in tiến độ.")
]
MinSeverity = Annotated[
    Literal["error", "warning", "info"] | None,
    typer.Option("--min-severity", help="Chỉ hiện từ mức này trở lên.", show_default="table: warning; dạng khác: info"),
]
Accepted = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Không báo các điểm đã được chấp nhận, có lý do, ghi trong FILE."),
]

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""Loading the patterns makes a million objects that stay; Python would look through them all again and again."""

_MOST = 1_000_000_000
_LONGEST_SENTENCE = 20_000
Timeout = Annotated[
    float, typer.Option(metavar="SECONDS", min=0, help="Số giây tối đa để đọc một tệp; 0: không giới hạn.")
]
Memory = Annotated[int, typer.Option(metavar="MB", min=0, help="Bộ nhớ tối đa để đọc một tệp; 0: không giới hạn.")]
MaxBytes = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, max=_MOST, help="Không đọc tệp lớn hơn N byte.", show_default="200 triệu"),
]
MaxPages = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, max=_MOST, help="Không đọc tệp nhiều hơn N trang.", show_default="3.000"),
]


def main() -> None:
    """Run `soat`. Both streams speak UTF-8 whatever the machine is set to: reports are Vietnamese."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    app(prog_name="soat")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"soat {_version()}")
        raise typer.Exit


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("soat-bao-cao")
    except PackageNotFoundError:
        return "(chưa cài đặt)"  # run from a checkout


@app.callback()
def soat(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="In phiên bản rồi thoát.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """What stands before a command."""


@app.command()
def extract(  # noqa: PLR0913 - one parameter per option
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Tệp báo cáo: PDF, Word, RTF, HTML, ảnh hoặc văn bản thuần.")
    ],
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table: bảng để xem; json: dữ liệu đầy đủ.")
    ] = "table",
    *,
    coverage: Annotated[
        bool,
        typer.Option(
            "--coverage",
            help="Thay vì nội dung, in sổ chữ số: mỗi chữ số của tệp thuộc về đâu, chữ số nào còn sót và vì sao. "
            "Mã kết thúc vẫn là 0 dù còn sót.",
        ),
    ] = False,
    output: Output = None,
    lang: Language = "vi",
    ocr: Ocr = "auto",
    timeout: Timeout = 300,
    memory: Memory = 2000,
    max_bytes: MaxBytes = None,
    max_pages: MaxPages = None,
    debug: Debug = False,
) -> None:
    """Đọc một báo cáo: phần đầu, các mục, cụm số liệu, bảng, số liệu theo chỉ tiêu."""
    from batch import account_file, exit_status, extract_file, guarded
    from publisher.notices import announce
    from publisher.progress import tell_pages
    from publisher.result import Tally

    _found([str(file)], output)
    tally = Tally()
    tell_pages(lang)
    with guarded(
        partial(account_file if coverage else extract_file, ocr=ocr),
        _bounds(timeout, memory, max_bytes, max_pages),
        debug=debug,
    ) as extracted:
        (result,) = tally.count([extracted(file)])
    if result.fault is not None:
        announce(result.fault, lang)
    if result.report is not None:
        with _written(output, lang) as stream:
            if form == "json":
                from publisher import to_json

                if result.ledger is not None:
                    to_json.write_ledger(result.report, result.ledger, stream)
                else:
                    to_json.write_report(result.report, stream)
            elif result.ledger is not None:
                from publisher import ledger_page

                ledger_page.write_ledger(result.report, result.ledger, stream, lang)
            else:
                from publisher import to_terminal

                to_terminal.write_report(result.report, stream, lang)
    raise typer.Exit(exit_status(tally, None))


# Not -h for help here: a sentence may begin with a bullet ("- Hộ tịch: 5 hồ sơ"), which is none of our options.
@app.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="Câu cần giải thích, hoặc - để đọc từ stdin.")],
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table: bảng để xem; json: dữ liệu đầy đủ.")
    ] = "table",
    *,
    lang: Language = "vi",
) -> None:
    """Giải thích một câu được đọc thế nào: từng cụm số liệu, mẫu đọc, giá trị, khoảng giá trị, và chữ số còn sót."""
    from extractor.explain import explain as explained

    explanation = explained(_given(sentence))
    with _written(None, lang) as stream:
        if form == "json":
            from publisher import to_json

            to_json.write_explanation(explanation, stream)
        else:
            from publisher import explanation_page

            explanation_page.write_explanation(explanation, stream, lang)


@app.command()
def audit(  # noqa: PLR0913, PLR0915 - one parameter per option, and one step for each
    paths: Paths,
    *,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="table: bảng để xem; json, jsonl: dữ liệu đầy đủ, jsonl mỗi tệp một dòng; csv: bảng; xlsx: sổ Excel để "
            "rà soát; html: trang để mở bằng trình duyệt, ghi vào thư mục -o; pdf: tệp PDF gốc có tô và ghi chú các điểm "
            "không khớp; sarif: cho công cụ rà soát mã.",
        ),
    ] = "table",
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"],
        typer.Option("--fail-on", help="Mức nhẹ nhất làm lệnh kết thúc với mã 1; never: không mức nào."),
    ] = "error",
    min_severity: MinSeverity = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: Accepted = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline", metavar="FILE", help="Ghi các điểm không khớp ra FILE (TOML) để rà soát và ghi lý do."
        ),
    ] = None,
    ledger: Annotated[
        bool,
        typer.Option(
            "--ledger",
            help="Kèm sổ kiểm tra: số liệu nào đã đối chiếu, chưa đối chiếu được, không đối chiếu; csv: chỉ sổ này.",
        ),
    ] = False,
    figures: Annotated[
        bool, typer.Option("--figures", help="Như --ledger, và liệt kê từng cụm số liệu trên màn hình.")
    ] = False,
    pages: Pages = False,
    lang: Language = "vi",
    output: Output = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help="Soát hàng loạt: ghi mọi kết quả vào thư mục DIR (Parquet, hỏi bằng soat query); chạy lại thì soát tiếp. "
            "PATH khi đó có thể là tệp .zip, mẫu như '2024/*.pdf', hoặc địa chỉ kho đối tượng như s3://bucket/bao-cao (s3, gs, gcs, "
            "az, abfs, abfss).",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, max=1024, help="Với --out: số tiến trình.", show_default="số lõi"),
    ] = None,
    chunk: Annotated[
        int,
        typer.Option(metavar="N", min=1, max=10_000, help="Với --out: số tệp tối đa của một lô giao cho tiến trình."),
    ] = 20,
    retry_failed: Annotated[
        bool,
        typer.Option(
            "--retry-failed",
            help="Với --out: soát lại tệp lần trước bị dừng (quá giờ, thiếu bộ nhớ, lỗi, không có chữ).",
        ),
    ] = False,
    engine: Annotated[
        Literal["local", "dask"],
        typer.Option("--engine", help="Với --out: local: các tiến trình của máy này; dask: một cụm máy Dask."),
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Với --engine dask: địa chỉ bộ điều phối, như tcp://10.0.0.1:8786."),
    ] = None,
    shards: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Với --engine dask, khi các máy không có ổ đĩa chung: địa chỉ kho đối tượng để các máy gửi kết quả về, như "
            "s3://bucket/soat.",
        ),
    ] = None,
    quiet: Quiet = False,
    ocr: Ocr = "auto",
    timeout: Timeout = 300,
    memory: Memory = 2000,
    max_bytes: MaxBytes = None,
    max_pages: MaxPages = None,
    debug: Debug = False,
) -> None:
    """Soát các báo cáo và liệt kê những con số không khớp nhau, trong từng báo cáo và giữa các báo cáo."""
    from batch import Comparison, audit_files, exit_status, read_baseline, settings_above
    from batch.publish import Place, check_place, publish
    from publisher import notices, to_baseline
    from publisher.file_names import FileNames
    from publisher.formats import NEEDS_CHECKS, Audit, lightest
    from verifier.codes import ACROSS, RULES
    from verifier.selection import Choice, chosen

    rules = RULES | ACROSS
    with _refusals(lang):
        settings = settings_above(Path.cwd())
        if settings.path and not quiet:  # said first: what is refused next may stand there
            notices.tell_settings(str(settings.path), lang)
        codes = chosen([settings.choice, Choice(_listed(select), _listed(ignore) or ())], rules)
        baseline = baseline or settings.baseline
        accepted = read_baseline(baseline) if baseline else None
    bounds = _bounds(timeout, memory, max_bytes, max_pages)
    if out is not None:
        from batch.store import Manner, Plan

        given = {
            "--format": form != "table",
            "--min-severity": min_severity,
            "--output": output,
            "--write-baseline": write_baseline,
            "--ledger": ledger,
            "--figures": figures,
            "--pages": pages,
            "--debug": debug,
        }
        _refuse_together("--out", [name for name, value in given.items() if value])
        if not quiet:
            notices.tell_rules(len(codes), len(rules), lang)
        manner = Manner(None if codes == rules.keys() else codes, ocr, bounds)
        plan = Plan(manner, _version(), chunk, retry_failed, accepted, _shards(shards, engine, lang))
        run = _engine(engine, scheduler, workers)
        if scheduler is not None and not out.exists():  # else what is done may be all there is to do
            from batch.store import check_scheduler

            with _refusals(lang):
                check_scheduler(scheduler)
        tally = _audit_into(out, paths, plan, run, lang, quiet=quiet)
    else:
        found = _found(paths, output)
        place = Place(form, output, found.is_one_file(paths), pages)
        with _refusals(lang):
            check_place(place, found)
        if write_baseline and (write_baseline.exists() or write_baseline == output):
            notices.tell_exists(str(write_baseline), lang)
            raise typer.Exit(2)
        if not quiet:
            notices.tell_rules(len(codes), len(rules), lang)
            _tell_found(found, lang)
        checks = ledger or figures
        kept = checks or form in NEEDS_CHECKS
        audited = audit_files(found.inputs, bounds, ocr=ocr, codes=codes, checks=kept, debug=debug)
        comparison = Comparison(codes)
        names = FileNames.told_from(found.folders)
        judged = accepted.apply(audited) if accepted else audited
        minimum = min_severity or lightest(form)
        tally, results = _counted(judged, found, lang, quiet=quiet)
        results = comparison.watch(results)
        with ExitStack() as files:
            if write_baseline:
                noted = files.enter_context(_written(write_baseline, lang))
                results = to_baseline.noted(results, noted, names, lang, minimum)
            audit = Audit(
                results=results,
                across=tally.count_across(comparison.findings()),
                tally=tally,
                rules=rules,
                lang=lang,
                minimum=minimum,
                version=_version(),
                folder=Path.cwd(),
                names=names,
                of_one_file=place.one,
                quiet=quiet,
                checks=checks,
                figures=figures,
            )
            with _refusals(lang, output):
                publish(audit, place, bounds)
    if accepted and not quiet:
        _tell_entries(accepted, str(baseline), codes, lang)
    raise typer.Exit(exit_status(tally, None if fail_on == "never" else fail_on))


@app.command()
def query(
    out: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục mà soat audit --out đã ghi.")],
    sql: Annotated[
        str,
        typer.Argument(
            metavar="SQL", help="Một câu SELECT; bảng là tên các tệp trong DIR/tables (docs/dataset.vi.md)."
        ),
    ],
    form: Annotated[
        Literal["table", "csv", "json"],
        typer.Option("--format", help="table: bảng để xem; csv: mở bằng Excel; json: số thập phân là chuỗi."),
    ] = "table",
    *,
    output: Output = None,
    lang: Language = "vi",
) -> None:
    """Hỏi bằng SQL các bảng mà soat audit --out đã ghi; chỉ đọc, không đụng tới gì ngoài các bảng ấy."""
    from batch.store import asked, check_originals
    from publisher.answer import write_answer

    if output:
        with _refusals(lang):
            check_originals(out, output)
    with _refusals(lang), asked(out, sql) as answer, _written(output, lang) as stream:
        write_answer(answer.columns, answer, stream, form, lang)


@app.command()
def report(  # noqa: PLR0913 - one parameter per option
    out: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục mà soat audit --out đã ghi.")],
    form: Annotated[
        Kept,
        typer.Option(
            "--format",
            help="xlsx: sổ Excel để rà soát; html: trang để mở bằng trình duyệt, pdf: các tệp PDF gốc có ghi chú, đều ghi "
            "vào thư mục -o; csv: bảng; json, jsonl: dữ liệu đầy đủ; sarif: cho công cụ rà soát mã.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="Tệp kết quả; với html, pdf: thư mục.")
    ],
    *,
    min_severity: MinSeverity = None,
    baseline: Accepted = None,
    pages: Pages = False,
    lang: Language = "vi",
    quiet: Quiet = False,
    timeout: Timeout = 300,
    memory: Memory = 2000,
) -> None:
    """Ghi kết quả mà soat audit --out đã lưu thành sổ Excel, trang HTML, PDF có ghi chú hoặc dữ liệu, không soát lại."""
    from batch import read_baseline, settings_above
    from batch.publish import Place, check_place, publish
    from batch.store import Record, check_originals
    from publisher.formats import Audit, lightest
    from publisher.progress import tracked
    from verifier.codes import ACROSS, RULES

    rules = RULES | ACROSS
    place = Place(form, output, pages=pages)
    with _refusals(lang, output):
        check_place(place)
        record = Record(out)
        check_originals(out, output)
        baseline = baseline or settings_above(Path.cwd()).baseline
        results = record.results()
        if baseline:
            results = read_baseline(baseline).apply(results)
        if not quiet:
            results = tracked(results, record.opening.inputs, lang)
        audit = Audit(
            results=results,
            across=record.across(),
            rules=rules,
            lang=lang,
            minimum=min_severity or lightest(form),
            version=_version(),
            folder=Path(record.opening.start),
            names=record.opening.names(),
            quiet=quiet,
        )
        publish(audit, place, _bounds(timeout, memory, None, None))


@app.command()
def dataset(  # noqa: PLR0913 - one parameter per option
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Thư mục kết quả; chưa có, hoặc còn trống.")],
    form: Annotated[
        Literal["parquet", "csv", "both"],
        typer.Option("--format", help="parquet, csv (cho chương trình, không phải cho Excel), hoặc cả hai."),
    ] = "both",
    *,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="--no-text: bỏ toàn văn, nguyên văn số liệu và ô, tên người ký.")
    ] = True,
    force: Annotated[
        bool, typer.Option("--force", help="Thay bộ dữ liệu soát đã ghi trước đó trong DIR; không thay gì khác.")
    ] = False,
    lang: Language = "vi",
    quiet: Quiet = False,
    ocr: Ocr = "auto",
    timeout: Timeout = 300,
    memory: Memory = 2000,
    max_bytes: MaxBytes = None,
    max_pages: MaxPages = None,
    debug: Debug = False,
) -> None:
    """Soát các báo cáo và ghi mọi số liệu thành các bảng Parquet, CSV kèm mô tả."""
    from batch import Comparison, audit_files, exit_status
    from publisher import notices
    from publisher.dataset.folder import new_folder
    from publisher.dataset.write import Making, write_dataset

    found = _found(paths)
    _check_folder(out, "--out", found, lang)
    if not quiet:
        _tell_found(found, lang)
    audited = audit_files(found.inputs, _bounds(timeout, memory, max_bytes, max_pages), ocr=ocr, debug=debug)
    comparison = Comparison()
    tally, results = _counted(audited, found, lang, quiet=quiet)
    with _refusals(lang, out), new_folder(out, force=force) as folder:
        making = Making(form, text, _version(), {"ocr": ocr})
        contents = write_dataset(comparison.watch(results), folder, making, comparison.findings())
    if not quiet:
        notices.tell_written(str(out), contents.reports, sum(file.rows for file in contents.tables), lang)
    raise typer.Exit(exit_status(tally, None))


@app.command()
def export(  # noqa: PLR0913 - one parameter per option
    paths: Paths,
    tool: Annotated[Tool, typer.Option("--format", help="Công cụ gán nhãn sẽ nhận các tệp.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Thư mục kết quả; chưa có, hoặc còn trống.")
    ],
    *,
    lang: Language = "vi",
    quiet: Quiet = False,
    ocr: Ocr = "auto",
    timeout: Timeout = 300,
    memory: Memory = 2000,
    max_bytes: MaxBytes = None,
    max_pages: MaxPages = None,
    debug: Debug = False,
) -> None:
    """Xuất các cụm số liệu và quan hệ giữa chúng thành nhãn cho Label Studio, doccano hoặc brat."""
    from batch import exit_status, extract_files
    from publisher import notices
    from publisher.annotations.write import write_export
    from publisher.dataset.folder import new_folder

    found = _found(paths)
    _check_folder(output, "--output", found, lang)
    if not quiet:
        _tell_found(found, lang)
    extracted = extract_files(found.inputs, _bounds(timeout, memory, max_bytes, max_pages), ocr=ocr, debug=debug)
    tally, results = _counted(extracted, found, lang, quiet=quiet)
    with _refusals(lang, output), new_folder(output) as folder:
        write_export(results, folder, tool, f"soat {_version()}")
    if not quiet:
        notices.tell_exported(str(output), tally.reports, lang)
    raise typer.Exit(exit_status(tally, None))


@app.command()
def evaluate(  # noqa: PLR0913 - one parameter per option
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="Thư mục bản đối chiếu (gold/README.md); mặc định là gold của bản mã nguồn soát."
        ),
    ] = Path("gold"),
    *,
    reports: Annotated[
        Path, typer.Option("--reports", metavar="DIR", help="Thư mục các báo cáo mà bản đối chiếu mô tả.")
    ] = Path("corpus"),
    misses: Annotated[bool, typer.Option("--misses", help="In trước từng chỗ khác nhau.")] = False,
    kinds: Annotated[
        bool, typer.Option("--kinds", help="In thêm điểm của từng loại số liệu (vị trí, loại và giá trị).")
    ] = False,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", help="table: bảng điểm; json: bảng điểm và mọi chỗ khác nhau, để so sánh về sau."),
    ] = "table",
    compare: Annotated[
        Path | None,
        typer.Option(
            "--compare",
            metavar="RUN",
            help="So với một lần chấm đã lưu bằng --format json: được thêm gì, mất đi gì. Mã kết thúc 1 khi có điểm tụt.",
        ),
    ] = None,
    output: Output = None,
    lang: Language = "vi",
) -> None:
    """Chấm chất lượng đọc: so kết quả đọc các báo cáo với bản đối chiếu đọc tay."""
    from evaluator import run_record
    from evaluator.gold import GoldError, GoldReport
    from evaluator.score_gold import kinds_table, listed, score_folder, table

    if kinds and form == "json":
        raise typer.BadParameter(("chỉ dùng với --format table.", "only with --format table.")[lang == "en"])
    try:
        earlier = run_record.load(compare) if compare is not None else None
    except (OSError, ValueError) as error:
        told = ("không dùng được", "cannot be used")[lang == "en"]
        raise typer.BadParameter(f"{told}: {error}", param_hint="--compare") from error
    read: list[tuple[GoldReport, Report]] = []
    try:
        scores = score_folder(gold, reports, (lambda *pair: read.append(pair)) if kinds else None)
    except (OSError, GoldError) as error:
        told = ("không chấm được", "cannot be scored")[lang == "en"]
        raise typer.BadParameter(f"{told}: {error}", param_hint="GOLD") from error
    if not scores.differences:
        told = (
            f"không có bản đối chiếu nào trong thư mục {gold.resolve()}; hãy chạy trong thư mục mã nguồn soát.",
            f"the folder {gold.resolve()} holds no gold; run this in a clone of soát.",
        )[lang == "en"]
        raise typer.BadParameter(told, param_hint="GOLD")
    run = run_record.record(scores)
    if earlier is not None and not run_record.share_reports(earlier, run):
        told = (
            "hai lần chấm không có báo cáo nào chung, không so sánh được.",
            "the two runs have no report in common and cannot be compared.",
        )[lang == "en"]
        raise typer.BadParameter(told, param_hint="--compare")
    with _written(output, lang) as stream:
        if misses:
            stream.write(listed(scores) + "\n")
        stream.write(run_record.as_json(run) if form == "json" else table(scores, lang))
        if kinds:
            from evaluator.by_kind import score_kinds

            stream.write("\n" + kinds_table(score_kinds(read), lang))
        if earlier is not None:
            stream.write("\n" + run_record.compared(earlier, run, lang))
    if earlier is not None and run_record.fallen(earlier, run):
        raise typer.Exit(1)


@app.command()
def selftest(  # noqa: PLR0913 - one parameter per option
    paths: Paths,
    *,
    form: Annotated[
        Literal["table", "json"], typer.Option("--format", help="table: bảng để xem; json: dữ liệu đầy đủ.")
    ] = "table",
    most: Annotated[
        int,
        typer.Option(
            "--most", metavar="N", min=1, max=1000, help="Số lỗi mỗi loại, cho mỗi quy tắc, cài vào một báo cáo."
        ),
    ] = 5,
    output: Output = None,
    lang: Language = "vi",
    ocr: Ocr = "auto",
    timeout: Annotated[
        float,
        typer.Option(
            metavar="SECONDS",
            min=0,
            help="Số giây tối đa cho một tệp, gồm cả việc soát mọi bản sao có cài lỗi của tệp đó; 0: không giới hạn.",
        ),
    ] = 300,
    memory: Memory = 2000,
    max_bytes: MaxBytes = None,
    max_pages: MaxPages = None,
) -> None:
    """Tự kiểm tra trên chính các báo cáo của bạn: cài lỗi biết trước vào bản sao, đếm xem bắt được bao nhiêu.

    Lỗi chỉ được cài vào tổng số và các thành phần, tỷ lệ, số liệu nhắc lại và kỳ số liệu nêu trong lời văn (SUM101, RAT101,
    RAT102, REP101, PER101); các quy tắc khác, kể cả quy tắc về bảng biểu, chưa được thử. Mỗi bản sao được soát lại toàn bộ, nên
    một báo cáo mất thời gian gấp vài chục lần so với soat audit; --most nhỏ hơn thì nhanh hơn.
    """
    import json

    from batch.run import NOT_ALL_READ
    from evaluator import selftest as room
    from evaluator.selftest_table import table
    from publisher.notices import announce
    from publisher.progress import tracked

    found = _found(paths, output)
    _tell_found(found, lang)
    follow = partial(tracked, total=len(found.inputs), lang=lang, few=1)
    bounds = _bounds(timeout, memory, max_bytes, max_pages)
    result = room.selftest(found.inputs, bounds, most=most, ocr=ocr, follow=follow)
    for fault in result.faults:
        announce(fault, lang)
    with _written(output, lang) as stream:
        if form == "json":
            stream.write(json.dumps(result.to_dict(), ensure_ascii=False, indent=2) + "\n")
        else:
            stream.write(table(result, lang))
    raise typer.Exit(NOT_ALL_READ if result.faults else 0)


@app.command()
def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="Mã quy tắc, ví dụ SUM101, hoặc phần đầu của mã: SUM.")
    ] = None,
    lang: Language = "vi",
) -> None:
    """Liệt kê các quy tắc, tất cả hoặc của một nhóm, hoặc giải thích một quy tắc."""
    from publisher import to_terminal
    from verifier.codes import ACROSS, RULES

    rules = RULES | ACROSS
    wanted = code.strip().upper() if code is not None else ""
    listed = sorted(each for each in rules if each.startswith(wanted))
    if wanted in rules:
        to_terminal.write_rule(rules[wanted], sys.stdout, lang)
    elif listed and (wanted or code is None):
        to_terminal.write_rules([rules[each] for each in listed], sys.stdout, lang)
    else:
        told = (f"không có quy tắc {code!r}; `soat rule` liệt kê tất cả.", f"no rule {code!r}; `soat rule` lists all.")
        raise typer.BadParameter(told[lang == "en"], param_hint="CODE")


@app.command()
def schema(
    *,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help="In danh mục chỉ tiêu dưới dạng JSON, thay cho lược đồ.")
    ] = False,
    output: Output = None,
    lang: Language = "vi",
) -> None:
    """In lược đồ JSON (JSON Schema) của mọi kết quả dạng JSON, hoặc danh mục chỉ tiêu."""
    with _written(output, lang) as stream:
        if catalogue:
            from patterns.catalogue import GROUPS
            from publisher.catalogue import write_catalogue

            write_catalogue(GROUPS, stream)
        else:
            from publisher import to_json
            from publisher.schema.json_schema import json_schema

            to_json.write_schema(json_schema(), stream)


def _audit_into(out: Path, paths: list[str], plan: "Plan", engine: "Engine", lang: Lang, *, quiet: bool) -> "Tally":
    """The audit into a folder, with what is said of it."""
    from batch.address import is_address
    from batch.store import ACCIDENTS, UNFETCHED, audit_into, found_in, items
    from publisher import notices
    from publisher.file_names import FileNames
    from publisher.progress import paced
    from publisher.to_terminal import write_summary

    if is_address(out.as_posix().replace(":/", "://", 1)):
        raise typer.BadParameter("kết quả được ghi vào một thư mục của máy này, không vào địa chỉ.", param_hint="--out")
    with _refusals(lang):
        found = found_in(_named(paths))
    _refuse_nothing(found)
    _check_folder(out, "--out", found, lang)
    if not quiet:
        _tell_found(found, lang)
    names = FileNames.told_from(found.folders)
    others: Counter[str] = Counter()
    inputs = list(items(found.inputs, plan.manner.bounds.caps, others))
    if not quiet:
        notices.tell_passed_over(others, "archives", lang)
    try:
        with _refusals(lang, out):
            stored = audit_into(
                out,
                inputs,
                replace(plan, names=names),
                engine,
                (lambda done, _: done) if quiet else partial(paced, lang=lang),
            )
    except KeyboardInterrupt:
        notices.tell_broken_off(lang)
        raise
    if not quiet:
        notices.tell_resumed(stored.resumed, lang)
        with _written(None, lang) as stream:
            write_summary(stored.tally, stored.faults, stream, lang)
        retry = bool(ACCIDENTS & stored.faults.keys()) and not plan.retry
        notices.tell_stored(str(out), lang, views=stored.views, retry=retry, again=UNFETCHED in stored.faults)
    return stored.tally


def _engine(name: str, scheduler: str | None, workers: int | None) -> "Engine":
    """What runs the chunks."""
    from batch.store import cores, run_local, run_on_cluster

    if name == "local":
        if scheduler is not None:
            raise typer.BadParameter("chỉ dùng với --engine dask.", param_hint="--scheduler")
        return partial(run_local, workers=workers or cores())
    if scheduler is None:
        raise typer.BadParameter("--engine dask cần địa chỉ bộ điều phối.", param_hint="--scheduler")
    return partial(run_on_cluster, scheduler=scheduler)


def _shards(address: str | None, engine: str, lang: Lang) -> str:
    """Through which storage workers send what they make; "" for none."""
    from batch.address import NoStorage, is_address, split

    if address is None:
        return ""
    if engine != "dask":
        raise typer.BadParameter("chỉ dùng với --engine dask.", param_hint="--shards")
    if not is_address(address):
        told = (
            "cần địa chỉ của kho đối tượng mà mọi máy trong cụm đều ghi được, như s3://bucket/soat, không phải đường dẫn.",
            "the address of object storage is wanted that every machine can write to, such as s3://bucket/soat, no path.",
        )[lang == "en"]
        raise typer.BadParameter(told, param_hint="--shards")
    try:
        split(address)
    except NoStorage as refused:
        raise typer.BadParameter(refused.en if lang == "en" else refused.vi, param_hint="--shards") from refused
    return address


def _refuse_together(option: str, others: list[str]) -> None:
    if others:
        told = f"không dùng cùng {', '.join(others)}; kết quả đã lưu được ghi ra tệp bằng soat report DIR --format ... -o ..."
        raise typer.BadParameter(told, param_hint=option)


def _tell_entries(accepted: "Baseline", path: str, codes: Collection[str], lang: Lang) -> None:
    """Name the entries of a baseline that have no reason, and those that were not met."""
    from publisher import notices

    without = [f"{entry.rule} {entry.fingerprint}".strip() for entry in accepted.without_reason()]
    gone = [f"{entry.rule} {entry.fingerprint}".strip() for entry in accepted.gone(codes)]
    notices.tell_entries(path, "no_reason", without, lang)
    notices.tell_entries(path, "gone", gone, lang)


def _given(sentence: str) -> str:
    """The sentence as given, or what stands on stdin for `-`; a whole report is none."""
    if sentence == "-":
        sentence = sys.stdin.buffer.read(4 * _LONGEST_SENTENCE + 4).decode("utf-8-sig", "replace")
    if len(sentence) > _LONGEST_SENTENCE:
        raise typer.BadParameter("văn bản quá dài; hãy ghi ra tệp rồi dùng `soat extract`.", param_hint="SENTENCE")
    return sentence


def _named(paths: list[str]) -> Iterator[str]:
    """The paths as given, `-` replaced by those on stdin."""
    from batch import read_list

    for path in paths:
        if path == "-":
            yield from read_list(sys.stdin.buffer.read())
        else:
            yield path


def _listed(selectors: list[str] | None) -> tuple[str, ...] | None:
    """Selectors given with one option or several, separated by commas, one too many (`SUM101,`) left out."""
    if selectors is None:
        return None
    return tuple(
        part for given in selectors for part in ([each for each in given.split(",") if each.strip()] or [given])
    )


def _found(paths: list[str], output: Path | None = None) -> "Discovery":
    """The files that are named. None of them is written over."""
    from batch import discover
    from batch.address import is_address

    names = list(_named(paths))
    if any(map(is_address, names)):
        raise typer.BadParameter("địa chỉ như s3://… chỉ đọc được bằng soat audit PATH --out DIR.", param_hint="PATH")
    found = discover(names)
    _refuse_nothing(found)
    if output and found.holds(output):
        raise typer.BadParameter("tệp kết quả trùng với tệp báo cáo đầu vào.", param_hint="--output")
    return found


def _refuse_nothing(found: "Found") -> None:
    """An empty list is a search that went wrong. It must not look like a clean audit, nor empty a folder of results."""
    if not found.inputs:
        raise typer.BadParameter("danh sách đường dẫn trống, không có tệp nào để đọc.", param_hint="PATH")


def _tell_found(found: "Found", lang: Lang) -> None:
    """Say what of the folders is left out, and from now on how far a scan is."""
    from publisher import notices
    from publisher.progress import tell_pages

    notices.tell_passed_over(found.others, "folders", lang)
    notices.tell_own(found.own, lang)
    notices.tell_led_out(found.led_out, lang)
    tell_pages(lang)


def _check_folder(folder: Path, option: str, found: "Found", lang: Lang) -> None:
    """A folder of results is replaced as a whole."""
    from batch.store import check_outside

    with _refusals(lang):
        check_outside(folder)
    if found.lies_in(folder):
        raise typer.BadParameter(f"thư mục kết quả {folder} chứa tệp báo cáo đầu vào.", param_hint=option)


def _counted(
    results: Iterator["AuditResult"], found: "Discovery", lang: Lang, *, quiet: bool
) -> tuple["Tally", Iterator["AuditResult"]]:
    """The results, counted and their faults said as they pass, and what counts them."""
    from publisher import notices
    from publisher.progress import tracked
    from publisher.result import Tally

    tally = Tally()
    shown = results if quiet else tracked(results, len(found.inputs), lang)
    return tally, tally.count(notices.announced(shown, lang))


@contextmanager
def _refusals(lang: Lang, target: Path | None = None) -> Iterator[None]:
    """What is asked for and cannot be done, and a target that cannot be written, is wrong usage."""
    from publisher import notices
    from publisher.own_folder import Occupied
    from verifier.refused import Refused

    try:
        yield
    except BrokenPipeError:
        raise  # `soat audit ... | head` has read enough
    except Refused as refused:
        notices.refuse(refused.vi, refused.en, lang)
        raise typer.Exit(2) from refused
    except Occupied as occupied:
        notices.tell_occupied(str(target), occupied.why, lang)
        raise typer.Exit(2) from occupied
    except OSError as error:
        notices.tell_unwritable(str(target or "stdout"), error.strerror or type(error).__name__, lang)
        raise typer.Exit(2) from error


def _bounds(timeout: float, memory: int, max_bytes: int | None, max_pages: int | None) -> "Bounds":
    """What one file may cost, as the options say."""
    from batch import Bounds

    given = {"MAX_BYTES": max_bytes, "MAX_PAGES": max_pages}
    return Bounds(timeout, memory, {name: cap for name, cap in given.items() if cap is not None})


@contextmanager
def _written(output: Path | None, lang: Lang) -> Iterator[TextIO]:
    """Where the result goes, as text. Standard output and files that cannot be written are wrong usage, not a finding."""
    from batch.store import check_outside
    from publisher.destination import destination

    if output:
        with _refusals(lang):
            check_outside(output)
    with _refusals(lang, output), destination(output) as stream:
        yield stream


if __name__ == "__main__":
    main()
