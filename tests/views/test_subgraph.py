"""Pictures: nothing from anywhere, nothing runs, labels broken for Chinese, inferred edges told apart."""

from __future__ import annotations

import re

from queries.subgraph import DrawnEdge, DrawnNode, Subgraph, merged
from views.drawing import edge_ids, nodes, placed, summary, wrapped
from views.subgraph import to_html

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
GRAPH = Subgraph(
    nodes=(
        DrawnNode("a", "Agency", "市民政局", ("official_name：云海市民政局",)),
        DrawnNode("t", "Task", HOSTILE, (HOSTILE,)),
        DrawnNode("i", "Indicator", "社区食堂"),
    ),
    edges=(
        DrawnEdge("a", "t", "LEADS", "牵头（推定（列名第一））", inferred=True),
        DrawnEdge("t", "i", "TARGETS", "等于 50家"),
    ),
    total=3,
)


def test_no_element_loads_anything() -> None:
    html = to_html(GRAPH)

    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=", html)
    assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", html)
    assert "jsdelivr" not in html
    assert "cdnjs" not in html


def test_document_text_cannot_run() -> None:
    html = to_html(GRAPH)

    harmless = to_html(Subgraph((DrawnNode("a", "Agency", "市民政局"),), (), 1))

    assert html.count("<script") == harmless.count("<script")
    assert html.count("<img") == harmless.count("<img")
    assert "\\u003cimg src=x" in html


def test_inferred_edges_are_dashed_and_named() -> None:
    html = to_html(GRAPH)

    assert '"dashes": [7, 5]' in html
    assert "\\u63a8\\u5b9a" in html or "推定" in html
    assert "牵头（推定，虚线）" in html  # the legend


def test_the_same_data_gives_the_same_picture() -> None:
    assert to_html(GRAPH) == to_html(GRAPH)


def test_a_cut_picture_says_so() -> None:
    cut = Subgraph(GRAPH.nodes, GRAPH.edges, total=400)

    assert "共 400 个节点，只画出前 3 个" in to_html(cut)


def test_labels_are_broken_into_even_lines() -> None:
    assert wrapped("人力资源和社会保障局") == "人力资源和\n社会保障局"
    assert wrapped("一" * 40).count("\n") == 2
    assert wrapped("各县（市、区）人民政府") == "各县（市、区）\n人民政府"
    assert wrapped("各县（市、区）") == "各县（市、区）"
    for length in range(1, 30):
        for mark in "）、》”":
            text = ("甲" * length + mark) * 2
            assert not any(line[0] in "）、》”" for line in wrapped(text).split("\n")), text
        assert "".join(wrapped("甲" * length).split("\n")).rstrip("…") == "甲" * min(length, 24 if length < 25 else 23)
    assert wrapped("一" * 40).endswith("…")


def test_an_empty_picture_is_a_page_too() -> None:
    assert "<html" in to_html(Subgraph((), (), 0))


def test_a_tooltip_never_becomes_markup() -> None:
    """pyvis shows titles by innerHTML as soon as one of them holds the word href."""
    graph = Subgraph((DrawnNode("a", "Agency", "市民政局", ('<a href="x">',)),), (), total=1)

    assert ".innerHTML" not in to_html(graph).split("</style>")[-1].split("drawGraph()")[-1]
    assert "popup.innerHTML" not in to_html(graph)


def test_the_picture_is_said_in_words() -> None:
    assert summary(GRAPH) == "关系图：机构 1 个、任务 1 个、指标 1 个，关系 2 条"
    assert summary(Subgraph((), (), 0)) == "关系图：没有可画的内容"


def test_two_pictures_in_one_keep_each_node_and_edge_once() -> None:
    other = Subgraph(
        (DrawnNode("a", "Agency", "市民政局"), DrawnNode("u", "Task", "乙")),
        (GRAPH.edges[0], DrawnEdge("a", "u", "LEADS", "牵头")),
        total=9,
    )

    both = merged(GRAPH, other)

    assert [node.id for node in both.nodes] == ["a", "t", "i", "u"]
    assert len(both.edges) == 3
    assert both.total == 4 + 7  # what the second left out is still missing
    assert [node.id for node in merged(GRAPH, other, max_nodes=3).nodes] == ["a", "t", "i"]
    assert len(merged(GRAPH, other, max_nodes=3).edges) == 2


def test_two_numbers_for_one_indicator_are_two_lines() -> None:
    twice = Subgraph(
        GRAPH.nodes, (DrawnEdge("t", "i", "TARGETS", "等于 1家"), DrawnEdge("t", "i", "TARGETS", "等于 2家")), 3
    )

    assert sorted(edge_ids(twice)) == ["t|TARGETS|i|1", "t|TARGETS|i|2"]


def test_a_hub_has_larger_letters() -> None:
    leaves = tuple(DrawnNode(str(n), "Task", f"任务{n}") for n in range(30))
    star = Subgraph(
        (GRAPH.nodes[0], *leaves), tuple(DrawnEdge("a", leaf.id, "LEADS", "牵头") for leaf in leaves), total=31
    )

    sizes = {node["id"]: node["font"]["size"] for node in nodes(star, placed(star))}

    assert sizes["a"] > sizes["3"] == 15
