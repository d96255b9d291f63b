// Where a person types, and what lies beside the keyboard.

import { chooseAnything, choosePhoto, chooseSticker, chooseVoice } from "./attach.js";
import { summaryOf } from "./bubbles.js";
import { el } from "./dom.js";
import { icons } from "./icons.js";

// `call` is the bot's name where it has to be called by name, in groups; elsewhere it is empty.
export function createComposer(phone, doing, { call = "", onfocus } = {}) {
  let about = null;
  const input = el("textarea", { rows: "1", "data-testid": "composer", "aria-label": "พิมพ์ข้อความ", placeholder: "ข้อความ", onfocus });
  const note = el("div", { class: "about", "data-testid": "about", hidden: true });
  const mention = el("button", { type: "button", class: "mention-toggle", "aria-pressed": "false", "aria-label": `เรียก @${call}`, "data-testid": "mention" }, icons.at());
  mention.addEventListener("click", () => mention.setAttribute("aria-pressed", String(mention.getAttribute("aria-pressed") !== "true")));

  const regard = (kind, entry) => {
    about = entry ? { kind, entry } : null;
    note.hidden = !about;
    if (!about) return;
    const words = kind === "edit" ? "แก้ไขข้อความ: " : "ตอบข้อความ: ";
    note.replaceChildren(el("span", {}, words, summaryOf(entry.message)), el("button", { type: "button", "aria-label": "ไม่ตอบข้อความนี้แล้ว", onclick: () => regard() }, "✕"));
    if (kind === "edit") write(entry.message.text);
    else input.focus();
  };
  const write = (text) => {
    input.value = text;
    input.focus();
    grow();
  };
  const grow = () => {
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
  };
  const send = () => {
    const text = input.value.trim();
    if (!text) return;
    const called = call && (mention.getAttribute("aria-pressed") === "true" || text.startsWith(`@${call}`));
    const body = called ? { text: text.replace(`@${call}`, "").trim(), mention: true } : { text };
    if (about?.kind === "edit") doing("edit", { ...body, messageId: about.entry.id });
    else doing("say", about ? { ...body, quote: about.entry.id } : body);
    input.value = "";
    input.style.height = "";
    mention.setAttribute("aria-pressed", "false");
    regard();
  };
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const tool = (name, label, onclick) => el("button", { type: "button", "aria-label": label, "data-testid": name, onclick }, icons[name]());
  const element = el(
    "div",
    { class: "composing" },
    note,
    el(
      "div",
      { class: "composer" },
      tool("plus", "ส่งอย่างอื่น", () => chooseAnything(phone, doing)),
      tool("photo", "ส่งรูป", () => choosePhoto(phone, (body) => doing("photo", body))),
      call ? mention : tool("voice", "ส่งข้อความเสียง", () => chooseVoice(phone, (body) => doing("audio", body))),
      input,
      tool("sticker", "ส่งสติกเกอร์", () => chooseSticker(phone, (body) => doing("sticker", body))),
      el("button", { type: "button", class: "send", "aria-label": "ส่ง", "data-testid": "send", onclick: send }, icons.send()),
    ),
  );
  return { element, write, quote: (entry) => regard("quote", entry), edit: (entry) => regard("edit", entry) };
}
