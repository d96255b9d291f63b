// What a person's phone and a group's share: the frame, the notification line, the settings, the signal.

import { summaryOf } from "./bubbles.js";
import { createChat } from "./chat.js";
import { el } from "./dom.js";
import { segments } from "./dialog.js";
import { fitAll } from "./fitting.js";
import { icons } from "./icons.js";
import { network } from "./network.js";
import { SIZES, keep, settingsOf } from "./settings.js";
import * as sheet from "./sheet.js";

const NOTICE_MS = 4500;

export function createFrame({ key, label, title, botName, view, onmore }) {
  const settings = settingsOf(key);
  const notice = noticeLine(title);
  const chat = createChat(title, view);
  const foot = el("div", { class: "foot" });
  const signal = el("p", { class: "signal", role: "status", hidden: true }, "ไม่มีสัญญาณ ข้อความรออยู่ในเครื่อง");
  const under = el("span", { class: "phone-under" });
  const more = el("button", { type: "button", "aria-label": `ตัวเลือกของ ${label}`, "data-testid": "more", onclick: onmore }, icons.more());
  const head = el(
    "header",
    { class: "phone-head" },
    el("span", { class: "face", "aria-hidden": "true" }, title.slice(0, 1)),
    el("div", { class: "phone-title" }, el("h2", {}, title), under),
    more,
  );
  const element = el("section", { class: "phone", "aria-label": label }, head, signal, notice.element, chat.log, chat.quick, foot);
  let started = false;

  function set(changes = {}, { lasting = true } = {}) {
    Object.assign(settings, changes);
    if (lasting) keep(key, settings);
    element.style.setProperty("--scale", String(settings.size / 100));
    element.dataset.size = settings.size;
    element.dataset.computer = String(settings.computer);
    fitAll(element);
  }

  function draw(messages, loading, names) {
    const known = chat.seen();
    const fresh = started ? messages.filter((entry) => !view.isMine(entry) && !entry.waiting && !known.has(entry.id)) : [];
    if (fresh.length) notice.show(fresh.at(-1).from === "bot" ? botName : title, summaryOf(fresh.at(-1).message, names));
    signal.hidden = !network.off;
    chat.update(messages, loading);
    started = true;
    return fresh.length;
  }

  function sizeChoice() {
    const choices = SIZES.map((value) => ({ value, words: `${value}%`, testid: `size-${value}` }));
    return el("div", { class: "setting" }, el("span", {}, "ขนาดตัวอักษร"), segments("ขนาดตัวอักษร", choices, settings.size, (size) => set({ size })));
  }

  set({}, { lasting: false });
  return { element, head, foot, under, settings, set, draw, sizeChoice, tell: (words) => sheet.toast(element, words) };
}

function noticeLine(title) {
  const name = el("b", {}, title);
  const words = el("span", {});
  // The log is what screen readers hear; this line would only say it twice.
  const element = el("div", { class: "notice", "data-gone": "true", "data-testid": "notification", "aria-hidden": "true" }, el("span", { class: "face" }, title.slice(0, 1)), el("p", {}, name, words));
  let timer = 0;
  const show = (from, text) => {
    name.textContent = from;
    words.textContent = text.replaceAll("\n", " ");
    element.dataset.gone = "false";
    clearTimeout(timer);
    timer = setTimeout(() => { element.dataset.gone = "true"; }, NOTICE_MS);
  };
  return { element, show };
}
