"""Sealed files lie in a folder or a bucket, and the settings say which."""

from pathlib import Path

import pytest

from bot import config
from bot.config import SettingWrong
from bot.files import FileMissing, Files, FilesDown
from tests.rules.tree import ROOT

STORES = ["folder", "memory:///"]


@pytest.fixture(params=STORES)
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    return Files(str(tmp_path / "evidence") if request.param == "folder" else request.param)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sealed"
    path.write_bytes(bytes(range(256)))
    return path


def test_a_file_is_read_in_parts(files: Files, file: Path) -> None:
    files.put("ab/one", file)

    assert bytes(range(10, 20)) == files.read("ab/one", 10, 20)


def test_the_store_lists_what_lies_in_it(files: Files, file: Path) -> None:
    files.put("ab/one", file)
    files.put("cd/two", file)

    assert ["ab/one", "cd/two"] == sorted(one.place for one in files.all())


def test_a_deleted_file_is_missing_and_may_be_deleted_again(files: Files, file: Path) -> None:
    files.put("ab/one", file)

    files.delete("ab/one")
    files.delete("ab/one")

    with pytest.raises(FileMissing):
        files.read("ab/one", 0, 1)


def test_a_store_that_does_not_answer_may_be_asked_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    for name, value in {
        "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "c",
        "AWS_ENDPOINT": f"http://127.0.0.1:{free_port}", "AWS_ALLOW_HTTP": "true",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)

    with pytest.raises(FilesDown) as raised:
        Files("s3://bucket/prefix").put("ab/one", file)

    assert raised.value.retryable


def settings(**given: str) -> config.Settings:
    return config.load({"SANAM_ENV": "development", "SECRET_KEY": "s", "FIELD_KEY": "f", **given})


@pytest.mark.parametrize("address", ["var/evidence", "/srv/evidence", "s3://bucket/prefix"])
def test_a_folder_or_a_bucket_is_a_store(address: str) -> None:
    assert address == settings(EVIDENCE_STORE=address).evidence_store


@pytest.mark.parametrize("address", ["http://bucket.example", "file:///x", "gs://bucket"])
def test_another_kind_of_store_stops_the_start(address: str) -> None:
    with pytest.raises(SettingWrong, match="EVIDENCE_STORE"):
        settings(EVIDENCE_STORE=address)


@pytest.mark.parametrize("size", ["0", "many", "-1", "1001", "1.5"])
def test_a_size_that_is_no_number_of_megabytes_stops_the_start(size: str) -> None:
    with pytest.raises(SettingWrong, match="EVIDENCE_AT_MOST_MB"):
        settings(EVIDENCE_AT_MOST_MB=size)


def test_the_usual_store_is_not_in_the_repository() -> None:
    assert "var/" in (ROOT / ".gitignore").read_text()
