// Draw what stands in a chat, one row a message.

import { el, picture, withLinks } from "./dom.js";
import { flexMessage } from "./flex.js";
import { icons, stickerPicture } from "./icons.js";
import { templateMessage } from "./template.js";
import { day, time } from "./thai-date.js";

export function rowOf(entry, before, { perform, unsend, botName }) {
  const mine = entry.from === "me";
  const follows = before && before.from === entry.from && before.at.slice(0, 16) === entry.at.slice(0, 16);
  const body = bubbleOf(entry, perform);
  body.dataset.id = entry.id;
  const wide = body.classList.contains("strip");
  const face = mine ? null : el("span", { class: "face", "aria-hidden": "true" }, botName.slice(0, 1));
  const classes = ["row", mine && "mine", follows && "follows", wide && "wide-row"].filter(Boolean).join(" ");
  return el("div", { class: classes, "data-from": entry.from }, face, body, markOf(entry, mine, unsend));
}

export function dayOf(entry) {
  return el("div", { class: "day" }, day(entry.at));
}

export function loadingRow(botName) {
  const dots = el("div", { class: "bubble dots", role: "status", "aria-label": "กำลังพิมพ์" }, el("i"), el("i"), el("i"));
  return el("div", { class: "row", "data-testid": "loading" }, el("span", { class: "face" }, botName.slice(0, 1)), dots);
}

export function summaryOf(message) {
  const kinds = { image: "ส่งรูป", video: "ส่งวิดีโอ", audio: "ส่งเสียง", sticker: "ส่งสติกเกอร์", location: "ส่งตำแหน่ง" };
  return message.altText ?? message.text ?? kinds[message.type] ?? "ส่งข้อความ";
}

function bubbleOf(entry, perform) {
  const message = entry.message;
  const draw = DRAW[message.type] ?? unknown;
  return draw(message, perform, entry);
}

const DRAW = {
  text: (message) => el("div", { class: "bubble words" }, ...withLinks(message.text)),
  textV2: (message) => el("div", { class: "bubble words" }, ...withLinks(filled(message))),
  flex: (message, perform) => flexMessage(message.contents, perform),
  template: (message, perform) => templateMessage(message.template, perform),
  sticker: (message) =>
    el("div", { class: "bubble clear sticker", role: "img", "aria-label": "สติกเกอร์" }, stickerPicture(message.stickerId)),
  image: (message, _, entry) =>
    el("div", { class: "bubble clear picture" }, picture(message.previewImageUrl ?? `/control/pictures/${entry.id}`, "รูป")),
  video: () => el("div", { class: "bubble words" }, "วิดีโอ"),
  audio: (message) =>
    el("div", { class: "bubble voice" }, icons.voice(), `ข้อความเสียง ${Math.round((message.duration ?? 0) / 1000)} วินาที`),
  file: (message) =>
    el("div", { class: "bubble file" }, icons.file(), el("p", {}, message.fileName, el("br"), el("small", {}, `${message.fileSize.toLocaleString()} ไบต์`))),
  location: (message) => {
    const where = `${message.latitude.toFixed(5)}, ${message.longitude.toFixed(5)}`;
    const words = el("p", {}, message.title || "ตำแหน่ง", el("br"), el("small", {}, message.address || where));
    return el("div", { class: "bubble place" }, icons.pin(), words);
  },
  unsent: () => el("div", { class: "bubble gone" }, "ยกเลิกข้อความแล้ว"),
  imagemap: (message) => el("div", { class: "bubble words" }, message.altText),
};

const unknown = (message) => el("div", { class: "bubble words" }, `[${message.type}]`);

function filled(message) {
  const values = message.substitution ?? {};
  return message.text.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name) => {
    if (!name) return whole[0];
    return values[name]?.type === "mention" ? "@ชื่อ" : "";
  });
}

function markOf(entry, mine, unsend) {
  const mark = el("span", { class: "mark" });
  if (mine && entry.read) mark.append(el("span", {}, "อ่านแล้ว"));
  if (entry.via === "reply") mark.append(el("span", { class: "free" }, "ฟรี"));
  if (entry.via === "push" && entry.counted) {
    mark.append(el("span", { class: "counted" }, `นับ ${entry.counted} ข้อความ`));
  }
  mark.append(el("span", {}, time(entry.at)));
  if (mine && !entry.unsent && entry.via !== "postback") {
    mark.prepend(el("button", { type: "button", onclick: () => unsend(entry.id) }, "ยกเลิกการส่ง"));
  }
  return mark;
}
