"""The desk page: reading, editing and deciding, with a real verifier behind it."""

from dataclasses import replace

import pytest
from review_pages import clicked, desk, edited, errors, opened, shown, text_key, toasts

from generator.draft import Sentence
from generator.writing.briefing import Passage

RIGHT, WRONG = "6,901.00", "6,991.00"


def place_of(room, words: str) -> str:
    """Key of the first sentence of a section that holds the words."""
    view = room.open(room.latest())
    return next(
        line.place.key for line in view.passages() if words in line.text and not line.place.part
    )


def text_at(room, key: str) -> str:
    return room.open(room.latest()).find(key).text


@pytest.fixture
def record_key(room) -> str:
    return place_of(room, RIGHT)


@pytest.fixture
def flagged(room, record_key):
    """A tab in which an editor has just saved a wrong level."""
    tab = opened(desk, room)
    return edited(tab, record_key, text_at(room, record_key).replace(RIGHT, WRONG))


def test_an_empty_database_leads_to_the_sample(empty_room):
    tab = opened(desk, empty_room)
    assert "No briefing yet" in shown(tab)
    clicked(tab, "make-sample")
    assert empty_room.latest() is not None
    assert any("sample is ready" in text for text in toasts(tab))
    assert "Written by <b>rules</b>" in shown(tab)


def test_a_sample_that_cannot_be_made_says_why_in_one_sentence(empty_room, tmp_path):
    (tmp_path / "home" / "out").write_text("a file where a folder must be")
    tab = clicked(opened(desk, empty_room), "make-sample")
    assert len(errors(tab)) == 1
    assert "cannot be written" in errors(tab)[0]
    assert "Traceback" not in errors(tab)[0]


def test_a_draft_shows_every_passage_with_verdict_origin_and_facts(room):
    view = room.open(room.latest())
    tab = opened(desk, room)
    page = shown(tab)
    assert page.count('class="passage ') == len(view.passages())
    assert page.count('class="meta"') == len(view.passages())
    assert "✓</b> Supported" in page
    assert "6,901.00" in page
    assert "Dec. 11 · sample data" in page
    assert "Sample data" in page
    assert "Draft" in page


def test_an_unknown_briefing_is_one_sentence(room):
    tab = opened(desk, room)
    tab.session_state["briefing"] = "us-morning-1999-01-01-000000"
    tab.run()
    assert not tab.exception
    assert len(errors(tab)) == 1
    assert "There is no briefing" in errors(tab)[0]


def test_text_from_outside_is_never_markup(stored):
    hostile = '<img src=x onerror="alert(1)"> & <script>alert(2)</script>'
    passage = Passage(Sentence(hostile, origin="llm"), hostile)
    tab = opened(desk, stored(dek=passage, notices=(hostile,), label=hostile))
    page = shown(tab)
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page


def test_a_wrong_figure_is_flagged_while_it_is_typed(room, record_key):
    tab = clicked(opened(desk, room), f"edit-{record_key}")
    text = text_at(room, record_key).replace(RIGHT, WRONG)
    tab.text_area(key=text_key(tab, record_key)).set_value(text).run()
    assert 'As typed: <span class="chip wrong">' in shown(tab)
    assert room.open(room.latest()).revision == 1


def test_a_wrong_figure_that_is_saved_blocks_approval(room, flagged):
    view = room.open(room.latest())
    assert (view.revision, view.state, view.counts["wrong"]) == (2, "needs_attention", 1)
    assert '<mark class="wrong" title="' in shown(flagged)
    assert "1 passage does not follow from the data" in shown(flagged)
    assert flagged.button(key="approve").disabled
    clicked(flagged, "override")
    assert room.open(view.id).state == "needs_attention"
    assert "cannot be approved" in errors(flagged)[0]


def test_an_override_needs_a_reason_and_keeps_it(room, flagged):
    flagged.text_input(key="reason-2-0").set_value("Corrected by the exchange at 9:40.")
    clicked(flagged, "override")
    assert room.open(room.latest()).state == "approved"
    step = room.history(room.latest())[0]
    assert (step.actor, step.action) == ("Ada", "approved")
    assert [reason for _, reason in step.overrides] == ["Corrected by the exchange at 9:40."]


def test_the_suggested_figure_is_put_in_and_the_draft_approved(room, flagged, record_key):
    key = next(b.key for b in flagged.button if b.key and b.key.startswith("apply-"))
    clicked(flagged, key)
    assert RIGHT in text_at(room, record_key)
    clicked(flagged, "approve")
    view = room.open(room.latest())
    assert (view.revision, view.state) == (3, "approved")
    assert "Approved by <b>Ada</b>" in shown(flagged)
    assert any(f"briefing send {view.id}" in code.value for code in flagged.code)


def test_the_last_edit_can_be_undone(room, flagged, record_key):
    clicked(flagged, "undo")
    view = room.open(room.latest())
    assert (view.revision, view.state) == (3, "drafted")
    assert RIGHT in text_at(room, record_key)
    assert room.history(view.id)[0].why == "restored revision 1"


def test_only_what_needs_attention_can_be_shown(room, flagged, record_key):
    flagged.segmented_control(key="shown").set_value("Needs attention").run()
    assert not flagged.exception
    page = shown(flagged)
    assert WRONG in page
    assert page.count('class="passage ') < len(room.open(room.latest()).passages())


@pytest.mark.parametrize("part", ["headline", "dek", "subject", "preheader"])
def test_every_part_can_be_edited(room, part):
    edited(opened(desk, room), part, "Stocks rise")
    line = room.open(room.latest()).find(part)
    assert (line.text, line.origin) == ("Stocks rise", "editor")


def test_a_part_cannot_be_emptied(room):
    tab = edited(opened(desk, room), "headline", " ")
    assert "headline cannot be empty" in errors(tab)[0]
    assert room.open(room.latest()).revision == 1
    assert text_key(tab, "headline")


def test_saving_the_same_text_makes_no_revision(room, record_key):
    tab = edited(opened(desk, room), record_key, f"{text_at(room, record_key)}\n")
    assert room.open(room.latest()).revision == 1
    assert tab.button(key=f"edit-{record_key}")
    assert errors(tab) == []


def test_a_sentence_saved_empty_is_removed(room, record_key):
    before = text_at(room, record_key)
    edited(opened(desk, room), record_key, "")
    assert before not in [line.text for line in room.open(room.latest()).passages()]


def test_cancel_changes_nothing(room, record_key):
    tab = clicked(opened(desk, room), f"edit-{record_key}")
    tab.text_area(key=text_key(tab, record_key)).set_value("Something else.").run()
    clicked(tab, f"cancel-{record_key}")
    assert room.open(room.latest()).revision == 1
    clicked(tab, f"edit-{record_key}")
    assert tab.text_area(key=text_key(tab, record_key)).value == text_at(room, record_key)


def test_a_conflict_keeps_the_typed_text_and_leads_on(room, record_key):
    late, early = opened(desk, room, "Late"), opened(desk, room, "Early")
    clicked(late, f"edit-{record_key}")
    edited(early, record_key, "The S&P 500 closed at 6,901.00.")
    late.text_area(key=text_key(late, record_key)).set_value("The S&P 500 rose 0.2%.")
    clicked(late, f"save-{record_key}")
    assert room.open(room.latest()).revision == 2
    assert "Somebody saved revision 2" in errors(late)[0]
    assert "Your text is kept" in errors(late)[0]
    assert late.text_area(key=text_key(late, record_key)).value == "The S&P 500 rose 0.2%."
    assert "The S&amp;P 500 closed at" in shown(late)
    clicked(late, f"rebase-{record_key}")
    assert text_at(room, record_key) == "The S&P 500 rose 0.2%."
    assert [step.actor for step in room.history(room.latest())] == ["Late", "Early", "rules"]


def test_nobody_approves_a_text_they_have_not_seen(room, record_key):
    reader, editor = opened(desk, room, "Reader"), opened(desk, room, "Editor")
    edited(editor, record_key, "The S&P 500 closed at 6,901.00.")
    clicked(reader, "approve")
    assert room.open(room.latest()).state == "drafted"
    assert "somebody saved revision 2" in errors(reader)[0].lower()


def test_a_rejection_needs_a_reason(room):
    tab = clicked(opened(desk, room), "reject")
    assert "say why" in errors(tab)[0]
    assert room.open(room.latest()).state == "drafted"


def test_a_rejection_is_recorded_with_its_reason(room):
    tab = opened(desk, room)
    tab.text_area(key="why-1").set_value("The lead is stale.")
    clicked(tab, "reject")
    assert room.open(room.latest()).state == "rejected"
    assert "Rejected" in shown(tab)
    assert not [button for button in tab.button if button.key and button.key.startswith("edit-")]
    assert room.history(room.latest())[0].why == "The lead is stale."


def test_an_action_without_a_name_is_refused(room):
    tab = clicked(opened(desk, room, actor=" "), "approve")
    assert "say who you are" in errors(tab)[0]


def test_a_model_sentence_that_was_replaced_says_so(stored, sample):
    briefing, _ = sample
    told = replace(briefing.dek, sentence=replace(briefing.dek.sentence, replaced="Bitcoin sank."))
    page = shown(opened(desk, stored(dek=told)))
    assert "in place of the model’s" in page
    assert 'title="Bitcoin sank."' in page
