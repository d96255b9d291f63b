// Day, month and year, hour and minute, each a list: readable for old eyes, and the year in either calendar.

import { el } from "./dom.js";
import { MONTH_NAMES, daysIn, yearOf } from "./thai-date.js";

const two = (number) => String(number).padStart(2, "0");
const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
const split = (iso) => iso.split(/[-Tt:]/).map(Number);

// `mode` is date, time or datetime; `min`, `max` and `value` are written as LINE writes them.
export function momentFields({ mode, value, min, max, buddhist, testid, onchange }) {
  const fields = new Map();
  let now = clamp(value, min, max);

  const parts = () => {
    const date = mode === "time" ? {} : dateParts(now, min, max, buddhist);
    const hours = mode === "date" ? {} : timeParts(now, mode);
    return { ...date, ...hours };
  };
  const draw = () => {
    for (const [name, { options, chosen }] of Object.entries(parts())) {
      fields.get(name).replaceChildren(...options.map(([number, words]) => el("option", { value: number, selected: number === chosen }, words)));
      fields.get(name).value = String(chosen);
    }
    onchange?.(now);
  };
  const read = () => {
    const number = (name) => Number(fields.get(name).value);
    const month = fields.has("month") ? [number("year"), number("month")] : [];
    const date = month.length ? `${month[0]}-${two(month[1])}-${two(Math.min(number("day"), daysIn(...month)))}` : "";
    const hours = fields.has("hour") ? `${two(number("hour"))}:${two(number("minute"))}` : "";
    now = clamp([date, hours].filter(Boolean).join("T"), min, max);
    draw();
  };
  const element = el("div", { class: "moment", role: "group", "aria-label": "วันและเวลา", "data-testid": testid });
  for (const [name, { label }] of Object.entries(parts())) {
    const field = el("select", { "data-testid": `${testid}-${name}`, onchange: read });
    fields.set(name, field);
    element.append(el("label", { class: `moment-${name}` }, label, field));
  }
  draw();
  return { element, value: () => now };
}

function dateParts(now, min, max, buddhist) {
  const [year, month, day] = split(now);
  const [fromYear, toYear] = [split(min)[0], split(max)[0]];
  const months = range(1, 12).filter((one) => `${year}-${two(one)}` >= min.slice(0, 7) && `${year}-${two(one)}` <= max.slice(0, 7));
  const at = (one) => `${year}-${two(month)}-${two(one)}`;
  const days = range(1, daysIn(year, month)).filter((one) => at(one) >= min.slice(0, 10) && at(one) <= max.slice(0, 10));
  return {
    day: { label: "วันที่", chosen: day, options: days.map((one) => [one, String(one)]) },
    month: { label: "เดือน", chosen: month, options: months.map((one) => [one, MONTH_NAMES[one - 1]]) },
    year: { label: buddhist ? "ปี พ.ศ." : "ปี ค.ศ.", chosen: year, options: range(fromYear, toYear).map((one) => [one, yearOf(one, buddhist)]) },
  };
}

function timeParts(now, mode) {
  const [hour, minute] = split(now).slice(mode === "time" ? 0 : 3);
  return {
    hour: { label: "นาฬิกา", chosen: hour, options: range(0, 23).map((one) => [one, two(one)]) },
    minute: { label: "นาที", chosen: minute, options: range(0, 59).map((one) => [one, two(one)]) },
  };
}

function clamp(value, min, max) {
  if (value < min) return min;
  return value > max ? max : value;
}
