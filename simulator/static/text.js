// Texts: links, mentions and LINE's own emojis, which have no letter and are shown as a small round face.

import { el } from "./dom.js";

const LINK = /(?:https?|line):\/\/[^\s<>"]+/g;
const SUBSTITUTE = /\{\{|\}\}|\{(\w+)\}/g;

export function textBubble(message, names) {
  const parts = message.type === "textV2" ? substituted(message, names) : marked(message);
  const edited = message.edited ? el("small", { class: "edited" }, "แก้ไขแล้ว") : null;
  return el("div", { class: "bubble words" }, ...parts, edited);
}

export function plain(message, names) {
  return message.type === "textV2" ? substituted(message, names).map((part) => part.textContent ?? part).join("") : message.text;
}

function marked(message) {
  const emojis = (message.emojis ?? []).map((one) => ({ at: one.index, length: one.length ?? 1, draw: emoji }));
  const calls = (message.mention?.mentionees ?? []).map((one) => ({ at: one.index, length: one.length, draw: mention }));
  return cut(message.text, [...emojis, ...calls]);
}

function cut(text, marks) {
  const parts = [];
  let from = 0;
  for (const { at, length, draw } of marks.sort((one, other) => one.at - other.at)) {
    parts.push(...withLinks(text.slice(from, at)), draw(text.slice(at, at + length)));
    from = at + length;
  }
  return [...parts, ...withLinks(text.slice(from))];
}

function substituted(message, names) {
  const parts = [];
  let from = 0;
  for (const match of message.text.matchAll(SUBSTITUTE)) {
    parts.push(...withLinks(message.text.slice(from, match.index)), filled(match, message.substitution ?? {}, names));
    from = match.index + match[0].length;
  }
  return [...parts, ...withLinks(message.text.slice(from))].filter((part) => part !== "");
}

function filled([whole, name], values, names) {
  if (!name) return whole[0];
  const value = values[name];
  if (value?.type === "emoji") return emoji();
  if (value?.type !== "mention") return whole;
  return mention(`@${value.mentionee.type === "all" ? "ทุกคน" : (names[value.mentionee.userId] ?? "สมาชิก")}`);
}

const mention = (words) => el("span", { class: "mention" }, words);

const emoji = () => el("span", { class: "emoji", role: "img", "aria-label": "อีโมจิของไลน์" });

function withLinks(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(from, match.index));
    parts.push(el("a", { href: match[0], target: "_blank", rel: "noopener" }, match[0]));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts.filter(Boolean);
}
