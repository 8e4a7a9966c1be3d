import pytest

from generator.delivery.csv_import import RejectedRow, export_subscribers, import_subscribers
from generator.delivery.memory import MemorySubscribers
from generator.delivery.subscriber import Subscriber
from generator.errors import InputError


@pytest.fixture
def store():
    return MemorySubscribers()


@pytest.fixture
def write(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "list.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_good_rows_become_active_subscribers(store, write):
    report = import_subscribers(
        write("email,name\nann@example.com,Ann Lee\nben@EXAMPLE.com,\n"), store
    )
    expected = (Subscriber("ann@example.com", "active", "Ann Lee"), Subscriber("ben@example.com"))
    assert report.added == store.list() == expected
    assert (report.known, report.rejected) == (0, ())


def test_rejected_rows_are_reported_with_line_and_reason(store, write):
    text = "email,name\nann@example.com,Ann\nnonsense,Ben\n\n,Cat\nANN@example.com,Ann again\n"
    report = import_subscribers(write(text), store)
    assert [(row.line, row.value) for row in report.rejected] == [
        (3, "nonsense"),
        (5, ""),
        (6, "ANN@example.com"),
    ]
    assert "needs one @" in report.rejected[0].why
    assert "twice" in report.rejected[2].why
    assert [one.address for one in store.list()] == ["ann@example.com"]


def test_who_left_is_not_brought_back(store, write):
    store.add([Subscriber("ann@example.com", "unsubscribed")])
    report = import_subscribers(write("email\nann@example.com\nben@example.com\n"), store)
    assert report.known == 1
    assert store.get("ann@example.com").status == "unsubscribed"
    assert store.get("ben@example.com").status == "active"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffEmail,Name\nann@example.com,Ann\n",
        "name;EMAIL\nAnn;ann@example.com\n",
        'email,name\r\n"ann@example.com","Ann"\r\n',
        "id, email ,name,country\n7, ann@example.com , Ann ,CH\n",
    ],
)
def test_spreadsheets_forms_are_read(store, write, text):
    assert import_subscribers(write(text), store).added == (
        Subscriber("ann@example.com", "active", "Ann"),
    )


def test_a_status_column_is_honored_and_checked(store, write):
    text = "email,status\na@example.com,Unsubscribed\nb@example.com,\nc@example.com,gone\n"
    report = import_subscribers(write(text), store)
    assert [one.status for one in report.added] == ["unsubscribed", "active"]
    assert report.rejected == (
        RejectedRow(
            4, "c@example.com", "status 'gone' is none of pending, active, unsubscribed, bounced"
        ),
    )


def test_what_is_exported_can_be_imported(store, write):
    readers = (
        Subscriber("ann@example.com", "active", 'Ann "A" Lee, MD'),
        Subscriber("ben@example.com", "bounced"),
        Subscriber("cat@example.com", "pending", "Čat"),
    )
    import_subscribers(write(export_subscribers(readers)), store)
    assert store.list() == readers


@pytest.mark.parametrize("text", ["", "name\nAnn\n", "ann@example.com\n"])
def test_a_file_without_the_column_is_refused(store, write, text):
    with pytest.raises(InputError, match="no `email` column"):
        import_subscribers(write(text), store)
    assert store.list() == ()


def test_other_encodings_are_refused(store, write):
    with pytest.raises(InputError, match="UTF-8"):
        import_subscribers(write("email,name\na@example.com,Zoë\n", "latin-1"), store)


def test_a_missing_file_is_named(store, tmp_path):
    with pytest.raises(InputError, match=r"absent\.csv.*cannot be read"):
        import_subscribers(tmp_path / "absent.csv", store)


def test_a_name_cannot_hold_line_breaks(store, write):
    report = import_subscribers(write('email,name\na@example.com,"Ann\nBcc: x"\n'), store)
    assert report.added[0].name == "Ann Bcc: x"
