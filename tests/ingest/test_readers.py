"""Readers: encodings, HTML, and bad input in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.readers import MAX_BYTES, read_source
from ingest.readers.html import html_to_text

PLAN = "一、主要任务\n1.建设市民驿站。责任单位：市民政局\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_reads_the_encodings_offices_use(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode(encoding))

    source = read_source(path)

    assert source.text == PLAN
    assert source.media_type == "text/plain"
    assert len(source.sha256) == 64


def test_text_cut_in_the_middle_of_a_character_is_read_up_to_there(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(PLAN.encode()[:-2])

    assert read_source(path).text.startswith("一、主要任务")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "iso-8859-1"])
def test_one_broken_byte_and_a_wrong_declaration_make_no_other_encoding(
    tmp_path: Path, encoding: str, declared: str
) -> None:
    path = tmp_path / "page.html"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{PLAN * 40}</p></body></html>'.encode(encoding)
    place = page.index("市民".encode(encoding), len(page) // 2)
    path.write_bytes(page[:place] + page[place : place + 1] + b"\n" + page[place:])

    assert read_source(path).text.count("市民驿站") == 40


def test_big5_is_read_and_not_taken_for_gb18030(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes((PLAN * 5).translate(str.maketrans("务设驿责单", "務設驛責單")).encode("big5"))

    source = read_source(path)

    assert source.traditional
    assert source.text == PLAN * 5


def test_forms_of_hong_kong_are_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一、主要任務\n1.建設衞生服務站。責任單位：市衞生健康委\n" * 3, encoding="utf-8")

    assert "市卫生健康委" in read_source(path).text


def test_html_blocks_become_lines_and_scripts_go() -> None:
    markup = (
        "<html><head><title>站点</title><style>p{}</style></head><body><script>alert(1)</script>"
        "<p>一、主要任务</p><div>1.建设<b>市民</b>驿站&amp;书屋&lt;b&gt;<br>责任单位：市民政局</div></body></html>"
    )

    assert html_to_text(markup) == "一、主要任务\n1.建设市民驿站&书屋<b>\n责任单位：市民政局\n"


def test_html_in_gbk_by_its_meta_element(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(f'<html><head><meta charset="gb2312"></head><body><p>{PLAN}</p></body></html>'.encode("gb18030"))

    source = read_source(path)

    assert source.media_type == "text/html"
    assert "市民驿站" in source.text


def test_deeply_nested_html_is_read_without_recursion() -> None:
    assert "市民驿站" in html_to_text("<div>" * 1500 + "市民驿站" + "</div>" * 1500)


def test_html_nested_beyond_the_limit_is_refused_and_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html>" + "<div>" * 3000 + "市民驿站" + "</div>" * 3000)

    with pytest.raises(InputError, match="嵌套过深"):
        read_source(path)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "空"),
        ("blank.txt", b" \n\t ", "空"),
        ("binary.bin", bytes(range(256)) * 40, "二进制"),
        ("scan.pdf", b"%PDF-1.7 ...", "PDF"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"x" * 50, "旧版"),
        ("euc.txt", "これは計画ではありません。ひらがな".encode("euc_jp"), "编码"),
        ("markup.html", b"<html><body><p> </p></body></html>", "没有文字"),
    ],
)
def test_bad_files_get_one_clear_line(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(InputError) as caught:
        read_source(path)

    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        read_source(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="文件夹"):
        read_source(tmp_path)


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    with pytest.raises(InputError, match=f"超过 {MAX_BYTES // 1024 // 1024} MB"):
        read_source(path)


def test_what_a_page_hides_is_no_text() -> None:
    markup = (
        '<body><div style="display: none"><p>一、扫码说明</p></div><p hidden>打印预览</p><p>一、主要任务</p>'
        '<p>1.建设市民驿站。<span style="DISPLAY:none">2.点击查看</span>责任单位：市民政局</p></body>'
    )

    assert html_to_text(markup) == "一、主要任务\n1.建设市民驿站。责任单位：市民政局\n"


def test_text_that_a_script_shows_later_is_read() -> None:
    markup = (
        f'<body><p>首页</p><div id="content" style="display:none"><p>一、主要任务</p><p>{PLAN * 3}</p></div></body>'
    )

    assert "市民驿站" in html_to_text(markup)


def test_a_raised_number_cites_a_note_behind_chinese_text_and_counts_behind_a_letter() -> None:
    markup = (
        "<body><p>二、重点任务<sup>1</sup></p><p>新增面积50m<sup>2</sup>，驿站<a><sup>[12]</sup></a>20个</p></body>"
    )

    assert html_to_text(markup) == "二、重点任务\n新增面积50m2，驿站20个\n"


def test_markdown_with_html_in_it_keeps_its_lines_and_both_kinds_of_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# 云海市便民行动方案\n\n一、目标\n\n建成驿站120个。\n\n<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td>"
        "<td>建设\n驿站</td></tr></table>\n\n<div>\n\n二、任务\n\n1.  建设\n驿站。\n\n</div>\n\n"
        "| 序号 | 任务 |\n|---|---|\n| 2 | 培训 |\n三、保障\n强化监督。\n"
    )

    source = read_source(path)

    assert [line.strip() for line in source.text.splitlines() if "|" not in line] == [
        "# 云海市便民行动方案", "一、目标", "建成驿站120个。", "序号 任务", "1 建设 驿站", "二、任务", "1. 建设 驿站。",
        "三、保障", "强化监督。",
    ]  # fmt: skip
    assert [[source.text[c.start : c.end] for c in table.cells] for table in source.tables] == [
        ["序号", "任务", "1", "建设 驿站"],
        ["序号", "任务", "2", "培训"],
    ]
