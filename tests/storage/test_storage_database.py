import os
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from briefing_cases import BRIEFING_ID, NOON, briefing, parts
from sqlalchemy import insert, select, text
from sqlalchemy.exc import StatementError

import generator.storage
from generator.delivery.subscriber import Subscriber
from generator.errors import ConflictError, StorageError
from generator.review.approval import approve
from generator.review.decision import Decision
from generator.storage.database import open_database
from generator.storage.schema import HEAD, KNOWN, version
from generator.storage.stores import open_stores
from generator.storage.tables import metadata, runs

MIGRATIONS = Path(generator.storage.__file__).parent / "migrations"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "briefings.db"


@pytest.fixture
def database(sqlite_url):
    opened = open_database(sqlite_url)
    yield opened
    opened.close()


def approve_stored(stores):
    stores.reviews.add(briefing(), "drafted", at=NOON)
    approved = approve(briefing(), parts(), state="drafted", actor="Ann", at=NOON)
    decision = Decision(BRIEFING_ID, 1, "approve", "drafted", "approved", "Ann", NOON)
    stores.reviews.record(decision, approved)
    return approved


def test_a_database_is_made_with_its_folder_and_kept(sqlite_url, file):
    with open_stores(sqlite_url) as stores:
        stores.reviews.add(briefing(), "drafted", at=NOON)
    assert file.exists()
    with open_stores(sqlite_url) as stores:
        assert stores.reviews.load(BRIEFING_ID) == briefing()


def test_sqlite_is_set_up_on_every_connection(database):
    with database.read() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_migrations_lead_to_the_tables_in_the_code(database):
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_code_knows_every_migration():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == HEAD
    assert tuple(one.revision for one in script.walk_revisions())[::-1] == KNOWN


def test_a_current_database_opens_without_alembic(sqlite_url):
    open_database(sqlite_url).close()
    code = (
        "import sys; from generator.storage.database import open_database; "
        f"open_database({sqlite_url!r}).close(); assert 'alembic' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_failed_migration_leaves_the_database_empty(sqlite_url, file, monkeypatch):
    def fail(*args, **options):
        raise StorageError("broken off")

    monkeypatch.setattr("alembic.operations.Operations.create_index", fail)
    with pytest.raises(StorageError, match="broken off"):
        open_database(sqlite_url)
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connection.close()


def test_a_database_of_a_newer_version_is_left_alone(sqlite_url, database):
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="newer version"):
        open_database(sqlite_url)
    with database.read() as connection:
        assert version(connection) == "9999"


def test_a_database_of_another_program_is_left_alone(sqlite_url, file):
    file.parent.mkdir()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StorageError, match=r"belongs to another program.*recipes"):
        open_database(sqlite_url)


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Buy milk. " * 200)
    with pytest.raises(StorageError, match=r"notes\.txt.*is some other file"):
        open_database(f"sqlite:///{path}")
    assert path.read_text() == "Buy milk. " * 200


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(StorageError, match="is a folder"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageError, match="is not a folder that can be written"):
        open_database(f"sqlite:///{tmp_path / 'data' / 'briefings.db'}")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError, match="cannot be opened"):
        open_database(f"sqlite:///{tmp_path / 'briefings.db'}")


def test_a_database_that_turned_read_only_is_one_sentence(database):
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StorageError, match="cannot be written"), database.write() as connection:
        connection.execute(text("DELETE FROM runs"))


@pytest.mark.parametrize("url", ["", "briefings.db", "mysql://root:hunter2@db/x", "nonsense://x"])
def test_other_urls_are_refused_with_an_example(url):
    with pytest.raises(StorageError, match="sqlite:///") as caught:
        open_database(url)
    assert "hunter2" not in str(caught.value)


def test_an_unreachable_server_or_missing_driver_hides_the_password():
    with pytest.raises(StorageError) as caught:
        open_database("postgresql://ann:hunter2@127.0.0.1:1/briefings")
    assert "hunter2" not in str(caught.value)


def test_instants_are_stored_in_utc(database):
    tokyo = datetime(2025, 12, 12, 2, tzinfo=timezone(timedelta(hours=9)))
    with database.write() as connection:
        connection.execute(insert(runs).values(id="x", saved_at=tokyo, record="{}"))
    with database.read() as connection:
        found = connection.scalar(select(runs.c.saved_at))
        raw = connection.exec_driver_sql("SELECT saved_at FROM runs").scalar()
    assert found == tokyo
    assert found.tzinfo == UTC
    assert raw == "2025-12-11 17:00:00.000000"


def test_naive_instants_are_refused(database):
    naive = datetime(2025, 12, 12)  # noqa: DTZ001
    with pytest.raises((StorageError, StatementError)), database.write() as connection:
        connection.execute(insert(runs).values(id="x", saved_at=naive, record="{}"))


def test_a_transaction_that_raises_changes_nothing(database):
    def write_and_fail():
        with database.write() as connection:
            connection.execute(insert(runs).values(id="x", saved_at=NOON, record="{}"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    with database.read() as connection:
        assert connection.scalar(select(runs.c.id)) is None


@pytest.mark.parametrize("table", ["decisions", "approvals", "approval_images", "briefings"])
def test_an_approval_that_breaks_off_changes_nothing(sqlite_url, table):
    with open_stores(sqlite_url) as stores:
        stores.reviews.add(briefing(), "drafted", at=NOON)
        event = "UPDATE" if table == "briefings" else "INSERT"
        with stores.database.write() as connection:
            connection.exec_driver_sql(
                f"CREATE TRIGGER stop BEFORE {event} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'pulled the plug'); END"
            )
        approved = approve(briefing(), parts(), state="drafted", actor="Ann", at=NOON)
        decision = Decision(BRIEFING_ID, 1, "approve", "drafted", "approved", "Ann", NOON)
        with pytest.raises(StorageError, match="pulled the plug"):
            stores.reviews.record(decision, approved)
        with stores.database.write() as connection:
            connection.exec_driver_sql("DROP TRIGGER stop")
            for name in ("decisions", "approvals", "approval_images"):
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar() == 0
        assert stores.reviews.state(BRIEFING_ID) == "drafted"
        stores.reviews.record(decision, approved)
        assert stores.reviews.approval(BRIEFING_ID) == approved


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE approvals SET html = html || ' '",
        "UPDATE approvals SET subject = 'Buy now'",
        "UPDATE approval_images SET png = x'00'",
        "DELETE FROM approval_images",
    ],
)
def test_content_changed_behind_our_back_is_never_handed_out(sqlite_url, change):
    with open_stores(sqlite_url) as stores:
        approve_stored(stores)
        with stores.database.write() as connection:
            connection.exec_driver_sql(change)
        with pytest.raises(StorageError, match="changed after it was approved"):
            stores.reviews.approval(BRIEFING_ID)


def test_of_many_editors_exactly_one_wins(sqlite_url):
    outcomes = []
    with open_stores(sqlite_url) as stores:
        stores.reviews.add(briefing(), "drafted", at=NOON)

    def edit(name):
        with open_stores(sqlite_url) as stores:
            decision = Decision(BRIEFING_ID, 2, "edit", "drafted", "drafted", name, NOON)
            try:
                stores.reviews.save_revision(briefing(revision=2), decision, expected_revision=1)
            except ConflictError:
                outcomes.append("conflict")
            else:
                outcomes.append(name)

    in_threads(edit, "abcd")
    with open_stores(sqlite_url) as stores:
        (decision,) = stores.reviews.decisions(BRIEFING_ID)
    assert sorted(outcomes) == sorted([decision.actor, "conflict", "conflict", "conflict"])


def test_many_workers_claim_each_row_once(sqlite_url):
    readers = [f"reader{number}@example.com" for number in range(60)]
    claimed = []
    with open_stores(sqlite_url) as stores:
        stores.outbox.enqueue(approve_stored(stores), readers, at=NOON)

    def work(_name):
        with open_stores(sqlite_url) as stores:
            while row := stores.outbox.claim(after=0, at=NOON):
                claimed.append(row.recipient)

    in_threads(work, "abcd")
    assert sorted(claimed) == sorted(readers)


def test_many_processes_may_open_a_new_database_at_once(sqlite_url):
    in_threads(lambda name: open_database(sqlite_url).close(), "abcd")
    with open_stores(sqlite_url) as stores:
        assert stores.subscribers.add([Subscriber("ann@example.com")])


def test_an_outbox_row_needs_its_briefing(sqlite_url):
    approved = approve(briefing(), parts(), state="drafted", actor="Ann", at=NOON)
    with open_stores(sqlite_url) as stores, pytest.raises(StorageError):
        stores.outbox.enqueue(approved, ["ann@example.com"], at=NOON)


@pytest.mark.skipif(
    "BRIEFING_TEST_POSTGRES_URL" not in os.environ,
    reason="BRIEFING_TEST_POSTGRES_URL names no PostgreSQL database",
)
def test_postgresql_is_among_the_stores_under_contract(request):
    (conftest,) = (p for p in request.config.pluginmanager.get_plugins() if hasattr(p, "KINDS"))
    assert "postgresql" in conftest.KINDS


def in_threads(task, names):
    failures = []

    def run(name):
        try:
            task(name)
        except Exception as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=run, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
