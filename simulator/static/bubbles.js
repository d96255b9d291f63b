// Draw what stands in a chat, one row a message. The mark beside a bubble changes without drawing it again.

import { el } from "./dom.js";
import { flexMessage } from "./flex.js";
import { icons } from "./icons.js";
import { media } from "./media.js";
import { imagemap, templateMessage } from "./template.js";
import { plain, textBubble } from "./text.js";
import { day, time } from "./thai-date.js";

const KINDS = { image: "รูป", video: "วิดีโอ", audio: "ข้อความเสียง", sticker: "สติกเกอร์", location: "ตำแหน่ง", file: "ไฟล์", unsent: "ข้อความที่ยกเลิกแล้ว" };

// `view` tells whose phone it is: isMine, nameOf, names, buddhist, perform, more.
export function rowOf(entry, before, view) {
  const mine = view.isMine(entry);
  const follows = before && before.from === entry.from && before.at.slice(0, 16) === entry.at.slice(0, 16) && !entry.message.sender;
  const name = entry.message.sender?.name ?? view.nameOf(entry);
  const body = bubbleOf(entry, view);
  body.dataset.id = entry.id;
  const shape = body.classList.contains("strip") ? "wide-row" : "";
  const classes = ["row", mine && "mine", follows && "follows", shape].filter(Boolean).join(" ");
  const face = mine ? null : el("span", { class: "face", "aria-hidden": "true" }, name.slice(0, 1));
  const called = !mine && !follows && (view.isGroup || entry.message.sender) ? el("span", { class: "called" }, name) : null;
  const unseen = el("span", { class: "unseen" }, mine ? "คุณ: " : `${name}: `);
  const stack = el("div", { class: "stack" }, called, unseen, entry.quote ? quoteOf(entry.quote, view) : null, body);
  return el("div", { class: classes, "data-from": mine ? "me" : entry.from }, face, stack, markOf(entry, view));
}

// The mark is also the button for what can be done with the message, so that one finger finds both.
export function markOf(entry, view) {
  const mine = view.isMine(entry);
  const fixed = entry.unsent || entry.waiting;
  const mark = fixed ? el("span", { class: "mark" }) : el("button", { type: "button", class: "mark", "data-testid": "message-more", onclick: () => view.more(entry) });
  if (mine && entry.read) mark.append(el("span", { class: "read" }, "อ่านแล้ว"));
  if (entry.via === "reply") mark.append(el("span", { class: "free" }, "ฟรี"));
  if (entry.via === "push" && entry.counted) mark.append(el("span", { class: "counted" }, `นับ ${entry.counted}`, el("span", { class: "unseen" }, " ข้อความ")));
  if (entry.waiting) mark.append(el("span", { class: "waiting" }, "รอส่ง"));
  mark.append(el("span", { class: "mark-time" }, time(entry.at), fixed ? null : icons.more()));
  if (!fixed) mark.append(el("span", { class: "unseen" }, "ทำอะไรกับข้อความนี้"));
  return mark;
}

export function dayOf(entry, view) {
  return el("div", { class: "day" }, day(entry.at, view.buddhist()));
}

export function loadingRow(botName) {
  const dots = el("div", { class: "bubble dots", role: "status", "aria-label": "กำลังพิมพ์" }, el("i"), el("i"), el("i"));
  return el("div", { class: "row", "data-testid": "loading" }, el("span", { class: "face", "aria-hidden": "true" }, botName.slice(0, 1)), dots);
}

export function summaryOf(message, names = {}) {
  if (message.type === "text" || message.type === "textV2") return plain(message, names);
  return message.altText ?? KINDS[message.type] ?? "ข้อความ";
}

function bubbleOf(entry, view) {
  const { message } = entry;
  if (message.type === "text" || message.type === "textV2") return textBubble(message, view.names());
  if (message.type === "flex") return flexMessage(message.contents, view.perform);
  if (message.type === "template") return templateMessage(message.template, view.perform);
  if (message.type === "imagemap") return imagemap(message, view.perform);
  return media[message.type]?.(message, entry) ?? el("div", { class: "bubble words" }, `[${message.type}]`);
}

function quoteOf(quote, view) {
  return el("div", { class: "quote" }, el("b", {}, view.nameOf(quote)), el("span", {}, summaryOf(quote.message, view.names())));
}
