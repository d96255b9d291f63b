"""What the reader of forms complains about is told in Thai, with a cure: nobody who writes a form meets a bare English line."""

import re

import pytest
from pyxform.errors import ErrorCode

from bot.texts import Texts
from engine.forms.expressions.expression import compiled
from engine.forms.expressions.faults import ExpressionFault
from engine.forms.lint.finding import Finding
from engine.forms.lint.told import told
from engine.forms.problems import Problem

THAI = re.compile(r"[ก-๙]")
TH, EN = Texts.load("th"), Texts.load("en")
OURS = [code for code in ErrorCode if not code.name.startswith("INTERNAL")]


def complaint(code: ErrorCode) -> Finding:
    text = code.value.format(
        row=5, sheet="survey", column="relevant", q="x", name="end", value="x", type="group"
    )
    return told(Problem("survey", 5, text, "see xlsform.org for this column"))


@pytest.mark.parametrize("code", OURS, ids=lambda code: code.name)
def test_every_complaint_of_pyxform_has_thai_words_and_a_thai_cure(code: ErrorCode) -> None:
    found = complaint(code)

    assert "reader" != found.rule, code.value.msg
    assert THAI.search(TH.word(found.what, {}))
    assert THAI.search(TH.word(found.cure, {}))
    assert not THAI.search(EN.word(found.what, {}) + EN.word(found.cure, {}))


@pytest.mark.parametrize(
    ("expression", "what", "cure"),
    [
        (". = ‘yes’", "เครื่องหมายคำพูดเป็นแบบเอียง", "ใช้แบบตรง"),
        (". = 'yes", "เปิดเครื่องหมายคำพูดแล้วไม่ได้ปิด: 'yes", "ปิดด้วยเครื่องหมายเดียวกัน"),
        (". > 5 && . < 9", "ในสูตรใช้เครื่องหมายตรงนี้ไม่ได้: && . < 9", "and หรือ or"),
        (". > 5 AND . < 9", "AND เขียนเป็นตัวพิมพ์ใหญ่", "เขียนเป็น and"),
        (". ≥ 5", "ในสูตรใช้เครื่องหมายตรงนี้ไม่ได้: ≥", ">="),
        (". >", "จบก่อนที่จะมีค่าตามมา", "ใส่ค่าที่จะเทียบ"),
        ("(. > 5", "เปิดวงเล็บแล้วไม่ได้ปิด", "ปิดวงเล็บ"),
        ("if(. > 5, 1", "เปิดวงเล็บแล้วไม่ได้ปิด", "ปิดวงเล็บ"),
        (". > 5)", "มีวงเล็บ ) ที่ไม่มี ( คู่กัน", "เอาออก"),
        (". >= 0,5", "มีจุลภาคในที่ที่มีไม่ได้", "ทศนิยมใช้จุด เช่น 0.5"),
        ("selected(. 'x')", "หน้า 'x' ขาดจุลภาคหรือวงเล็บ", "คั่นค่าในฟังก์ชันด้วยจุลภาค"),
        (". 5", "ไม่มีอะไรเชื่อม 5 กับสิ่งที่อยู่ข้างหน้า", "ใส่เครื่องหมายคั่น"),
        (". == 5", "= อยู่ในที่ของค่า", "ระหว่างสองค่ามีเครื่องหมายเดียว"),
        (". => 5", "> อยู่ในที่ของค่า", "ระหว่างสองค่ามีเครื่องหมายเดียว"),
        ("foo::bar", "ในแบบไม่มี foo::", "ใส่ชื่อข้อ เช่น ${name}"),
    ],
)
def test_what_authors_slip_on_in_an_expression_has_its_own_words(
    expression: str, what: str, cure: str
) -> None:
    with pytest.raises(ExpressionFault) as wrong:
        compiled(expression)

    found = told(Problem("survey", 4, f"constraint of n: {wrong.value}", ""))

    assert ("expression.unreadable", "constraint") == (found.rule, found.column)
    assert what in TH.word(found.what, {})
    assert cure in TH.word(found.cure, {})


def test_a_sheet_that_is_nearly_named_right_is_named() -> None:
    text = "You must have a sheet named 'survey'. When looking for a sheet named 'survey', the following sheets with similar names were found: 'surveys'."

    found = told(Problem("", 0, text, ""))

    assert ("sheet.missing", "ไม่มีชีตชื่อ survey แต่มี surveys") == (found.rule, TH.word(found.what, {}))
