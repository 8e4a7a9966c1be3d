"""The desk's pages as test scripts, and words about what they show."""

from streamlit.testing.v1 import AppTest

TIMEOUT = 30


def desk(room):
    from generator.ui import desk_page

    desk_page.show(room)


def facts(room):
    from generator.ui import facts_page

    facts_page.show(room)


def archive(room):
    from generator.ui import archive_page

    archive_page.show(room)


def opened(page, room, actor: str = "Ada") -> AppTest:
    """A page in a tab of its own, drawn once."""
    tab = AppTest.from_function(page, args=(room,), default_timeout=TIMEOUT)
    tab.session_state["actor"] = actor
    tab.run()
    assert not tab.exception
    return tab


def shown(tab: AppTest) -> str:
    """All of the page's own HTML."""
    return "\n".join(block.value for block in tab.html)


def clicked(tab: AppTest, key: str) -> AppTest:
    """The page after a click, which must never end in a traceback."""
    tab.button(key=key).click().run()
    assert not tab.exception
    return tab


def edited(tab: AppTest, key: str, text: str) -> AppTest:
    """The page after a passage was opened, typed over and saved."""
    clicked(tab, f"edit-{key}")
    tab.text_area(key=text_key(tab, key)).set_value(text).run()
    assert not tab.exception
    return clicked(tab, f"save-{key}")


def text_key(tab: AppTest, key: str) -> str:
    """Key of the field in which a passage is edited."""
    return next(area.key for area in tab.text_area if area.key and area.key.endswith(f"-{key}"))


def errors(tab: AppTest) -> list[str]:
    return [error.value for error in tab.error]


def toasts(tab: AppTest) -> list[str]:
    return [toast.value for toast in tab.toast]
