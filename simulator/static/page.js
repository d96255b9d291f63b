// The page: the virtual clock on top, phones below, news twice a second.

import { addPerson, phones as fetchPhones, setClock, sheets } from "./desk.js";
import { el } from "./dom.js";
import { createPhone } from "./phone.js";
import * as sheet from "./sheet.js";
import { calendar, moment } from "./thai-date.js";

const POLL_MS = 500;
const SHEETS_MS = 5000;

const wall = document.querySelector(".phones");
const tabs = document.querySelector(".tabs");
const phones = new Map();
const unread = new Map();
let people = (new URLSearchParams(location.search).get("people") ?? "").split(",").filter(Boolean);
let version = "";
let others = [];
let active = "";

async function poll() {
  try {
    const [asked, since] = [people, version];
    const news = await fetchPhones(asked, since);
    // What the reader changed meanwhile makes this answer old.
    if (asked === people && since === version) show(news);
  } catch {
    document.querySelector(".clock-now").textContent = "เครื่องจำลองไม่ตอบ";
  }
  setTimeout(poll, POLL_MS);
}

function show(news) {
  document.querySelector(".clock-now").textContent = moment(news.clock.now);
  document.querySelector(".clock-now").dataset.now = news.clock.now;
  const jump = document.querySelector(".jump input");
  if (!jump.value) jump.value = news.clock.now.slice(0, 16);
  if (!news.phones) return;
  version = news.version;
  others = news.others;
  if (!people.length) people = news.phones.map((one) => one.person.id);
  showQuota(news.quota);
  for (const one of news.phones) {
    if (!phones.has(one.person.id)) addPhone(one, news.bot.name);
    const fresh = phones.get(one.person.id).update(one);
    if (one.person.id !== active) unread.set(one.person.id, (unread.get(one.person.id) ?? 0) + fresh);
  }
  if (!phones.has(active)) activate(people[0]);
  drawTabs();
}

function addPhone(one, botName) {
  const phone = createPhone(one, botName, { onclose: closePhone });
  phones.set(one.person.id, phone);
  wall.append(phone.element);
}

function closePhone(id) {
  phones.get(id).element.remove();
  phones.delete(id);
  setPeople(people.filter((one) => one !== id));
}

function setPeople(ids) {
  people = ids;
  version = "";
  const query = new URLSearchParams(location.search);
  query.set("people", ids.join(","));
  history.replaceState(null, "", `?${query.toString().replaceAll("%2C", ",")}`);
}

function activate(id) {
  active = id;
  unread.set(id, 0);
  for (const [one, phone] of phones) phone.element.dataset.active = String(one === id);
  drawTabs();
}

function drawTabs() {
  const buttons = [...phones].map(([id, phone]) => {
    const count = unread.get(id) ?? 0;
    const badge = count ? el("span", { class: "unread" }, String(count)) : null;
    return el("button", { type: "button", "aria-current": String(id === active), onclick: () => activate(id) }, phone.person().name, badge);
  });
  tabs.replaceChildren(...buttons);
}

function showQuota({ limit, used }) {
  const words = limit === null ? `ส่งไป ${used} ข้อความ` : `ส่งไป ${used} จาก ${limit} ข้อความเดือนนี้`;
  document.querySelector("[data-testid=quota]").textContent = words;
}

function choosePerson() {
  const phone = phones.get(active) ?? [...phones.values()][0];
  if (!phone) return setPeople([]);
  const join = (id) => {
    close();
    setPeople([...people, id]);
    active = id;
  };
  const known = others.map((one) => sheet.choice(`${one.name}${one.role ? ` · ${one.role}` : ""}`, () => join(one.id), "other-person"));
  const name = el("input", { required: true, "aria-label": "ชื่อคนใหม่", "data-testid": "new-name" });
  const form = el("form", {}, el("label", {}, "หรือคนใหม่ ชื่อ", name), el("button", { class: "wide plain", type: "submit" }, "เพิ่ม"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    join((await addPerson(name.value)).id);
  });
  const close = sheet.open(phone.element, "เพิ่มเครื่อง", ...known, form);
}

async function lookForSheets() {
  const link = document.querySelector("[data-testid=sheets-link]");
  const { url } = await sheets().catch(() => ({ url: null }));
  link.hidden = !url;
  if (url) link.href = url;
  setTimeout(lookForSheets, SHEETS_MS);
}

for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () => setClock({ advance_seconds: Number(button.dataset.advance) }));
}
document.querySelector(".jump").addEventListener("submit", (event) => {
  event.preventDefault();
  setClock({ now: `${event.target.moment.value}:00+07:00` });
});
document.querySelector("[data-testid=thai-calendar]").addEventListener("change", (event) => {
  calendar.buddhist = event.target.checked;
  version = "";
});
document.querySelector("[data-testid=add-person]").addEventListener("click", choosePerson);
await document.fonts.load('400 17px "Sarabun"');
poll();
lookForSheets();
