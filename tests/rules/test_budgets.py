"""Small files with one noun each, and short functions: the cheapest quality to keep."""

from statistics import median, quantiles

from tests.rules.tree import Function, Source, sources

FILE_AT_MOST, FILE_MEDIAN = 250, 80
FUNCTION_AT_MOST, FUNCTION_MEDIAN, FUNCTION_P90 = 50, 8, 25


def _product() -> list[Source]:
    """Migrations are left out: they are written by Alembic and never edited again."""
    return [source for source in sources() if "migrations/versions" not in source.name]


def _lines(function: Function) -> int:
    """Count a function from its `def` to its end; decorators are not its body."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _functions() -> dict[str, int]:
    return {
        f"{source.name}:{function.lineno} {function.name}": _lines(function)
        for source in _product()
        for function in source.functions()
    }


def _files() -> dict[str, int]:
    return {source.name: len(source.text.splitlines()) for source in _product() if source.text.strip()}


def test_no_file_is_long() -> None:
    assert {} == {name: lines for name, lines in _files().items() if lines > FILE_AT_MOST}


def test_the_median_file_is_short() -> None:
    assert median(_files().values()) < FILE_MEDIAN


def test_no_function_is_long() -> None:
    assert {} == {name: lines for name, lines in _functions().items() if lines > FUNCTION_AT_MOST}


def test_the_median_function_is_short() -> None:
    assert median(_functions().values()) < FUNCTION_MEDIAN


def test_nine_functions_in_ten_are_short() -> None:
    assert quantiles(_functions().values(), n=10)[-1] < FUNCTION_P90
