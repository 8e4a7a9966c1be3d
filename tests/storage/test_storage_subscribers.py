"""The contract of SubscriberStore, for every implementation."""

import pytest

from generator.delivery.subscriber import Subscriber
from generator.errors import InputError, UsageError


@pytest.fixture
def subscribers(stores):
    return stores.subscribers


def test_new_ones_are_added_in_order_of_address(subscribers):
    ben, ann = Subscriber("ben@example.com", name="Ben"), Subscriber("ann@example.com", "pending")
    assert subscribers.add([ben, ann]) == (ben, ann)
    assert subscribers.list() == (ann, ben)


def test_a_known_one_keeps_status_and_name(subscribers):
    subscribers.add([Subscriber("ann@example.com", "unsubscribed", "Ann")])
    assert subscribers.add([Subscriber("Ann@Example.com", "active", "Other")]) == ()
    assert subscribers.list() == (Subscriber("ann@example.com", "unsubscribed", "Ann"),)


def test_two_spellings_are_one_reader(subscribers):
    new = subscribers.add([Subscriber("Ann@EXAMPLE.com"), Subscriber("ann@example.com")])
    assert new == (Subscriber("Ann@example.com"),)
    assert subscribers.get("ANN@example.COM") == Subscriber("Ann@example.com")


def test_one_bad_address_means_nobody_is_added(subscribers):
    with pytest.raises(InputError):
        subscribers.add([Subscriber("ann@example.com"), Subscriber("nonsense")])
    assert subscribers.list() == ()


def test_the_list_can_be_of_one_status(subscribers):
    subscribers.add([Subscriber("a@example.com"), Subscriber("b@example.com", "bounced")])
    assert subscribers.list("active") == (Subscriber("a@example.com"),)
    assert subscribers.list("pending") == ()


def test_status_can_change(subscribers):
    subscribers.add([Subscriber("a@example.com", name="A")])
    changed = subscribers.set_status("A@example.com", "unsubscribed")
    assert changed == Subscriber("a@example.com", "unsubscribed", "A")
    assert subscribers.list() == (changed,)


def test_removed_ones_are_gone(subscribers):
    subscribers.add([Subscriber("a@example.com"), Subscriber("b@example.com")])
    subscribers.remove("A@EXAMPLE.COM")
    assert subscribers.get("a@example.com") is None
    assert subscribers.list() == (Subscriber("b@example.com"),)


def test_unknown_addresses_are_named(subscribers):
    with pytest.raises(UsageError, match=r"x@example\.com"):
        subscribers.remove("x@example.com")
    with pytest.raises(UsageError, match=r"x@example\.com"):
        subscribers.set_status("x@example.com", "active")
    assert subscribers.get("x@example.com") is None


def test_adding_nobody_is_fine(subscribers):
    assert subscribers.add([]) == ()
