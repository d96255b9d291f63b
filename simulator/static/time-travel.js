// Move the practice ground's clock, forward only: what has been reminded of cannot be unsaid.

import { big, hint, openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { momentFields } from "./moment-fields.js";
import { setClock } from "./server.js";
import { clock, daysLater, moment } from "./thai-date.js";

const HOUR = 3600;

export function chooseTime(onchange) {
  const jump = async (body) => {
    close();
    await setClock(body);
    onchange();
  };
  const morning = `${daysLater(clock.now, 1)}T09:00`;
  const echo = el("p", { class: "echo", "aria-live": "polite", "data-testid": "time-echo" });
  const fields = momentFields({
    mode: "datetime",
    value: morning,
    min: clock.now.slice(0, 16),
    max: `${Number(clock.now.slice(0, 4)) + 5}-12-31T23:59`,
    buddhist: true,
    testid: "time",
    onchange: (value) => { echo.textContent = moment(value); },
  });
  const close = openDialog(
    "เลื่อนเวลา",
    "time",
    hint(`ตอนนี้ ${moment(clock.now)}`),
    big("อีก 1 ชั่วโมง", () => jump({ advance_seconds: HOUR }), "jump-hour"),
    big("พรุ่งนี้เช้า 09.00 น.", () => jump({ now: `${morning}:00+07:00` }), "jump-morning"),
    big("อีก 1 วัน", () => jump({ advance_seconds: 24 * HOUR }), "jump-day"),
    el("h3", {}, "หรือเลือกวัน"),
    fields.element,
    echo,
    big("ไปวันนี้", () => jump({ now: `${fields.value()}:00+07:00` }), "time-go", "plain"),
    hint("เวลาเดินไปข้างหน้าอย่างเดียว ถ้าอยากกลับวันแรกให้ใช้ «เริ่มใหม่»"),
  );
}
