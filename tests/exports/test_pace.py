from exports.pace import Pace


class Day:
    """A clock that only moves while somebody waits."""

    def __init__(self):
        self.now, self.waits = 0.0, []

    def wait(self, seconds):
        self.waits.append(seconds)
        self.now += seconds


def test_the_first_calls_of_a_minute_pass_at_once():
    day = Day()
    pace = Pace(day.wait, lambda: day.now)

    for _ in range(50):
        pace.step()

    assert day.waits == []


def test_the_next_call_waits_until_the_minute_of_the_first_is_over():
    day = Day()
    pace = Pace(day.wait, lambda: day.now, most=2)

    pace.step()
    day.now = 10.0
    for _ in range(3):
        pace.step()

    assert day.waits == [50.0, 10.0]
