// Draw the four kinds of template messages.

import { el, picture } from "./dom.js";

export function templateMessage(template, perform) {
  if (template.type === "carousel") {
    return el("div", { class: "bubble strip" }, ...template.columns.map((column) => card(column, perform)));
  }
  if (template.type === "image_carousel") {
    return el("div", { class: "bubble strip" }, ...template.columns.map((column) => pictureCard(column, perform)));
  }
  const whole = card(template, perform, template.type === "confirm");
  whole.classList.add("bubble");
  return whole;
}

function card(part, perform, sideBySide = false) {
  const words = el("div", { class: "words-in" }, part.title ? el("b", {}, part.title) : null, part.text);
  const buttons = part.actions.map((action) => button(action, perform));
  return el(
    "div",
    { class: "template" },
    part.thumbnailImageUrl ? picture(part.thumbnailImageUrl, "") : null,
    words,
    el("div", { class: sideBySide ? "side-by-side" : "" }, ...buttons),
  );
}

function button(action, perform) {
  return el("button", { type: "button", class: "template-button", onclick: () => perform(action) }, action.label);
}

function pictureCard(column, perform) {
  const label = column.action.label ? button(column.action, perform) : null;
  const image = el("div", { onclick: () => perform(column.action) }, picture(column.imageUrl, column.action.label ?? ""));
  return el("div", { class: "template" }, image, label);
}
