// LINE's date picker. It shows the year of the phone's calendar and always sends the Gregorian one.

import { el } from "./dom.js";
import { momentFields } from "./moment-fields.js";
import { choice, open } from "./sheet.js";
import { clock, day, time } from "./thai-date.js";

const STANDARD = {
  date: { min: "1900-01-01", max: "2100-12-31", now: () => clock.now.slice(0, 10) },
  time: { min: "00:00", max: "23:59", now: () => clock.now.slice(11, 16) },
  datetime: { min: "1900-01-01T00:00", max: "2100-12-31T23:59", now: () => clock.now.slice(0, 16) },
};

export function chooseMoment(phone, action, buddhist, send) {
  const standard = STANDARD[action.mode];
  const given = (key) => action[key]?.replace("t", "T");
  const echo = el("p", { class: "echo", "aria-live": "polite", "data-testid": "picker-echo" });
  const fields = momentFields({
    mode: action.mode,
    value: given("initial") ?? standard.now(),
    min: given("min") ?? standard.min,
    max: given("max") ?? standard.max,
    buddhist,
    testid: "picker",
    onchange: (value) => { echo.textContent = worded(action.mode, value, buddhist); },
  });
  const done = choice("ตกลง", () => {
    close();
    send({ [action.mode]: fields.value() });
  }, "picker-done", "");
  const close = open(phone, action.label ?? "เลือกวันที่", echo, fields.element, done);
}

function worded(mode, value, buddhist) {
  if (mode === "time") return `${value.replace(":", ".")} น.`;
  return mode === "date" ? day(value, buddhist) : `${day(value, buddhist)} ${time(value)} น.`;
}
