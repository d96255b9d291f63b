// Draw the four kinds of template messages, and imagemaps.

import { el, picture, tappable } from "./dom.js";

export function templateMessage(template, perform) {
  if (template.type === "carousel") return strip(template.columns.map((column) => card(column, template, perform)));
  if (template.type === "image_carousel") return strip(template.columns.map((column) => pictureCard(column, perform)));
  const whole = card(template, template, perform, template.type === "confirm");
  whole.classList.add("bubble");
  return whole;
}

export function strip(cards) {
  return el("div", { class: "bubble strip", role: "group", "aria-label": `การ์ดเลื่อนดูได้ ${cards.length} ใบ`, tabindex: "0" }, ...cards);
}

function card(part, look, perform, sideBySide = false) {
  const image = part.thumbnailImageUrl ? thumbnail(part, look) : null;
  const words = el("div", { class: "words-in" }, part.title ? el("b", {}, part.title) : null, part.text);
  const top = tappable(el("div", { class: "template-top" }, image, words), part.defaultAction, perform);
  const buttons = part.actions.map((action) => button(action, perform));
  return el("div", { class: "template" }, top, el("div", { class: sideBySide ? "side-by-side" : "template-buttons" }, ...buttons));
}

function thumbnail(part, look) {
  const image = picture(part.thumbnailImageUrl, "");
  const frame = el("div", { class: `thumbnail ${look.imageAspectRatio ?? "rectangle"} ${look.imageSize ?? "cover"}` }, image);
  frame.style.background = part.imageBackgroundColor ?? "#ffffff";
  return frame;
}

function button(action, perform) {
  return el("button", { type: "button", class: "template-button", onclick: () => perform(action) }, action.label);
}

function pictureCard({ imageUrl, action }, perform) {
  const label = action.label ? el("span", { class: "picture-label" }, action.label) : null;
  return el("button", { type: "button", class: "template picture-card", onclick: () => perform(action), "aria-label": action.label ?? "เปิดรูปนี้" }, picture(imageUrl, ""), label);
}

export function imagemap(message, perform) {
  const { width, height } = message.baseSize;
  const image = picture(`${message.baseUrl}/1040`, message.altText);
  const frame = el("div", { class: "bubble clear imagemap", style: { aspectRatio: `${width} / ${height}` } }, image);
  const at = (area) => ({ left: `${(100 * area.x) / width}%`, top: `${(100 * area.y) / height}%`, width: `${(100 * area.width) / width}%`, height: `${(100 * area.height) / height}%` });
  if (message.video) frame.append(el("video", { src: message.video.originalContentUrl, poster: message.video.previewImageUrl, controls: true, preload: "none", "aria-label": "วิดีโอ", style: at(message.video.area) }));
  for (const action of message.actions) {
    const does = action.type === "uri" ? { ...action, uri: action.linkUri } : action;
    const label = action.label ?? action.text ?? action.linkUri ?? "แตะตรงนี้";
    frame.append(el("button", { type: "button", class: "map-area", "aria-label": label, style: at(action.area), onclick: () => perform(does) }));
  }
  return frame;
}
