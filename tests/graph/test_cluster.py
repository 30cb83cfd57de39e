"""Past one machine: routing, leader changes, bookmarks, failing networks, TLS, and an account that only reads."""

from __future__ import annotations

import datetime
import ipaddress
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from neo4j import GraphDatabase

from graph.connection import Settings, Store, browser_link, resolve_settings
from graph.errors import GraphError, NotReachable, NotTrusted, WrongPassword
from tests.bolt import Member, Relay, members
from tests.servers import plain_server


@pytest.fixture
def cluster() -> Iterator[tuple[Member, Member, Member]]:
    """A leads; B and C follow. All know it."""
    with members("A", "B", "C") as (a, b, c):
        lead(a, [a, b, c])
        yield a, b, c


def lead(leader: Member, everyone: list[Member]) -> None:
    followers = [member for member in everyone if member is not leader]
    for member in everyone:
        member.table = {"WRITE": [leader], "READ": followers, "ROUTE": everyone}


def opened(member: Member) -> Store:
    return Store.open(Settings(f"neo4j://{member.address}", "neo4j", "x"))


def write(store: Store, text: str) -> str:
    return str(store.write(lambda tx: tx.run(text).fetch(1)[0][0]))  # type: ignore[arg-type]


def test_writes_go_to_the_leader_and_reads_to_followers(cluster: tuple[Member, Member, Member]) -> None:
    a, b, c = cluster
    with opened(a) as store:
        assert write(store, "WRITE") == "A"
        assert store.read("READ").rows[0]["member"] in {"B", "C"}

    assert "WRITE" not in b.texts() + c.texts()
    assert "READ" not in a.texts()


def test_a_new_leader_is_found_and_the_write_done_there(cluster: tuple[Member, Member, Member]) -> None:
    a, b, c = cluster
    with opened(a) as store:
        assert write(store, "WRITE") == "A"
        a.fail["AGAIN"] = "Neo.ClientError.Cluster.NotALeader"
        lead(b, [a, b, c])

        assert write(store, "AGAIN") == "B"

    assert a.texts().count("AGAIN") == 1
    assert b.texts().count("AGAIN") == 1
    assert ("COMMIT", []) in b.asked


def test_a_read_whose_member_goes_away_is_answered_by_another(cluster: tuple[Member, Member, Member]) -> None:
    a, b, c = cluster
    b.drop.add("READ")
    c.drop.add("READ")
    with opened(a) as store:
        assert store.read("READ").rows[0]["member"] in {"B", "C"}

    assert (b.texts() + c.texts()).count("READ") >= 2


def test_a_read_after_a_load_waits_for_it_on_whatever_member(cluster: tuple[Member, Member, Member]) -> None:
    a, b, c = cluster
    with opened(a) as store:
        write(store, "WRITE")
        store.read("READ")
        marks = store.bookmarks()

    sent = [extra["bookmarks"] for member in (b, c) for extra in member.extras("RUN") if "bookmarks" in extra]
    assert any("seen-by-A" in marks for marks in sent)
    assert marks

    with opened(a) as other:  # another process: it is told what to wait for
        other.follow(["loaded-elsewhere"])
        other.read("READ LATER")
    sent = [extra.get("bookmarks", []) for member in (b, c) for extra in member.extras("RUN")]
    assert any("loaded-elsewhere" in marks for marks in sent)


def test_typed_queries_wait_for_the_load_too(cluster: tuple[Member, Member, Member]) -> None:
    a, b, c = cluster
    with opened(a) as store:
        write(store, "WRITE")
        store.apart.explain("TYPED", {}, timeout_s=20)

    # The worker's first question brings it up to the load; what that member had seen stands for it afterwards.
    first = [fields[-1] for m in (b, c) for name, fields in m.asked if name == "RUN" and "SHOW TRANS" in fields[0]]
    assert "seen-by-A" in first[0]["bookmarks"]
    assert any(text.endswith("TYPED") for text in b.texts() + c.texts())


def test_no_member_left_is_one_line() -> None:
    with members("A") as (a,):
        lead(a, [a])
        a.table["READ"] = [a]
        store = opened(a)
    a.drop.add("READ")
    with store, pytest.raises(NotReachable) as caught:
        a.table = {}
        store.read("READ")
    assert "\n" not in str(caught.value)


@pytest.fixture
def relay(neo4j_settings: Settings) -> Iterator[Relay]:
    host, _, port = neo4j_settings.uri.rpartition("://")[2].partition(":")
    between = Relay(host, int(port))
    yield between
    between.close()


@pytest.fixture
def through(store: Store, relay: Relay) -> Iterator[Store]:
    with Store.open(replace(store.settings, uri=f"bolt://127.0.0.1:{relay.port}")) as behind:
        yield behind


@pytest.mark.neo4j
def test_a_connection_cut_between_two_reads_is_not_noticed(through: Store, relay: Relay) -> None:
    assert through.read("RETURN 1 AS one").rows == [{"one": 1}]
    relay.cut()
    assert through.read("RETURN 2 AS two").rows == [{"two": 2}]


@pytest.mark.neo4j
def test_a_connection_cut_in_the_middle_of_a_read_is_not_noticed(through: Store, relay: Relay) -> None:
    relay.cut_when = lambda data: b"UNWIND" in data
    assert len(through.read("UNWIND range(1, 5000) AS x RETURN x").rows) == 5000
    assert relay.connections > 1


@pytest.mark.neo4j
def test_a_connection_cut_in_the_middle_of_a_write_writes_once(store: Store, through: Store, relay: Relay) -> None:
    relay.cut_when = lambda data: b"second" in data

    def work(tx: object) -> None:
        tx.run("CREATE (:Mark {n: 'first'})").consume()  # type: ignore[attr-defined]
        tx.run("CREATE (:Mark {n: 'second'})").consume()  # type: ignore[attr-defined]

    through.write(work)

    rows = store.read("MATCH (m:Mark) RETURN m.n AS n ORDER BY n").rows
    assert rows == [{"n": "first"}, {"n": "second"}]


@pytest.mark.neo4j
def test_a_slow_network_only_takes_longer(through: Store, relay: Relay) -> None:
    relay.delay_s = 0.2
    assert through.read("RETURN 1 AS one").rows == [{"one": 1}]


@pytest.mark.neo4j
def test_a_network_that_is_gone_is_one_line(through: Store, relay: Relay) -> None:
    relay.close()
    with pytest.raises(NotReachable):
        through.read("RETURN 1 AS one")


@pytest.mark.neo4j
def test_another_account_reads(store: Store) -> None:
    """On Community any account may do anything; that it is another one is all that can be seen here."""
    password = "read-only-word"
    with GraphDatabase.driver(store.settings.uri, auth=(store.settings.user, store.settings.password)) as admin:
        admin.execute_query(
            "CREATE OR REPLACE USER reader SET PASSWORD $p CHANGE NOT REQUIRED", p=password, database_="system"
        )
    who = "SHOW TRANSACTIONS YIELD username, currentQuery WHERE currentQuery STARTS WITH 'SHOW TRANS' RETURN username"
    settings = replace(store.settings, read_user="reader", read_password=password)
    with Store.open(settings) as both:
        assert both.read(who).rows == [{"username": "reader"}]
        assert both.apart.read(who, {}, timeout_s=20, max_rows=5).rows == [{"username": "reader"}]
        writer = both.write(lambda tx: tx.run("CREATE (n:Mark) RETURN 1 AS one").fetch(1)[0]["one"])
        assert writer == 1
        assert both.read("MATCH (m:Mark) RETURN count(m) AS n").rows == [{"n": 1}]
    with pytest.raises(WrongPassword, match="reader"):
        Store.open(replace(settings, read_password="wrong"))


def test_the_reading_account_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_CA_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://graph.example:7687")
    monkeypatch.setenv("NEO4J_READ_USER", "reader")
    monkeypatch.setenv("NEO4J_READ_PASSWORD", "read-word")
    alone = resolve_settings()
    assert (alone.user, alone.password, alone.read_user) == ("reader", "read-word", None)

    monkeypatch.setenv("NEO4J_USER", "loader")
    monkeypatch.setenv("NEO4J_PASSWORD", "load-word")
    both = resolve_settings()
    assert (both.user, both.reading().user, both.reading().password) == ("loader", "reader", "read-word")
    assert "word" not in repr(both).replace("password", "")
    link = browser_link(replace(both, browser_url="http://graph.example:7474"), "RETURN 1")
    assert link
    assert "reader" in link
    assert "bolt%2Bs" in link


def certificates(folder: Path, host: str) -> Path:
    """A CA of our own and, signed by it, a certificate for `host`, laid out for Neo4j; the CA's file."""
    now = datetime.datetime.now(datetime.UTC)

    def signed(
        name: str, issuer: str, public: ec.EllipticCurvePublicKey, by: ec.EllipticCurvePrivateKey, ca: bool
    ) -> bytes:
        names = [x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)]) for text in (name, issuer)]
        builder = (
            x509.CertificateBuilder().subject_name(names[0]).issuer_name(names[1]).public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), critical=False)
        )  # fmt: skip
        return builder.sign(by, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    target = folder / "certificates" / "bolt"
    target.mkdir(parents=True)
    (target / "private.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (target / "public.crt").write_bytes(signed("server", "Test CA", key.public_key(), ca_key, ca=False))
    ca_file = folder / "ca.pem"
    ca_file.write_bytes(signed("Test CA", "Test CA", ca_key.public_key(), ca_key, ca=True))
    return ca_file


_TLS = """
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory=certificates/bolt
dbms.ssl.policy.bolt.private_key=private.key
dbms.ssl.policy.bolt.public_certificate=public.crt
dbms.ssl.policy.bolt.client_auth=NONE
"""


@pytest.fixture(scope="module", params=["127.0.0.1", "10.9.8.7"])
def secure(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Settings]]:
    """A server with a certificate of our own CA, for its own address or for another one."""
    home = tmp_path_factory.mktemp("tls")
    ca_file = certificates(home, request.param)
    with plain_server(home, _TLS) as server:
        yield request.param, replace(server.settings(), ca_file=ca_file)


@pytest.mark.neo4j
def test_encryption_with_a_ca_of_ones_own(secure: tuple[str, Settings]) -> None:
    host, settings = secure
    address = settings.uri.partition("://")[2]
    for scheme in ("bolt+s", "neo4j+s"):
        trusted = replace(settings, uri=f"{scheme}://{address}")
        # The driver keeps to itself why no member of a cluster would do.
        refusal = NotTrusted if scheme == "bolt+s" else NotReachable
        with pytest.raises(refusal, match="NEO4J_CA_FILE") as caught:
            Store.open(replace(trusted, ca_file=None))
        assert "\n" not in str(caught.value)
        if host == "127.0.0.1":
            with Store.open(trusted) as store:
                assert store.read("RETURN 1 AS one").rows == [{"one": 1}]
                assert store.apart.read("RETURN 2 AS two", {}, timeout_s=20, max_rows=5).rows == [{"two": 2}]
        else:  # signed by the right CA, for another host
            with pytest.raises(refusal, match="NEO4J_CA_FILE"):
                Store.open(trusted)
        unchecked = replace(settings, uri=f"{scheme}sc://{address}", ca_file=None)
        with Store.open(unchecked) as store:
            assert store.read("RETURN 1 AS one").rows == [{"one": 1}]


def test_a_ca_file_that_is_none_is_one_line(tmp_path: Path) -> None:
    settings = Settings("bolt+s://127.0.0.1:7687", "neo4j", "x", ca_file=tmp_path / "missing.pem")
    with pytest.raises(GraphError, match="NEO4J_CA_FILE"):
        Store.open(settings)
    (tmp_path / "text.pem").write_text("no certificate")
    with pytest.raises(GraphError, match="PEM"):
        Store.open(replace(settings, ca_file=tmp_path / "text.pem"))
    with pytest.raises(GraphError, match=r"bolt\+s"):
        Store.open(replace(settings, uri="bolt://127.0.0.1:7687"))
