"""One small form for each function that an expression may call, with the questions that it looks at."""

import re
from collections.abc import Iterator

from tests.forms.writing import Row, Written, choices, row

LOOKED_AT: dict[str, tuple[Row, ...]] = {
    "word": (row("text", "word", "ชื่อแปลง", required="yes", constraint="string-length(.) <= 40"),),
    "n": (row("integer", "n", "เก็บได้กี่กิโลกรัม", required="yes", constraint=". >= 0 and . <= 900"),),
    "d": (row("decimal", "d", "พื้นที่กี่ไร่", required="yes", constraint=". >= 0.25 and . <= 40"),),
    "day": (row("date", "day", "เก็บวันไหน", required="yes", constraint=". <= today()"),),
    "moment": (row("dateTime", "moment", "เริ่มเมื่อไร", required="yes"),),
    "clock": (row("time", "clock", "เริ่มกี่โมง", required="yes"),),
    "one": (row("select_one herb", "one", "สมุนไพรหลัก", required="yes"),),
    "many": (row("select_multiple herb", "many", "สมุนไพรในแปลง", required="yes"),),
    "spot": (row("geopoint", "spot", "แปลงอยู่ตรงไหน", required="yes"),),
    "line": (row("geotrace", "line", "รั้วเส้นไหน"),),
    "shape": (row("geoshape", "shape", "ขอบแปลง"),),
    "amount": (row("begin repeat", "picking", "รอบเก็บ", repeat_count="3"), row("integer", "amount", "รอบนี้กี่กิโลกรัม", required="yes"),
               row("text", "by", "ใครเก็บ", required="yes"), row("end repeat")),
}  # fmt: skip
HERBS = choices("herb", basil="กะเพรา", ginger="ขิง", lemongrass="ตะไคร้", turmeric="ขมิ้น")
PRICES = "name,label,price\nbasil,กะเพรา,40\nginger,ขิง,60\nlemongrass,ตะไคร้,25\nturmeric,ขมิ้น,55\n"

FUNCTIONS: dict[str, str] = {
    "concat": "concat(${word}, ' ', ${n}, ' กก.')", "join": "join(', ', ${amount})", "contains": "contains(${word}, 'ก')",
    "starts-with": "starts-with(${word}, 'แปลง')", "ends-with": "ends-with(${word}, 'นา')",
    "substring": "substring(${word}, 2, 3)", "substr": "substr(${word}, 0, 2)",
    "substring-before": "substring-before(${word}, ' ')", "substring-after": "substring-after(${word}, ' ')",
    "translate": "translate(${word}, 'กข', 'ขก')", "upper-case": "upper-case(${one})", "lower-case": "lower-case('KG')",
    "regex": "regex(${word}, '.{2,}')", "not": "not(${n} > 10)", "boolean": "boolean(${word})", "true": "true()",
    "false": "false()", "boolean-from-string": "boolean-from-string('true')", "selected": "selected(${many}, 'ginger')",
    "selected-at": "selected-at(${many}, 0)", "count-selected": "count-selected(${many})",
    "floor": "floor(${d})", "ceiling": "ceiling(${d})", "int": "int(${d})", "round": "round(${n} div ${d}, 2)",
    "abs": "abs(${n} - 100)", "pow": "pow(${d}, 2)", "sqrt": "sqrt(${n})", "exp": "exp(1)", "exp10": "exp10(2)",
    "log": "log(${d})", "log10": "log10(${d})", "sin": "sin(${d})", "cos": "cos(${d})", "tan": "tan(0.5)",
    "asin": "asin(0.5)", "acos": "acos(0.5)", "atan": "atan(${d})", "atan2": "atan2(1, ${d})", "pi": "pi() * ${d}",
    "checklist": "checklist(1, 2, ${n} > 5, ${d} > 1)", "weighted-checklist": "weighted-checklist(3, 9, ${n} > 5, 4, ${d} > 1, 2)",
    "count": "count(${picking})", "count-non-empty": "count-non-empty(${amount})", "sum": "sum(${amount})",
    "min": "min(${amount})", "max": "max(${amount})", "id": "count(id('x'))", "lang": "lang('th')",
    "instance": "instance('herb')/root/item[name = ${one}]/label",
    "pulldata": "pulldata('prices', 'price', 'name', ${one})",
    "indexed-repeat": "indexed-repeat(${amount}, ${picking}, 1)",
    "jr:choice-name": "jr:choice-name(${one}, '${one}')", "jr:itext": "jr:itext('/data/n:label')",
    "today": "today()", "now": "now()", "date": "date(${day} + 7)", "date-time": "date-time(${moment})",
    "format-date": "format-date(${day}, '%e/%n/%Y')", "format-date-time": "format-date-time(${moment}, '%H:%M')",
    "decimal-date-time": "decimal-date-time(${day})", "decimal-time": "decimal-time(${clock})",
    "uuid": "once(uuid())", "random": "once(random())", "digest": "digest(${word}, 'SHA-256', 'hex')",
    "randomize": "count(randomize(${picking}, 7))", "distance": "distance(${spot}, '18.79 98.98 0 0')",
    "area": "area('18.7 98.9 0 0;18.7 98.91 0 0;18.71 98.91 0 0;18.7 98.9 0 0')",
    "if": "if(${n} > 10, 'มาก', 'น้อย')", "coalesce": "coalesce(${one}, 'ไม่ทราบ')", "once": "once(${word})",
    "position": "count(${picking}[position() < 3])", "last": "${picking}[last()]/amount",
    "current": "count(${picking}[amount = current()/../n])", "string": "string(${n})", "number": "number(${word})",
    "string-length": "string-length(${word})", "normalize-space": "normalize-space(${word})", "name": "name(${word})",
    "local-name": "local-name(${word})", "namespace-uri": "namespace-uri(${word})",
    "version": "version()", "property": "property('deviceid')", "depend": "depend(${n}, ${d})",
    "is-selected": "is-selected(${many}, 'ginger')", "base64-decode": "base64-decode('4LiB4Liy')", "extract-signed": "extract-signed(${word}, 'AAAA')",
    "enclosed-area": "enclosed-area('18.7 98.9 0 0;18.7 98.91 0 0;18.71 98.91 0 0;18.7 98.9 0 0')",
    "geofence": "geofence(${spot}, '18.7 98.9 0 0;18.7 98.99 0 0;18.8 98.99 0 0;18.7 98.9 0 0')",
}  # fmt: skip
OPERATORS: dict[str, str] = {
    "plus": "${n} + 1", "minus": "${n} - ${d}", "times": "${n} * 2", "div": "${n} div 4", "mod": "${n} mod 7",
    "equal": "${n} = 5", "unequal": "${one} != 'basil'", "less": "${n} &lt; 5", "and": "${n} > 5 and ${d} < 10",
    "or": "${n} > 5 or ${d} < 10", "union": "count(${word} | ${n})", "negative": "-${n}", "dates": "${day} - 30",
    "predicate": "sum(${picking}[amount > 10]/amount)", "axes": "count(${amount}/parent::*)", "selected_self": "${n} >= 3",
}  # fmt: skip


def forms() -> Iterator[Written]:
    """Return them all."""
    for name, expression in FUNCTIONS.items():
        yield _form(f"functions/{name.replace(':', '_')}.md", expression)
    for name, expression in OPERATORS.items():
        yield _form(f"operators/{name}.md", expression.replace("&lt;", "<"))


def _form(path: str, expression: str) -> Written:
    seen = {found.replace("picking", "amount") for found in re.findall(r"\$\{(\w+)\}", expression)}
    seen |= {"n"} if "../n" in expression or "/n:" in expression else set()
    questions = tuple(one for name, rows in LOOKED_AT.items() if name in (seen or {"word"}) for one in rows)
    got = row("calculate", "got", calculation=expression)
    told = row("note", "told", "ได้ ${got}", relevant="${got} != ''")
    files = {"prices.csv": PRICES} if "pulldata" in expression else {}
    return Written(
        path,
        (*questions, got, told),
        HERBS if {"one", "many"} & seen or "herb" in expression else (),
        files=files,
    )
