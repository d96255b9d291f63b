// Bad weather, one switch each: what can go wrong between a phone, LINE and the bot.

import { big, hint, openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { network } from "./network.js";
import { beginPlan, clearFaults, endPlan, setFaults, weatherPlans } from "./server.js";

const WEATHERS = [
  { id: "slow", name: "ไลน์ตอบช้า", says: "คำตอบมาช้า 4 วินาที", side: "api", field: "slow_ms", on: 4000 },
  { id: "refuse", name: "ไลน์ไม่รับข้อความ", says: "ไลน์ปฏิเสธทุกข้อความของผู้ช่วย", side: "api", field: "error_500_rate", on: 1 },
  { id: "twice", name: "ข่าวมาซ้ำสองรอบ", says: "ผู้ช่วยได้ยินทุกอย่างสองครั้ง แต่รายงานนับครั้งเดียว", side: "webhook", field: "duplicate_rate", on: 1 },
  { id: "lost", name: "คำยืนยันหายกลางทาง", says: "ข้อความไปถึงแล้ว แต่ไลน์ไม่ได้ยืนยัน", side: "api", field: "lost_answer_rate", on: 0.5 },
  { id: "offline", name: "มือถือไม่มีสัญญาณ", says: "ข้อความรอในเครื่อง แล้วไปเองเมื่อมีสัญญาณ" },
];

export function createWeather({ strip, onchange }) {
  let faults = { api: {}, webhook: {} };
  let plan = null;
  const isOn = (one) => (one.field ? Boolean(faults[one.side]?.[one.field]) : network.off);

  async function turn(one, on) {
    if (one.field) faults = await setFaults({ [one.side]: { [one.field]: on ? one.on : 0 } });
    else network.off = on;
    draw();
    onchange(one.field ? null : on);
  }

  async function clear() {
    faults = await clearFaults();
    plan = null;
    network.off = false;
    draw();
    onchange(false);
  }

  function draw() {
    const on = WEATHERS.filter(isOn);
    strip.hidden = !on.length && !plan;
    const key = [plan, ...on.map((one) => one.id)].join();
    if (strip.dataset.key === key) return;
    strip.dataset.key = key;
    const chips = on.map((one) => chip(one.name, `end-${one.id}`, () => turn(one, false)));
    if (plan) chips.push(chip(plan, "end-plan", () => play(null)));
    strip.replaceChildren(el("b", {}, "กำลังจำลองเหตุขัดข้อง"), ...chips);
  }

  function chip(name, testid, onclick) {
    return el("button", { type: "button", class: "weather-chip", "data-testid": testid, onclick }, name, el("span", { class: "unseen" }, " แตะเพื่อปิด"), el("span", { "aria-hidden": "true" }, "✕"));
  }

  // A plan is a whole day of bad weather, written down beforehand.
  async function play(name) {
    const { on } = await (name ? beginPlan(name) : endPlan());
    plan = on?.th ?? null;
    draw();
    onchange(null);
  }

  async function offerPlans(list, close) {
    const { plans } = await weatherPlans();
    list.append(...plans.map((one) => big(one.th, () => {
      close();
      play(one.name);
    }, `plan-${one.name}`, "plain")));
  }

  function open() {
    const lines = WEATHERS.map((one) => {
      const box = el("input", { type: "checkbox", role: "switch", "data-testid": `weather-${one.id}`, checked: isOn(one) });
      box.addEventListener("change", () => turn(one, box.checked));
      return el("label", { class: "toggle" }, el("span", {}, el("b", {}, one.name), el("small", {}, one.says)), box);
    });
    const calm = el("button", { type: "button", class: "wide plain", "data-testid": "weather-clear", onclick: () => {
      clear();
      close();
    } }, "ปิดทั้งหมด");
    const list = el("div", { class: "plans" });
    const plans = el("details", { "data-testid": "weather-plans" }, el("summary", {}, "เหตุการณ์ที่เตรียมไว้"), list);
    const close = openDialog("สภาพอากาศ", "weather", hint("แตะหนึ่งครั้งเพื่อเปิด แตะอีกครั้งเพื่อปิด"), ...lines, plans, calm);
    offerPlans(list, close);
  }

  const update = (news, played) => {
    faults = news;
    plan = played;
    draw();
  };
  const count = () => WEATHERS.filter(isOn).length + (plan ? 1 : 0);
  const calmDown = () => {
    network.off = false;
    draw();
  };
  return { open, update, count, calmDown };
}
