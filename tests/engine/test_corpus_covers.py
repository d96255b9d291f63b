"""Nothing that an XLSForm may hold is missing from the corpus; what there is comes from the libraries themselves."""

from pyxform import aliases, constants
from pyxform.survey import Survey

from engine.forms.expressions import functions
from tests.forms import corpus, small
from tests.forms.writing import HERE

# Slots of pyxform's classes that no author writes as a column.
INNER = frozenset({
    "attribute", "bind", "body", "children", "choices", "control", "entity_version", "extra_data", "file_name",
    "hint", "instance", "label", "media", "parent", "setgeopoint_by_triggering_ref", "setvalues_by_triggering_ref",
    "sms_field", "type", "_created", "_translations", "_xpath",
})  # fmt: skip
REFUSED_TYPES = {
    "cascading select", "cascading_select", "q select", "q select1", "select multiple from", "select multiple using",
    "select one using", "select one external",
}  # fmt: skip


def test_every_type_of_question_has_a_form() -> None:
    assert frozenset() == corpus.TYPES - corpus.types()


def test_every_function_has_a_form() -> None:
    known = {*functions._PLAIN, *functions._SITUATED, *functions.special.TABLE}

    assert set() == known - corpus.functions()


def test_every_column_of_the_survey_sheet_has_a_form() -> None:
    known = {*aliases.survey_header, *aliases.TRANSLATABLE_SURVEY_COLUMNS} - INNER

    assert set() == {one for one in known if not _has("survey", one)}


def test_every_column_of_the_choices_sheet_has_a_form() -> None:
    known = {*aliases.list_header, *aliases.TRANSLATABLE_CHOICES_COLUMNS}

    assert set() == {one for one in known if not _has("choices", one)}


def test_every_column_of_the_settings_sheet_has_a_form() -> None:
    known = {*aliases.settings_header, *Survey.get_slot_names()} - INNER

    assert set() == {one for one in known if not _has("settings", one)}


def test_every_column_of_the_entities_sheet_has_a_form() -> None:
    known = set(constants.EntityColumns.value_list()) | set(aliases.entities_header)

    assert set() == {one for one in known - {"repeat"} if not _has("entities", one)}


def _has(sheet: str, column: str) -> bool:
    """Say whether a column is used, by its name or by a name that pyxform takes for it."""
    bare = column.replace("jr:constraintMsg", "constraint_message").replace(
        "jr:requiredMsg", "required_message"
    )
    found = {one.replace(" ", "_").lower() for one in corpus.columns(sheet)}
    return bool({bare.replace(" ", "_").lower(), column.lower(), f"media::{column}"} & found)


def test_the_corpus_is_wide() -> None:
    assert len(corpus.accepted()) >= 150
    assert len([path for path in corpus.accepted() if path.parent.name == "long"]) >= 30


def test_the_small_forms_are_what_their_tables_say() -> None:
    differing = [one.path for one in small.forms() if (HERE / one.path).read_text("utf-8") != one.markdown()]

    assert [] == differing
