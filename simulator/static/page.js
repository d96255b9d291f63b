// The page: the practice ground's clock and desk on top, phones below, news twice a second.

import { createDesk } from "./desk.js";
import { el } from "./dom.js";
import { createLog } from "./log.js";
import { network } from "./network.js";
import { createPhone } from "./phone.js";
import { createRoom } from "./room.js";
import { phones as fetchPhones, sheets } from "./server.js";
import { SIZES } from "./settings.js";
import { clock, moment } from "./thai-date.js";
import { createWeather } from "./weather.js";

const POLL_MS = 500;
const SHEETS_MS = 5000;

const find = (selector) => document.querySelector(selector);
const asked = new URLSearchParams(location.search);
const listed = (name) => (asked.get(name) ?? "").split(",").filter(Boolean);
const wantedSize = Number(asked.get("size"));

const phones = new Map();
const unread = new Map();
let people = listed("people");
let groups = listed("groups");
let version = "";
let timer = 0;
let around = { others: [], groups: [], names: {} };
let active = "";

const page = {
  phones: () => [...phones.values()],
  others: () => around.others,
  groups: () => around.groups,
  names: () => around.names,
  active: () => phones.get(active),
  open: (id) => show([...people, id], groups, id),
  openGroup: (id) => show(people, [...new Set([...groups, id])], id),
  close,
  poll: () => poll(),
  restart,
  toggleLog,
};
const log = createLog(find(".log"), toggleLog);
const weather = createWeather({ strip: find(".weather-strip"), onchange: weatherChanged });
const desk = createDesk(find(".desk"), page, weather, log);

async function poll() {
  clearTimeout(timer);
  try {
    const [who, since] = [`${people}|${groups}`, version];
    const news = await fetchPhones(people, groups, since);
    // What the reader changed meanwhile makes this answer old.
    if (who === `${people}|${groups}` && since === version) take(news);
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    find(".clock-now").textContent = "เครื่องจำลองไม่ตอบ";
  } finally {
    clearTimeout(timer);
    timer = setTimeout(poll, POLL_MS);
  }
}

function take(news) {
  clock.now = news.clock.now;
  find(".clock-now").textContent = moment(news.clock.now);
  find(".clock-now").dataset.now = news.clock.now;
  if (!news.phones) return;
  version = news.version;
  around = news;
  people = news.phones.map((one) => one.person.id);
  groups = news.rooms.map((one) => one.group.id);
  drawQuota(news.quota);
  if (!network.off || !phones.size) drawPhones(news);
  weather.update(news.faults, news.plan);
  if (!phones.has(active)) activate(phones.keys().next().value);
  desk.update(!find(".log").hidden);
  drawTabs();
}

function drawPhones(news) {
  const here = new Set([...people, ...groups]);
  for (const id of phones.keys()) if (!here.has(id)) forget(id);
  for (const one of news.phones) draw(one.person.id, one, createPhone);
  for (const one of news.rooms) draw(one.group.id, one, createRoom);
}

function draw(id, one, create) {
  if (!phones.has(id)) {
    const made = create(one, around, { onclose: close, onchange: () => redraw(id) });
    if (SIZES.includes(wantedSize)) made.set({ size: wantedSize }, { lasting: false });
    phones.set(id, { ...made, key: id, last: one });
    find(".phones").append(made.element);
    if (id === active) activate(id);
  }
  const phone = phones.get(id);
  phone.last = one;
  const fresh = phone.update(one, around);
  if (id !== active) unread.set(id, (unread.get(id) ?? 0) + fresh);
}

// Something on one phone changed: its settings, or what waits in it for a signal.
function redraw(id) {
  const phone = phones.get(id);
  if (phone) phone.update(phone.last, around);
  if (!network.off) poll();
}

function forget(id) {
  phones.get(id)?.element.remove();
  phones.delete(id);
}

function close(id) {
  forget(id);
  show(people.filter((one) => one !== id), groups.filter((one) => one !== id), active === id ? "" : active);
}

function show(wantedPeople, wantedGroups, next) {
  people = wantedPeople;
  groups = wantedGroups;
  version = "";
  const query = new URLSearchParams(location.search);
  query.set("people", people.join(","));
  groups.length ? query.set("groups", groups.join(",")) : query.delete("groups");
  history.replaceState(null, "", `?${query.toString().replaceAll("%2C", ",")}`);
  active = next;
  if (phones.has(next)) activate(next);
  poll();
}

function restart() {
  for (const id of [...phones.keys()]) forget(id);
  weather.calmDown();
  show([], [], "");
}

function activate(id) {
  active = id;
  unread.set(id, 0);
  for (const [one, phone] of phones) phone.element.dataset.active = String(one === id);
  drawTabs();
}

function drawTabs() {
  const key = JSON.stringify([active, ...[...phones].map(([id, phone]) => [id, phone.name(), unread.get(id) ?? 0])]);
  const tabs = find(".tabs");
  tabs.hidden = phones.size < 2;
  if (tabs.dataset.key === key) return;
  tabs.dataset.key = key;
  const had = [...tabs.children].indexOf(document.activeElement);
  const buttons = [...phones].map(([id, phone]) => {
    const count = unread.get(id) ?? 0;
    const badge = count ? el("span", { class: "unread" }, String(count), el("span", { class: "unseen" }, " ข้อความใหม่")) : null;
    return el("button", { type: "button", "aria-current": String(id === active), onclick: () => activate(id) }, phone.name(), badge);
  });
  tabs.replaceChildren(...buttons);
  buttons[had]?.focus();
}

function drawQuota(quota) {
  const { limit, used } = quota;
  find(".quota").textContent = limit === null ? `นับไป ${used} ข้อความ` : `นับไป ${used} จาก ${limit} ข้อความเดือนนี้`;
  log.update(quota);
}

// `signal` says whether the phones just lost their signal, or null when it was something else.
function weatherChanged(signal) {
  desk.update(!find(".log").hidden);
  if (signal === false) for (const phone of phones.values()) phone.flush().then(poll);
  version = "";
  for (const id of phones.keys()) redraw(id);
  poll();
}

function toggleLog() {
  const shown = find(".log").hidden;
  log.show(shown);
  desk.update(shown);
  find(shown ? "[data-testid=log-close]" : "[data-testid=log]").focus();
}

async function lookForSheets() {
  const { url } = await sheets().catch(() => ({ url: null }));
  desk.showSheets(url);
  setTimeout(lookForSheets, SHEETS_MS);
}

const fold = find(".desk-fold");
fold.addEventListener("click", () => fold.setAttribute("aria-expanded", String(fold.getAttribute("aria-expanded") !== "true")));
find(".desk").addEventListener("click", (event) => event.target.closest(".tool") && fold.setAttribute("aria-expanded", "false"));
await document.fonts.load('400 17px "Sarabun"');
poll();
lookForSheets();
