"""One uploaded file in a process of its own: what it may cost, and what becomes of a file that costs more."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from ingest import limited
from ingest.errors import InputError
from ingest.limited import Limits, file_name, preview_limited
from tests.ingest.correction_cases import TEXT, row, written
from tests.ingest.readers.docx_builder import docx, para

BAD = Path(__file__).parent / "bad"
PLAN = TEXT.encode()


def problem(data: bytes, name: str = "方案.txt", **limits: float) -> str:
    with pytest.raises(InputError) as caught:
        preview_limited(data, name, limits=Limits(**limits))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_plan_comes_back_with_its_text_and_its_name() -> None:
    preview = preview_limited(PLAN, "C:\\文件\\云海.txt")

    assert preview["text"] == TEXT
    assert preview["plan"]["document"]["source"]["file"] == "云海.txt"
    assert len(preview["plan"]["tasks"]) == 4


def test_the_kind_is_told_by_the_content() -> None:
    data = docx("".join(para(line) for line in TEXT.splitlines() if line))

    preview = preview_limited(data, "其实是文档.txt")

    assert len(preview["plan"]["tasks"]) == 4
    assert "wordprocessingml" in preview["plan"]["document"]["source"]["media_type"]


def test_corrections_reach_the_process(tmp_path: Path) -> None:
    table = written([row("标题", "一", "优化审批服务", "优化审批")], tmp_path / "更正.csv")

    assert preview_limited(PLAN, "云海.txt", corrections=table)["plan"]["tasks"][0]["title"] == "优化审批"


@pytest.mark.parametrize(
    ("file", "sentence"), [("binary.bin", "是二进制文件"), ("empty.txt", "文件是空的"), ("prose.txt", "不像工作方案")]
)
def test_what_is_no_plan_is_one_sentence(file: str, sentence: str) -> None:
    said = problem((BAD / file).read_bytes(), file)

    assert said.startswith(f"{file}：")
    assert sentence in said


def test_a_zip_bomb_is_one_sentence() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b" " * 2**20)
        archive.writestr("[Content_Types].xml", "<Types/>")

    assert len(buffer.getvalue()) < 2**20
    assert "方案.docx：" in problem(buffer.getvalue(), "方案.docx")


def test_a_file_that_is_too_large_is_refused_before_a_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "_ask", lambda *_: pytest.fail("a process was started"))

    assert "超过 1 MB" in problem(b"x" * (2 * 2**20), max_bytes=2**20)


def test_a_file_that_takes_too_long_ends_its_process() -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    started = time.monotonic()

    assert "没有读完" in problem(PLAN * 3000, seconds=1.0)

    assert time.monotonic() - started < 20
    assert {child.pid for child in psutil.Process().children(recursive=True)} <= before


def test_a_file_that_needs_too_much_memory_is_one_sentence() -> None:
    assert "内存" in problem(PLAN, memory_bytes=10 * 2**20)


def test_a_process_that_dies_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited.sys, "executable", "/bin/false")

    assert "意外结束" in problem(PLAN)


def test_the_process_knows_nothing_of_the_graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-for-you")
    shim = tmp_path / "python"
    shim.write_text(
        '#!/bin/sh\nenv >&2\nenv | grep -q NEO4J && printf \'{"problem":"seen","remedy":"x"}\' || printf \'{"problem":"clean","remedy":"x"}\'\n'
    )
    shim.chmod(0o755)
    monkeypatch.setattr(limited.sys, "executable", str(shim))

    assert problem(PLAN) == "方案.txt：clean；x"
    assert os.environ["NEO4J_PASSWORD"] == "not-for-you"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\方案.docx", "方案.docx"),
        ("方\x00案\n\u202ecod.exe", "方案cod.exe"),
        ("..", "未命名"),
        ("", "未命名"),
        ("<script>alert(1)</script>.txt", "script>.txt"),
        ("长" * 300 + ".docx", "长" * 100 + "…" + "长" * 14 + ".docx"),
    ],
)
def test_names_are_made_harmless(given: str, kept: str) -> None:
    assert file_name(given) == kept
