"""The facts and the archive."""

import pytest
from review_pages import archive, clicked, desk, edited, errors, facts, opened, shown


def rows(tab) -> int:
    return shown(tab).count("<tr>") - 1


@pytest.mark.parametrize("page", [facts, archive])
def test_an_empty_database_leads_to_the_sample(empty_room, page):
    tab = opened(page, empty_room)
    assert "No briefing yet" in shown(tab)
    assert tab.button(key="make-sample")


@pytest.mark.parametrize("page", [facts, archive])
def test_an_unknown_briefing_is_one_sentence(room, page):
    tab = opened(page, room)
    tab.session_state["briefing"] = "us-morning-1999-01-01-000000"
    tab.run()
    assert not tab.exception
    assert len(errors(tab)) == 1
    assert "There is no briefing" in errors(tab)[0]


def test_every_fact_is_listed_with_value_session_and_source(room):
    tab = opened(facts, room)
    listed = room.facts(room.latest())
    assert rows(tab) == len(listed)
    assert f"{len(listed)} of {len(listed)} facts" in [caption.value for caption in tab.caption]
    assert "rut.record_close" in shown(tab)


def test_a_search_keeps_what_holds_every_word(room):
    tab = opened(facts, room)
    tab.text_input(key="fact-search").set_value("Russell 2,590.61 RECORD").run()
    found = [fact for fact in room.facts(room.latest()) if fact.matches("russell 2,590.61 record")]
    assert 0 < rows(tab) == len(found) < 20
    assert "The Russell 2000 set a record close" in shown(tab)


def test_facts_are_filtered_by_subject_kind_and_use(room):
    tab = opened(facts, room)
    tab.multiselect(key="fact-subjects").set_value(["Bitcoin"])
    tab.multiselect(key="fact-kinds").set_value(["move"])
    tab.run()
    assert 0 < rows(tab) == shown(tab).count('<p class="id">btc.move.')
    tab.multiselect(key="fact-kinds").set_value([])
    tab.toggle(key="fact-used").set_value(True).run()
    used = [fact for fact in room.facts(room.latest()) if fact.subject == "Bitcoin" if fact.used_in]
    assert 0 < rows(tab) == len(used)


def test_a_search_without_result_says_what_to_do(room):
    tab = opened(facts, room)
    tab.text_input(key="fact-search").set_value("palladium").run()
    assert "clear the search" in tab.info[0].value


def test_the_archive_tells_who_did_what_and_what_changed(room):
    tab = opened(desk, room)
    edited(tab, "dek", "Stocks rise")
    tab.text_area(key="why-2").set_value("Too thin.")
    clicked(tab, "reject")
    page = shown(opened(archive, room))
    assert "Rejected" in page
    assert "<b>Ada</b> rejected revision 2" in page
    assert "Too thin." in page
    assert "<b>Ada</b> edited revision 2" in page
    assert "<b>rules</b> wrote revision 1" in page
    assert "<ins>Stocks" in page


def test_opening_a_briefing_goes_to_the_desk(room):
    def archive_with_desk(room):
        import streamlit as st

        from generator.ui import archive_page

        archive_page.show(room, lambda: st.info("On the desk."))

    tab = opened(archive_with_desk, room)
    clicked(tab, f"open-{room.latest()}")
    assert tab.session_state["briefing"] == room.latest()
    assert [info.value for info in tab.info] == ["On the desk."]
