"""What a load did, document by document, as data and as lines for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.lead_policy import LeadPolicy
from graph.model import MODEL_VERSION
from graph.protocol_order import ListOrder, OrderEvidence

_ORDERS: dict[ListOrder, str] = {
    "first_is_lead": "名单首位即牵头，据此推定",
    "protocol": "名单按惯常排序，首位不代表牵头",
    "undecided": "名单顺序不足以判断，不作推定",
}


@dataclass(frozen=True)
class DocumentReport:
    """What one document brought; `evidence` says why its leads were inferred or not."""

    document_id: str
    title: str
    file: str
    tasks: int
    leads: int
    cooperates: int
    targets: int
    obligations: int
    lead_policy: LeadPolicy
    unchanged: bool
    # Of an unchanged document, which was not read again, nothing more is known.
    bases: Mapping[str, int] = field(default_factory=dict)  # LEADS and COOPERATES by basis
    lead_status: Mapping[str, int] = field(default_factory=dict)  # tasks by lead status
    merged_mentions: int = 0  # bodies named again in the same task
    evidence: OrderEvidence | None = None
    replaced: bool = False
    replaced_file: str | None = None  # the file it came from before, when that is another one
    # Shared nodes that the replacement left without support.
    removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    upgraded_from: int | None = None  # version of the model by which it was loaded before, when that is an older one

    def line(self) -> str:
        """The document in one line of Chinese: what came, what was inferred and on what evidence."""
        if self.unchanged:
            return f"《{self.title}》：没有变化，跳过（任务 {self.tasks}）"
        inferred = self.bases.get("first_listed", 0)
        parts = [
            f"《{self.title}》：任务 {self.tasks}，牵头 {self.leads}"
            + (f"（其中推定 {inferred}）" if inferred else ""),
            f"配合 {self.cooperates}，指标 {self.targets}，义务 {self.obligations}",
            self._order(),
        ]
        if self.replaced:
            parts.append(f"替换了原来的内容{f'（原文件 {self.replaced_file}）' if self.replaced_file else ''}")
        if self.upgraded_from is not None:
            parts.append(f"图模型从第 {self.upgraded_from} 版升到第 {MODEL_VERSION} 版，已按新模型重新写入")
        return "；".join(parts)

    def _order(self) -> str:
        evidence = self.evidence
        if evidence is None or not evidence.lists:
            return "没有可供判断顺序的责任单位名单"
        counted = f"{evidence.lists} 份责任单位名单中 {evidence.broken} 份首位不合惯常排序"
        if evidence.order == "first_is_lead" and self.lead_policy == "printed":
            return f"名单首位似为牵头（{counted}），按设置不作推定"
        return f"{_ORDERS[evidence.order]}（{counted}）"


@dataclass(frozen=True)
class LoadReport:
    """One entry a plan, in the order given."""

    documents: tuple[DocumentReport, ...]

    def lines(self) -> list[str]:
        """One line a document, for the command line."""
        return [each.line() for each in self.documents]

    @property
    def written(self) -> int:
        """Documents that were not already in the graph as they are."""
        return sum(not each.unchanged for each in self.documents)
