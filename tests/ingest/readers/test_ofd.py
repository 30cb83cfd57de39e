"""OFD files written by hand: places of characters become lines and paragraphs; bad files are one line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.readers import read_source
from tests.ingest.readers.docx_builder import save
from tests.ingest.readers.ofd_builder import SIZE, line, ofd


def text(tmp_path: Path, *pages: str) -> str:
    return read_source(save(tmp_path / "plan.ofd", ofd(*pages))).text


FULL = "为提升全市养老服务水平，扩大普惠养老服务供给，结合云海"


def test_lines_that_fill_the_measure_are_one_paragraph(tmp_path: Path) -> None:
    page = (
        line("一、主要任务", 28 + 2 * SIZE, 40) + line("１." + FULL[2:], 28 + 2 * SIZE, 50)
        + line(FULL, 28, 60) + line(FULL, 28, 70) + line(FULL, 28, 80) + line("实际。", 28, 90)
        + line("2.建设养老院10家。", 28 + 2 * SIZE, 100)
    )  # fmt: skip

    assert text(tmp_path, page).splitlines() == [
        "一、主要任务", "1." + FULL[2:] + FULL * 3 + "实际。", "2.建设养老院10家。",
    ]  # fmt: skip


def test_objects_of_one_line_are_read_from_left_to_right_wherever_they_stand_in_the_file(tmp_path: Path) -> None:
    assert text(tmp_path, line("市民政局", 28 + 5 * SIZE, 40) + line("责任单位：", 28, 40)) == "责任单位：市民政局\n"


def test_pages_come_in_the_order_of_the_document_and_page_numbers_go(tmp_path: Path) -> None:
    pages = [line(f"{word}、任务{word}。", 28, 40) + line(f"— {n} —", 100, 285) for n, word in enumerate("一二三四", 1)]

    assert text(tmp_path, *pages).splitlines() == [f"{word}、任务{word}。" for word in "一二三四"]


@pytest.mark.parametrize("delta", ["5.64 5.64 5.64", "g 3 5.64", "5.64 g 2 5.64", "", "g g g", "x"])
def test_steps_between_characters_are_given_in_several_ways_or_not_at_all(tmp_path: Path, delta: str) -> None:
    page = line("云海市人", 28, 40, delta=delta) + line("民", 28 + 4 * SIZE, 40, delta="")

    assert text(tmp_path, page) == "云海市人民\n"


def test_scaled_text_stands_where_its_matrix_puts_it(tmp_path: Path) -> None:
    big = (
        '<ofd:TextObject Boundary="28 40 160 7" Font="1" Size="1" CTM="5.64 0 0 5.64 0 0">'
        '<ofd:TextCode X="0" Y="1" DeltaX="g 4 1">责任单位：</ofd:TextCode></ofd:TextObject>'
    )

    assert text(tmp_path, line("市民政局", 28 + 5 * SIZE, 40.64) + big) == "责任单位：市民政局\n"


def test_invisible_text_is_left_out(tmp_path: Path) -> None:
    assert text(tmp_path, line("看得见", 28, 40) + line("看不见", 28, 60, more='Visible="false"')) == "看得见\n"


def test_media_type(tmp_path: Path) -> None:
    assert read_source(save(tmp_path / "a", ofd(line("文字", 28, 40)))).media_type == "application/ofd"


@pytest.mark.parametrize(
    ("data", "problem"),
    [(ofd(""), "没有文字"), (ofd(line("甲", 28, 40)).replace(b"Page_0", b"Page_9", 1), "损坏"), (ofd(), "没有文字")],
    ids=["scan", "missing-page", "no-pages"],
)
def test_bad_files_are_one_line(tmp_path: Path, data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        read_source(save(tmp_path / "plan.ofd", data))

    assert "\n" not in str(caught.value)


def test_flipped_bytes_never_crash(tmp_path: Path) -> None:
    good = ofd(line("一、主要任务", 28, 40) + line("1.建设。", 28, 50), line("二、保障", 28, 40))
    chance = random.Random(11)
    for _ in range(200):
        data = bytearray(good)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_source(save(tmp_path / "plan.ofd", bytes(data)))
        except InputError as error:
            assert "\n" not in str(error)
