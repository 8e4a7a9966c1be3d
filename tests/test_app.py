"""The entry file: frame, navigation, settings and who may look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[1] / "app.py"


@pytest.fixture(autouse=True)
def _fresh_workspaces(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # A tab of AppTest has no connection; a browser of this machine has no address either.
    monkeypatch.setattr(ContextProxy, "ip_address", None)
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


def started() -> AppTest:
    tab = AppTest.from_file(APP, default_timeout=30).run()
    assert not tab.exception
    return tab


def shown(tab: AppTest) -> str:
    return "\n".join(block.value for block in tab.html)


def test_the_first_start_leads_to_a_draft_to_decide_on():
    tab = started()
    assert "No briefing yet" in shown(tab)
    assert "this machine only" in tab.sidebar.caption[0].value
    tab.button(key="make-sample").click().run()
    assert not tab.exception
    assert "Written by" in shown(tab)
    (choice,) = tab.sidebar.selectbox
    assert "Dec. 12, 2025" in choice.options[0]
    assert tab.query_params["briefing"] == choice.value


def test_an_address_can_name_a_briefing():
    first = started().button(key="make-sample").click().run().sidebar.selectbox[0].value
    second = started()
    second.query_params["briefing"] = "us-morning-1999-01-01-000000"
    second.run()
    assert not second.exception
    assert second.sidebar.selectbox[0].value == first


def test_a_database_that_cannot_be_opened_is_one_sentence(monkeypatch, tmp_path):
    (tmp_path / "home").write_text("a file where a folder must be")
    tab = started()
    assert len(tab.error) == 1
    assert "Traceback" not in tab.error[0].value


def test_a_setting_that_is_wrong_is_one_sentence(monkeypatch):
    monkeypatch.setenv("BRIEFING_MODEL_TIMEOUT", "soon")
    tab = started()
    assert "model\\_timeout" in tab.error[0].value


def test_a_browser_of_another_machine_is_turned_away(monkeypatch):
    monkeypatch.setattr(ContextProxy, "ip_address", "192.0.2.7")
    tab = started()
    assert "No sign-in is configured" in tab.error[0].value
    assert not tab.button
    assert not tab.sidebar.text_input
