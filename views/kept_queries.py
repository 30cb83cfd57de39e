"""A changed text kept under a name, or sent to somebody as a link. A link fills the box; it never runs by itself."""

from __future__ import annotations

import base64
import binascii
import zlib
from urllib.parse import urlencode

import streamlit as st

from queries.errors import QueryError
from queries.own import save_own
from queries.run import Result
from queries.saved_query import SavedQuery
from views import state
from views.style import plain

_MOST_LINK = 6000  # characters; browsers and gateways cut longer addresses
_MOST_TEXT = 20_000


def packed(text: str) -> str:
    """A text as an address can carry it."""
    return base64.urlsafe_b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii").rstrip("=")


def unpacked(value: str) -> str | None:
    """The text of `packed`; None for anything else, and for what would unpack to more than a query may hold."""
    try:
        data = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
        reader = zlib.decompressobj()
        text = reader.decompress(data, _MOST_TEXT * 4 + 1)
        return text.decode("utf-8") if reader.eof and len(text) <= _MOST_TEXT * 4 else None
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return None


def shared_text(query: SavedQuery) -> str:
    """What the box starts with: the text of the link, when the address carries one, else the saved one."""
    value = st.query_params.get("cypher")
    text = unpacked(value) if value else None
    if value and text is None:
        st.warning("链接中的 Cypher 不完整，已改用保存的文本。")
    return query.cypher if text is None else text


def keep_forms(query: SavedQuery, result: Result) -> None:
    """Two small forms under a result: a name to keep the text by, and the link that opens it again."""
    with st.expander("保存为我的查询，或分享链接"):
        left, middle, right = st.columns([4, 2, 2], vertical_alignment="bottom")
        title = left.text_input("名称", max_chars=60, key=f"keep-{query.id}", placeholder="如 各单位本季度到期任务")
        replace = middle.checkbox("替换同名的", key=f"keep-over-{query.id}")
        if right.button("保存", key=f"keep-go-{query.id}", disabled=not title.strip()):
            _keep(query, result, title, replace=replace)
        st.html('<p class="source">链接（对方打开后看到这段文本和参数，按“运行”才执行）：</p>')
        link = _link(query, result)
        if len(link) > _MOST_LINK:
            st.info("文本太长，放不进链接；请先保存，再分享保存后的查询。")
        else:
            st.code(link, language=None, wrap_lines=True)


def _keep(query: SavedQuery, result: Result, title: str, *, replace: bool) -> None:
    try:
        kept = save_own(title, result.cypher, result.columns, query.parameters, replace=replace)
    except QueryError as error:
        st.error(plain(f"没有保存。{error}"))
        return
    st.success(plain(f"已保存为“{kept.title}”（类别：我的查询；命令行编号 {kept.id}）"))


def _link(query: SavedQuery, result: Result) -> str:
    values = {name: value for name, value in st.query_params.items() if name.startswith("p_")}
    address = (st.context.url or "").split("?")[0]
    return f"{address}?{urlencode(state.filled({'query': query.id, **values, 'cypher': packed(result.cypher)}))}"
