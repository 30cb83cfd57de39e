"""What can go wrong between us and Neo4j. Every message is one line: what happened, where, what to do."""

from __future__ import annotations

from pathlib import Path


class GraphError(Exception):
    """Root of every error this package raises on purpose."""

    def __reduce__(self) -> tuple[object, ...]:
        """Pass between processes as it is: an error is made of other things than its message."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[GraphError], args: tuple[object, ...], state: dict[str, object]) -> GraphError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ServerError(GraphError):
    """The local Neo4j could not be started; `log` is where it says more."""

    def __init__(self, problem: str, remedy: str, log: Path | None = None) -> None:
        super().__init__(f"本机 Neo4j：{problem}；{remedy}" + (f"（日志 {log}）" if log else ""))
        self.log = log


class NotReachable(GraphError):
    """No Neo4j answers at the address."""

    def __init__(self, uri: str) -> None:
        # Of a cluster the driver does not say whether nobody answered or a certificate did not fit.
        certificate = "，证书是否可信（NEO4J_CA_FILE）" if uri.startswith("neo4j+s:") else ""
        super().__init__(
            f"{uri}：连接不上 Neo4j；请检查地址和服务是否已启动（本机服务用 python -m graph up）{certificate}"
        )


class NotTrusted(GraphError):
    """A server answers whose certificate nobody vouches for, or which speaks no TLS."""

    def __init__(self, uri: str) -> None:
        super().__init__(
            f"{uri}：服务器的证书未通过验证；请用 NEO4J_CA_FILE 指定签发它的 CA 证书（PEM），并核对地址与证书中的名称一致"
        )


class NotAllowed(GraphError):
    """The account is right and may not do this."""

    def __init__(self, uri: str, user: str) -> None:
        super().__init__(f"{uri}：账号 {user} 没有这项权限；请检查账号的角色（docs/cluster.md）")


class WrongPassword(GraphError):
    """Neo4j answers and refuses the account."""

    def __init__(self, uri: str, user: str) -> None:
        super().__init__(f"{uri}：用户名或密码不对（用户 {user}）；请检查 NEO4J_USER 和 NEO4J_PASSWORD")


class NoDatabase(GraphError):
    """The database of that name does not exist on the server."""

    def __init__(self, uri: str, database: str) -> None:
        super().__init__(f"{uri}：没有数据库 {database}；请检查 NEO4J_DATABASE")


class WriteMismatch(GraphError):
    """The graph does not hold what was just written."""


class QueryFailed(GraphError):
    """A query that Neo4j does not accept; the message says where."""


class QueryRefused(GraphError):
    """A typed query that may not run: what was found in its plan."""


class QueryTimeout(GraphError):
    """A query that took longer than its limit."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"查询超过 {seconds:g} 秒，已停止；请缩小范围（城市、机构）或加上 LIMIT")


class QueryStopped(GraphError):
    """A query that its user ended."""

    def __init__(self) -> None:
        super().__init__("查询已按要求停止，没有结果")


class ServerOccupied(GraphError):
    """An earlier typed query is still at work on the server although it was told to end."""

    def __init__(self) -> None:
        super().__init__(
            "先前的一条自写查询已要求停止，Neo4j 仍在计算；请稍后再试（本机服务也可重启：python -m graph down，再 up）"
        )


class QueryTooLarge(GraphError):
    """A query whose result or working memory is beyond the limit."""

    def __init__(self) -> None:
        super().__init__("查询占用的内存超过上限，已停止；请缩小范围或只返回需要的列")


class DumpError(GraphError):
    """A file that is no dump, or not a whole one, or that cannot be written."""

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}：{problem}；{remedy}")


class TooMuchRemoved(GraphError):
    """More would go than the ceiling allows; nothing went."""


class CommitUnknown(GraphError):
    """The connection was lost between our commit and its answer: it may hold or not, and repeating finds out."""

    def __init__(self, uri: str) -> None:
        super().__init__(f"{uri}：提交时连接中断，无法确认是否已写入；请再运行一次，已写入的会跳过")


def newer_model(what: str, version: int) -> GraphError:
    """What was written by a later version of the product is left alone."""
    return GraphError(f"{what}：由更新的版本写成（图模型第 {version} 版）；请先升级本工具，不作改动")
