"""Settings: read once, from the environment before .env; a wrong one stops the start with its name and its cure."""

from pathlib import Path

import pytest

from bot import config
from bot.config import SettingWrong, load, masked

GOOD = {
    "SANAM_ENV": "production", "LINE_CHANNEL_SECRET": "one", "LINE_CHANNEL_ACCESS_TOKEN": "token", "PUBLIC_URL": "https://a.example",
    "SECRET_KEY": "k" * 32, "FIELD_KEY": "f" * 32, "DATABASE_URL": "sqlite:///x.db",
}  # fmt: skip


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty house: no .env and no kept secrets of this machine."""
    monkeypatch.setattr(config, "ROOT", tmp_path)
    monkeypatch.setattr(config, "VAR", tmp_path / "var")
    return tmp_path


def test_good_settings_are_read() -> None:
    assert "https://a.example" == load(GOOD).public_url


@pytest.mark.parametrize(
    "name", ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN", "PUBLIC_URL", "SECRET_KEY", "FIELD_KEY"]
)
def test_production_makes_nothing_up(name: str) -> None:
    with pytest.raises(SettingWrong, match=name):
        load({**GOOD, name: ""})


def test_an_environment_that_is_not_named_is_production() -> None:
    assert not load({key: value for key, value in GOOD.items() if key != "SANAM_ENV"}).is_development


def test_a_third_environment_does_not_exist() -> None:
    with pytest.raises(SettingWrong, match="SANAM_ENV"):
        load({**GOOD, "SANAM_ENV": "staging"})


def test_the_environment_comes_before_the_file(house: Path) -> None:
    (house / ".env").write_text("PUBLIC_URL=https://file.example\nLINE_BASIC_ID=@file\n")

    settings = load(GOOD)

    assert ("https://a.example", "@file") == (settings.public_url, settings.line_basic_id)
    assert ("environment", ".env") == (settings.sources["public_url"], settings.sources["line_basic_id"])


def test_an_empty_variable_does_not_hide_the_file(house: Path) -> None:
    (house / ".env").write_text("LINE_BASIC_ID=@file\n")

    assert "@file" == load({**GOOD, "LINE_BASIC_ID": ""}).line_basic_id


@pytest.mark.parametrize("name", ["PUBLIC_URL", "LINE_API_BASE"])
def test_an_address_does_not_end_with_a_slash(name: str) -> None:
    with pytest.raises(SettingWrong, match=name):
        load({**GOOD, name: "https://a.example/"})


@pytest.mark.parametrize(
    ("name", "value"),
    [("PUBLIC_URL", "https://a.example"), ("DATABASE_URL", "postgresql://u@db.example/x")],
)
def test_development_stays_on_this_machine(name: str, value: str) -> None:
    with pytest.raises(SettingWrong, match=name):
        load({"SANAM_ENV": "development", name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "http://a.example"), ("LINE_API_BASE", "http://line.example"), ("GOOGLE_SHEETS_BASE", "http://sheets.example"),
        ("SECRET_KEY", "guess me"), ("FIELD_KEY", f"{'f' * 32}, guess me"),
    ],
)  # fmt: skip
def test_production_never_talks_in_the_open_nor_under_a_key_that_can_be_guessed(
    name: str, value: str
) -> None:
    with pytest.raises(SettingWrong, match=name):
        load({**GOOD, name: value})


def test_the_pages_have_a_host_of_their_own() -> None:
    with pytest.raises(SettingWrong, match="PUBLIC_URL has a path"):
        load({**GOOD, "PUBLIC_URL": "https://office.example/sanam"})


@pytest.mark.parametrize("value", ["-1", "many", "6001"])
def test_a_limit_of_messages_is_a_number(value: str) -> None:
    with pytest.raises(SettingWrong, match="MESSAGES_A_MINUTE"):
        load({**GOOD, "MESSAGES_A_MINUTE": value})


@pytest.mark.parametrize("value", ["-1", "many", "6"])
def test_proxies_are_counted(value: str) -> None:
    with pytest.raises(SettingWrong, match="PROXIES"):
        load({**GOOD, "PROXIES": value})


def test_development_makes_its_secrets_once(house: Path) -> None:
    first, second = load({"SANAM_ENV": "development"}), load({"SANAM_ENV": "development"})

    assert first.secret_key == second.secret_key != ""
    assert first.field_key != first.secret_key
    assert 0o600 == (house / "var" / "secret_key.txt").stat().st_mode & 0o777


def test_several_keys_are_split_and_the_first_signs() -> None:
    new, old = "n" * 32, "o" * 32
    settings = load({**GOOD, "SECRET_KEY": f"{new}, {old} ,", "LINE_CHANNEL_SECRET": "a,b"})

    assert (new, old) == settings.secret_keys
    assert (b"a", b"b") == settings.line_secrets


@pytest.mark.parametrize("name", ["SECRET_KEY", "FIELD_KEY", "LINE_CHANNEL_SECRET"])
def test_a_list_of_keys_without_a_key_is_an_empty_one(name: str) -> None:
    with pytest.raises(SettingWrong, match=name):
        load({**GOOD, name: " , "})


def test_secrets_are_masked_wherever_settings_are_shown() -> None:
    shown = masked(load({**GOOD, "GOOGLE_SERVICE_ACCOUNT": "{}"}))

    secret = {
        "LINE_CHANNEL_SECRET",
        "LINE_CHANNEL_ACCESS_TOKEN",
        "SECRET_KEY",
        "FIELD_KEY",
        "GOOGLE_SERVICE_ACCOUNT",
    }
    assert secret == {name for name, (value, _) in shown.items() if value == "****"}
