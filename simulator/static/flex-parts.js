// The things that stand in Flex boxes: words, buttons, pictures, lines.

import { el, picture, tappable } from "./dom.js";
import { shrinkToFit } from "./fitting.js";
import { ACROSS, DOWN, letters, side } from "./measures.js";

const ALIGNS = { start: "start", end: "end", center: "center" };

function look(part, scaling) {
  const style = {
    fontSize: part.size || part.type !== "span" ? letters(part.size, scaling) : "",
    fontWeight: { bold: "700", regular: "400" }[part.weight] ?? "",
    fontStyle: part.style ?? "",
    color: part.color ?? "",
    textDecoration: part.decoration ?? "",
  };
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== ""));
}

export function text(part, perform) {
  const element = el("div", { class: `flex-text${part.wrap ? " wrap" : ""}`, style: { ...look(part, part.scaling), textAlign: ALIGNS[part.align] ?? "" } });
  if (part.lineSpacing) element.style.lineHeight = `calc(1.45em + ${part.lineSpacing})`;
  if (part.wrap && part.maxLines) {
    element.classList.add("clamp");
    element.style.webkitLineClamp = part.maxLines;
  }
  const spans = (part.contents ?? []).map((span) => el("span", { style: look(span, part.scaling) }, span.text ?? ""));
  element.append(...(spans.length ? spans : [part.text ?? ""]));
  if (part.adjustMode === "shrink-to-fit" && !part.wrap) shrinkToFit(element);
  return tappable(element, part.action, perform);
}

export function button(part, perform) {
  const style = part.style ?? "link";
  const label = el("span", { class: "flex-label" }, part.action.label ?? "");
  const classes = `flex-button ${style} ${part.height ?? "md"}${part.scaling ? " scaling" : ""}`;
  const element = el("button", { type: "button", class: classes, onclick: () => perform(part.action) }, label);
  label.style.fontSize = letters("md", part.scaling);
  if (part.color) element.style[style === "link" ? "color" : "background"] = part.color;
  if (part.adjustMode === "shrink-to-fit") shrinkToFit(label);
  return element;
}

export function image(part, perform) {
  const [wide, high] = (part.aspectRatio ?? "1:1").split(":").map(Number);
  const frame = el("div", { class: "flex-frame" }, picture(part.url, ""));
  Object.assign(frame.style, { width: side(part.size), aspectRatio: `${wide} / ${high}`, backgroundColor: part.backgroundColor ?? "" });
  frame.firstChild.style.objectFit = part.aspectMode === "cover" ? "cover" : "contain";
  const element = el("div", { class: "flex-image" }, frame);
  element.style.justifyContent = ACROSS[part.align] ?? "center";
  element.style.alignItems = DOWN[part.gravity] ?? "";
  return tappable(element, part.action, perform);
}

export function icon(part) {
  const [wide, high] = (part.aspectRatio ?? "1:1").split(":").map(Number);
  const element = el("span", { class: "flex-icon", style: { fontSize: letters(part.size, part.scaling), aspectRatio: `${wide} / ${high}` } });
  const drawn = el("img", { src: part.url, alt: "" });
  drawn.addEventListener("error", () => drawn.remove());
  element.append(drawn);
  return element;
}

export function video(part) {
  const [wide, high] = (part.aspectRatio ?? "1:1").split(":").map(Number);
  const film = el("video", { src: part.url, poster: part.previewUrl, controls: true, preload: "none", "aria-label": "วิดีโอ", style: { aspectRatio: `${wide} / ${high}` } });
  return el("div", { class: "flex-video" }, film);
}

export function separator(part) {
  return el("div", { class: "flex-separator", style: { background: part.color ?? "" } });
}

export function filler() {
  return el("div", { class: "flex-filler" });
}
