import pytest

from exports.failures import from_answer

DISABLED = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED"}]


@pytest.mark.parametrize(
    ("code", "error", "reason", "retryable"),
    [
        (403, {"message": "The caller does not have permission"}, "not_shared", False),
        (403, {"message": "API has not been used", "details": DISABLED}, "api_disabled", False),
        (404, {}, "not_found", False),
        (429, {"status": "RESOURCE_EXHAUSTED"}, "busy", True),
        (408, {}, "google_down", True),
        (503, {}, "google_down", True),
        (401, {}, "stale_token", True),
        (400, {"message": "... above the limit of 10000000 cells."}, "full", False),
        (400, {"message": "Unable to parse range: x"}, "refused", False),
    ],
)
def test_each_answer_of_google_has_a_reason_and_a_cure(code, error, reason, retryable):
    failure = from_answer(code, error, "bot@project.example")

    assert (reason, retryable) == (failure.reason, failure.retryable)
    assert failure.cure


def test_a_missing_share_names_the_address():
    assert "bot@project.example" in str(from_answer(403, {}, "bot@project.example"))
