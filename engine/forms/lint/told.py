"""Put what the reader of forms complains about into our words: pyxform's messages and those of `engine.forms.reading`.

Each pattern is one complaint. What is in none of them is shown as it came: better an English line than none.
"""

from typing import Final

from engine.conversation.bubbles import Phrase, Plain, say
from engine.forms.expressions import functions
from engine.forms.lint.cells import nearest
from engine.forms.lint.complaint import Complaint, Match, on
from engine.forms.lint.complaints_of_expressions import EXPRESSIONS
from engine.forms.lint.finding import Finding
from engine.forms.lint.types import TYPES
from engine.forms.problems import Problem

_XLSFORM: Final = "https://xlsform.org/en/"
_FUNCTIONS: Final = [*functions._PLAIN, *functions._SITUATED, *functions.special.TABLE]  # noqa: SLF001 - one package


def told(problem: Problem) -> Finding:
    """Return a complaint of the reader as a finding."""
    text = " ".join(problem.text.split())
    for one in _ALL:
        found = one.pattern.search(text)
        if found:
            named = found.groupdict().get("column") or one.column
            link = _XLSFORM + one.part
            return Finding(
                one.rule, problem.sheet, problem.row, one.what(found), one.cure(found), named, link=link
            )
    cure = Plain(problem.cure) if problem.cure else say("Compare the sheets with xlsform.org.")
    return Finding("reader", problem.sheet, problem.row, Plain(text), cure, link=_XLSFORM)


def _type_cure(found: Match) -> Phrase:
    """Propose the type that a longer or a misspelt one begins with, or is near to."""
    written = found[1].lower().replace(" ", "_").removeprefix("q_")
    if written in {"select_one", "select_multiple", "rank"}:
        return say("Write the list of choices behind it, for example {example}.", example=f"{written} yes_no")
    if written.startswith("cascading"):
        return say("Use select_one with the column choice_filter.")
    begun = max((one for one in TYPES if written.startswith(f"{one}_")), key=len, default="")
    near = begun or nearest(found[1].split(" ")[0], list(TYPES)) or nearest(written, list(TYPES))
    return say("Did you mean {near}?", near=near) if near else say("The types are listed at xlsform.org.")


def _function_cure(found: Match) -> Phrase:
    near = nearest(found["name"], _FUNCTIONS)
    return (
        say("Did you mean {near}?", near=f"{near}()")
        if near
        else say("The functions are listed at docs.getodk.org.")
    )


_NAMED: Final = r"(?:the '(?P<column>[^']+)' value (?:'[^']*' )?is invalid\. )?"
_ALL: Final = (
    Complaint("list.missing", on(r"Unknown question type '(select_one|select_multiple|rank)'"),
          lambda found: say("{type} does not say which list.", type=found[1]), _type_cure, "type", "#multiple-choice-questions"),
    Complaint("type.unknown", on(r"Unknown question type '([^']*)'"),
          lambda found: say("{type} is no type of question.", type=found[1]), _type_cure, "type", "#question-types"),
    Complaint("type.missing", on(r"Question with no type"), lambda _: say("There is no type."),
          lambda _: say("Write what is asked for, for example text or integer."), "type", "#question-types"),
    Complaint("name.missing", on(r"(?:Question or group|Group|Repeat)s? with no name"), lambda _: say("There is no name."),
          lambda _: say("Write a short name: it is what the answer is stored under."), "name", "#question-types"),
    Complaint("name.letters", on(_NAMED + r"Names must begin with a letter"), lambda _: say("This cannot be a name."),
          lambda _: say("Begin with a letter, then letters, digits and _ without spaces."), "name", "#question-types"),
    Complaint("name.twice", on(r"the 'name' value '([^']*)' is invalid\. Questions, groups, and repeats must be unique"),
          lambda found: say("The name {name} stands twice.", name=found[1]), lambda _: say("Give each its own name."), "name"),
    Complaint("name.twice", on(r"the 'name' value '([^']*)' is invalid\. Repeat names must (?:be )?unique"),
          lambda found: say("The name {name} stands twice.", name=found[1]), lambda _: say("Give each its own name."), "name"),
    Complaint("name.alike", on(r"the 'name' value '([^']*)' is problematic"),
          lambda found: say("Another name differs from {name} only in capital letters.", name=found[1]),
          lambda _: say("Give each its own name."), "name"),
    Complaint("name.reserved", on(r"the 'name' value '([^']*)' is invalid\. (?:The name|Repeat names must not)"),
          lambda found: say("The name {name} is taken by the form itself.", name=found[1]),
          lambda _: say("Choose another name."), "name"),
    Complaint("label.missing", on(r"element named '([^']*)' has no label or hint"),
          lambda found: say("{name} has no wording.", name=found[1]),
          lambda _: say("Write what people are asked in the column label."), "label"),
    Complaint("group.closed", on(r"Unmatched '(end[_ ]\w+)'"),
          lambda found: say("{type} ends what is not open here.", type=found[1]),
          lambda _: say("Take the line away, or add the one that begins it."), "type", "#grouping-questions"),
    Complaint("group.open", on(r"Unmatched 'begin[_ ](\w+)'.*?for the name '([^']*)'"),
          lambda found: say("{name} begins and never ends.", name=found[2]),
          lambda found: say("Add a line {type} behind its last question.", type=f"end_{found[1]}"), "type", "#grouping-questions"),
    Complaint("reference.unknown", on(_NAMED + r"Reference variables must contain a name .*? find the name '(?P<name>[^']*)'"),
          lambda found: say("There is no question named {name}.", name=found["name"]),
          lambda _: say("Add the question, or take the reference to it away."), "", "#relevant"),
    Complaint("reference.twofold", on(_NAMED + r"Reference variables names must be unique .*? The name '(?P<name>[^']*)'"),
          lambda found: say("Several questions are named {name}, and it is not clear which one is meant.", name=found["name"]),
          lambda _: say("Give each its own name."), "", "#relevant"),
    Complaint("reference.unreadable", on(_NAMED + r"Reference variable"), lambda _: say("A reference is not written to its end."),
          lambda _: say("Write it as {example}.", example="${name}"), "", "#relevant"),
    Complaint("calculation.missing", on(r"Missing calculation"), lambda _: say("There is nothing to calculate."),
          lambda _: say("Write the expression in the column calculation."), "calculation", "#calculation"),
    Complaint("list.unknown", on(r"List name not in (?:external )?choices sheet: ?(.*)"),
          lambda found: say("The list {list} is not in the sheet choices.", list=found[1]),
          lambda _: say("Write its choices in the sheet choices."), "type", "#multiple-choice-questions"),
    Complaint("list.unknown", on(r"There should be (?:a choices|an external_choices) sheet"),
          lambda _: say("There is no sheet with choices."), lambda _: say("Write its choices in the sheet choices."),
          "type", "#multiple-choice-questions"),
    Complaint("choice.spaces", on(r"Choice names with spaces.*?\[([^\]]*)\]"),
          lambda found: say("The name {name} has a space, and several answers are stored with spaces between them.", name=found[1]),
          lambda found: say("Write {name}.", name=found[1].replace(" ", "_")), "name", "#multiple-choice-questions"),
    Complaint("choice.twice", on(r"Choice names must be unique"), lambda _: say("A choice of this name is there already."),
          lambda _: say("Give each choice of a list its own name."), "name", "#multiple-choice-questions"),
    Complaint("choice.name", on(r"Choices must have a name"), lambda _: say("A choice has no name."),
          lambda _: say("Write a short name in the column name: it is what is stored."), "name", "#multiple-choice-questions"),
    Complaint("choice.label", on(r"Choices should have a label"), lambda _: say("A choice has no wording."),
          lambda _: say("Write it in the column label."), "label", "#multiple-choice-questions"),
    Complaint("other.wording", on(r"or_other of (\S+) has no Thai wording"),
          lambda found: say("{name} offers another answer, and there are no words for it.", name=found[1]),
          lambda _: say("Add a choice named other to the list, worded in every language of the form."), "type"),
    Complaint("file.ending", on(r"File name for '([^']*)' should end"),
          lambda found: say("{type} names no table.", type=found[1]),
          lambda _: say("Name a file that ends with .csv, .geojson or .xml."), "type", "#multiple-choice-questions-from-file"),
    Complaint("trigger.missing", on(r"'trigger' column must not be empty"), lambda _: say("Nothing sets this off."),
          lambda _: say("Name a question in the column trigger, as {example}.", example="${name}"), "trigger", "#trigger"),
    Complaint("trigger.calculation", on(r"background-geopoint.*calculation"), lambda _: say("This takes no calculation."),
          lambda _: say("Empty the column calculation."), "calculation"),
    Complaint("audit.name", on(r"Audits must always be named"), lambda _: say("The audit has a name of its own."),
          lambda _: say("Leave its name empty."), "name", "#metadata"),
    Complaint("parameters.range", on(r"For the 'range' question type,? (.*)"),
          lambda _: say("The range cannot be drawn from these parameters."),
          lambda _: say("Write numbers, as {example}.", example="start=0 end=10 step=1"), "parameters", "#range"),
    Complaint("parameters.unknown", on(r"invalid parameter.*?: '?([^']*)"),
          lambda found: say("There is no parameter {name} here.", name=found[1]),
          lambda _: say("The parameters of each type are listed at xlsform.org."), "parameters", "#question-types"),
    Complaint("parameters.unreadable", on(r"Parameters must be in the form"), lambda _: say("The parameters cannot be read."),
          lambda _: say("Write them as {example}.", example="rows=3"), "parameters", "#question-types"),
    Complaint("parameters.value", on(r"'parameters' value is invalid|Parameter [\w-]+ must|Invalid value for quality|randomize must|seed value"),
          lambda _: say("The parameters cannot be read."),
          lambda _: say("The parameters of each type are listed at xlsform.org."), "parameters", "#question-types"),
    Complaint("header.missing", on(r"required column headers were not found: (.*?)\. "),
          lambda found: say("The column {column} is missing.", column=found[1].replace("'", "")),
          lambda _: say("Write the names of the columns in the first line of the sheet."), "", "#setting-up-your-worksheets"),
    Complaint("header.twice", on(r"different names for the same column were found: '([^']*)', '([^']*)'"),
          lambda found: say("{column} and {other} are one column.", column=found[1], other=found[2]),
          lambda _: say("Keep one of the two."), "", "#setting-up-your-worksheets"),
    Complaint("header.missing", on(r"Invalid headers|Column headers must not be empty"),
          lambda _: say("The names of the columns cannot be read."),
          lambda _: say("Write the names of the columns in the first line of the sheet."), "", "#setting-up-your-worksheets"),
    Complaint("sheet.missing", on(r"sheet named '([^']*)', the following sheets with similar names were found: (.*?)\.?$"),
          lambda found: say("There is no sheet named {sheet}, but there is {near}.", sheet=found[1], near=found[2].replace("'", "")),
          lambda found: say("Name the sheet {sheet}.", sheet=found[1]), "", "#setting-up-your-worksheets"),
    Complaint("sheet.missing", on(r"must have a sheet named|no survey sheet|survey sheet is (?:either )?empty|No survey|was not recognized as a supported type"),
          lambda _: say("There is no sheet named survey, or nothing in it."),
          lambda _: say("Name the sheet with the questions survey."), "", "#setting-up-your-worksheets"),
    Complaint("own.namespace", on(r"(\S+) is used without its namespace"),
          lambda found: say("{column} needs its namespace, or no other program can read the form.", column=found[1]),
          lambda _: say("Write {text} in the column namespaces of the sheet settings.", text='sanam="https://sanam.example/xforms"'),
          "namespaces"),
    Complaint("cells.surplus", on(r"has (\d+) more cells than the header"),
          lambda found: say("There are {count} more cells than the header has.", count=int(found[1])),
          lambda _: say("Write a {bar} inside a cell as {escaped}, or take the surplus cells away.", bar="|", escaped=r"\|")),
    Complaint("ring", on(r"these depend on each other in a ring: (.*)"),
          lambda found: say("These hang on each other in a ring: {names}", names=found[1]),
          lambda _: say("Let one of them not look at the others."), "calculation"),
    Complaint("function.unknown", on(r"^(?P<column>[\w:]+) of \S+: no such function: (?P<name>[^()]+)\(\)"),
          lambda found: say("There is no function {name}.", name=f"{found['name']}()"), _function_cure),
    Complaint("function.arguments", on(r"^(?P<column>[\w:]+) of \S+: (?P<name>\S+)\(\) takes (?P<wanted>.+?) arguments?, not (?P<given>\d+)"),
          lambda found: say("{name} takes {wanted} values, not {given}.", name=f"{found['name']}()", wanted=found["wanted"], given=found["given"]),
          lambda _: say("The functions are listed at docs.getodk.org.")),
    *EXPRESSIONS,
    Complaint("expression.unreadable", on(r"^(?P<column>[\w:]+) of (?P<name>\S+): (?P<fault>.*)"),
          lambda found: say("The expression cannot be read: {fault}", fault=found["fault"]),
          lambda _: say("Look for a bracket, a quotation mark or a sign that is missing there."), "", "#relevant"),
    Complaint("table.unreadable", on(r"^(\S+\.(?:csv|geojson|json|xml)): (.*)"),
          lambda found: say("The table {name} cannot be read.", name=found[1]),
          lambda _: say("Save it as CSV in UTF-8, the names of its columns in the first line.")),
    Complaint("entities", on(r"'save_to' value|'entities' sheet|Names used here must not"),
          lambda _: say("What this says of entities does not fit together; here they are neither made nor changed."),
          lambda _: say("Empty the column save_to and leave the sheet entities out, or mend it as docs.getodk.org says.")),
    Complaint("parameters.value", on(r"'incremental' parameter"), lambda _: say("The parameters cannot be read."),
          lambda _: say("The parameters of each type are listed at xlsform.org."), "parameters", "#question-types"),
    Complaint("header.twice", on(r"Duplicate column header: (.*)"),
          lambda found: say("The column {column} stands twice.", column=found[1]),
          lambda _: say("Keep one of the two."), "", "#setting-up-your-worksheets"),
    Complaint("media.big", on(r"To use big-image, you must also specify an image .*?named (\S+?)\.?$"),
          lambda found: say("{name} has a big picture and no small one.", name=found[1]),
          lambda _: say("Write the picture in the column media::image."), "media::big-image", "#media"),
    Complaint("media.kind", on(r"Media type: (\S+) not supported"),
          lambda found: say("{kind} is no kind of picture, sound or film.", kind=found[1]),
          lambda _: say("Use media::image, media::audio or media::video."), "", "#media"),
    Complaint("picture.size", on(r"Use the max-pixels parameter"), lambda _: say("Pictures come in their full size."),
          lambda _: say("Write {example} in the column parameters.", example="max-pixels=1024"), "parameters", "#image"),
    Complaint("device.gone", on(r"is no longer supported on most devices"), lambda _: say("Phones tell this no longer."),
          lambda _: say("Take the line away.")),
    Complaint("group.label", on(r"(?:Group|Repeat|Loop) has no label"), lambda _: say("The group has no wording."),
          lambda _: say("Write it in the column label."), "label", "#grouping-questions"),
    Complaint("row.skipped", on(r"Row without name, text, or label"), lambda _: say("The line has neither name nor wording and is passed over."),
          lambda _: say("Fill it in, or take the line away.")),
)  # fmt: skip
