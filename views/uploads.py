"""Files a user brings: read one by one under limits, kept in his own session and nowhere else until they are loaded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import streamlit as st

from ingest.corrections import read_corrections
from ingest.errors import InputError
from ingest.limited import file_name, preview_limited
from ingest.preview import Preview
from views.plan_actions import corrections_file
from views.style import plain

MAX_FILES = 20
_MB = 1024 * 1024
MAX_FILE_MB = 32
_KEPT, _TURN = "documents:uploads", "documents:turn"
# What Streamlit writes into its uploader is English; the words are ours, the box is lower than its own.
_CSS = f"""<style>
[data-testid="stFileUploaderDropzone"] {{min-height: 0; padding: .45rem .8rem; align-items: center;}}
[data-testid="stFileUploaderDropzoneInstructions"] > * {{display: none;}}
[data-testid="stFileUploaderDropzoneInstructions"]::after {{content: "或把文件拖到这里：文本、网页、Word、PDF、Excel、OFD，每个不超过 {MAX_FILE_MB} MB，一次最多 {MAX_FILES} 个"; font-size: .88rem; color: #56667a;}}
[data-testid="stFileUploaderDropzone"] button:not([kind="minimal"]) {{font-size: 0;}}
[data-testid="stFileUploaderDropzone"] button:not([kind="minimal"]) * {{display: none;}}
[data-testid="stFileUploaderDropzone"] button:not([kind="minimal"])::after {{content: "选择文件"; font-size: .95rem;}}
[data-testid="stFileChip"][aria-invalid="true"]::after {{content: "没有上传：超过 {MAX_FILE_MB} MB，工作方案不会这么大，请检查文件"; color: #8c1d18; font-size: .85rem; white-space: nowrap;}}
[data-testid="stFileChip"][aria-invalid="true"] {{max-width: none; width: auto;}} [data-testid="stTooltipErrorContent"], [data-testid="stFileChip"] [role="alert"] {{display: none;}}
</style>"""


@dataclass
class Upload:
    """One file of this session: what was understood of it, or the sentence that says why nothing was."""

    key: str
    name: str
    data: bytes = field(repr=False)
    preview: Preview | None = None
    problem: str = ""
    loaded: bool = False
    turn: int = 0  # how often it was corrected on this page


def uploads() -> dict[str, Upload]:
    """The files of this session in the order in which they came."""
    kept: dict[str, Upload] = st.session_state.setdefault(_KEPT, {})
    return kept


def read(upload: Upload) -> None:
    """Read the file, with the corrections as they now are."""
    upload.preview, upload.problem = None, ""
    corrections = corrections_file()
    known = corrections.exists()
    try:
        if known:
            read_corrections(corrections)  # a table that cannot be read is to be named as such, not as this file
        upload.preview = preview_limited(upload.data, upload.name, corrections=corrections if known else None)
    except InputError as error:
        about = f"{error.path}：" if error.path == corrections else ""
        upload.problem = f"{about}{error.problem}；{error.remedy}"


def take(files: list[tuple[str, bytes]]) -> None:
    """Read files with a bar that says how far it is; one that cannot be read does not hold the others up."""
    bar = st.progress(0.0)
    for n, (given, data) in enumerate(files):
        name = file_name(given)
        bar.progress(n / len(files), text=f"正在读取第 {n + 1} 个（共 {len(files)} 个）：{plain(name)}")
        upload = Upload(hashlib.sha256(f"{name}\x1f".encode() + data).hexdigest()[:16], name, data)
        read(upload)
        uploads()[upload.key] = upload
    bar.empty()


def uploader() -> None:
    """The box for files. Empty again once they are read: the list below is what is kept."""
    st.html(_CSS)
    turn = st.session_state.setdefault(_TURN, 0)
    given = st.file_uploader(
        "上传方案", accept_multiple_files=True, key=f"upload-{turn}", label_visibility="collapsed",
        max_upload_size=MAX_FILE_MB,
    )  # fmt: skip
    if not given:
        return
    room = MAX_FILES - len(uploads())
    if room < len(given):
        st.warning(f"列表最多放 {MAX_FILES} 个文件，这次只读前 {max(room, 0)} 个；请先把处理完的移出列表。")
    if room > 0:
        take([(file.name, file.getvalue()) for file in given[:room]])
        st.session_state[_TURN] = turn + 1
        st.rerun()
