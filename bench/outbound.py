"""P7: what one call to LINE costs over a kept connection. `python -m bench.outbound BASE` is the process that is measured."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from bench import children, machine, webhooks
from bench.figures import Part, most
from bench.stage import Stage

CALLS = 2000
WARM = 200
LIMIT_MS = 0.45
MESSAGE = {"type": "text", "text": "Thank you. The report has been received."}


def measure(stage: Stage) -> Part:
    """Measure our gateway and the SDK as its README uses it, in one process."""
    stage.line.reset()
    with machine.on_core(machine.SERVING):
        out = subprocess.run(
            children.python("-m", "bench.outbound", stage.line.base),
            cwd=children.ROOT,
            env=children.environment({}),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
    told = json.loads(out.splitlines()[-1])
    rows: list[tuple[object, ...]] = [
        (name, f"{cpu_ms:.3f}", f"{wall_ms:.3f}") for name, (cpu_ms, wall_ms) in told.items()
    ]
    figures = [most("P7", "CPU of one reply over a kept connection", told["ours"][0], LIMIT_MS, "ms")]
    return Part("One call to LINE", figures, ("caller", "CPU ms", "wall ms"), rows)


def main(base: str) -> None:
    """Call the stub both ways."""
    from linebot.v3 import messaging

    from bot.line.gateway import Gateway

    sdk: Any = messaging  # its generated models take names that its own types do not know
    gateway = Gateway(lambda: webhooks.TOKEN, base)
    configuration = sdk.Configuration(host=base, access_token=webhooks.TOKEN)

    def ours(number: int) -> object:
        return gateway.reply(webhooks.reply_token(number), [MESSAGE])

    def readme(number: int) -> object:
        with sdk.ApiClient(configuration) as client:
            return sdk.MessagingApi(client).reply_message_with_http_info(
                sdk.ReplyMessageRequest(
                    reply_token=webhooks.reply_token(10**6 + number),
                    messages=[sdk.TextMessage(text=MESSAGE["text"])],
                )
            )

    told: dict[str, Any] = {"ours": _cost(ours), "the SDK, a new client a call": _cost(readme)}
    sys.stdout.write(json.dumps(told) + "\n")


def _cost(call: Callable[[int], object]) -> tuple[float, float]:
    for number in range(WARM):
        call(number)
    cpu_s, wall_s = time.process_time(), time.perf_counter()
    for number in range(WARM, WARM + CALLS):
        call(number)
    return (time.process_time() - cpu_s) / CALLS * 1000, (time.perf_counter() - wall_s) / CALLS * 1000


if __name__ == "__main__":
    main(sys.argv[1])
