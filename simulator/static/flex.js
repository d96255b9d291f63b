// Draw Flex messages the way a phone does: bubbles, their blocks, and boxes in boxes.

import { el, tappable } from "./dom.js";
import { button, filler, icon, image, separator, text, video } from "./flex-parts.js";
import { ACROSS, CARDS, DOWN, border, colours, gap } from "./measures.js";
import { strip } from "./template.js";

const BLOCKS = ["header", "hero", "body", "footer"];
const OFFSETS = { offsetTop: "top", offsetBottom: "bottom", offsetStart: "insetInlineStart", offsetEnd: "insetInlineEnd" };
const PADDINGS = { paddingTop: "paddingTop", paddingBottom: "paddingBottom", paddingStart: "paddingInlineStart", paddingEnd: "paddingInlineEnd" };
const DRAW = { box, text, button, image, icon, separator, filler, video };
const NEVER_SHARES = ["icon", "separator"];

export function flexMessage(contents, perform) {
  if (contents.type === "carousel") return strip(contents.contents.map((one) => bubble(one, perform)));
  return el("div", { class: `bubble flex ${contents.size ?? "mega"}` }, bubble(contents, perform));
}

function bubble(contents, perform) {
  const card = el("div", { class: "flex-bubble", dir: contents.direction, style: { width: `${CARDS[contents.size ?? "mega"]}px` } });
  for (const name of BLOCKS) {
    if (!contents[name]) continue;
    const style = contents.styles?.[name] ?? {};
    if (style.separator) card.append(separator({ color: style.separatorColor }));
    const root = component(contents[name], "vertical", perform);
    root.classList.add("flex-root");
    card.append(el("div", { class: `flex-block ${name}`, style: { background: style.backgroundColor ?? "" } }, root));
  }
  return tappable(card, contents.action, perform);
}

function component(part, layout, perform) {
  const element = (DRAW[part.type] ?? filler)(part, perform, layout);
  element.dataset.part = part.type;
  share(element, part, layout);
  placed(element, part, layout);
  return element;
}

// Along a row everything shares the width unless it says otherwise; down a column everything is as tall as it is.
function share(element, part, layout) {
  if (part.type === "separator" || part.type === "filler") return;
  const along = layout !== "vertical";
  const share = part.flex ?? (along && !NEVER_SHARES.includes(part.type) && !part.width ? 1 : undefined);
  if (share === undefined) return;
  if (share === 0) element.style.flex = part.type === "text" ? "0 1 auto" : "0 0 auto";
  else element.style.flex = along ? `${share} 1 0` : `${share} 0 auto`;
}

function placed(element, part, layout) {
  if (part.gravity && layout !== "vertical") element.style.alignSelf = DOWN[part.gravity];
  if (part.gravity === "bottom" && layout === "vertical") element.style.marginTop = "auto";
  if (part.position === "absolute") element.style.position = "absolute";
  for (const [name, edge] of Object.entries(OFFSETS)) {
    if (part[name] === undefined) continue;
    if (!element.style.position) element.style.position = "relative";
    element.style[edge] = gap(part[name]);
  }
}

function box(part, perform) {
  const element = el("div", { class: `flex-box ${part.layout}${part.width ? " sized" : ""}` });
  Object.assign(element.style, {
    background: colours(part),
    width: part.width ?? "",
    // A box that holds growing letters may grow too, so its height is the least it has.
    minHeight: part.height ?? "",
    maxWidth: part.maxWidth ?? "",
    borderRadius: gap(part.cornerRadius) ?? "",
    justifyContent: part.justifyContent ?? "",
    alignItems: part.alignItems ?? "",
    overflow: part.cornerRadius ? "hidden" : "",
  });
  if (!part.contents.length) element.style.maxHeight = part.maxHeight ?? "";
  pad(element, part);
  if (part.borderWidth || part.borderColor) element.style.border = `${border(part.borderWidth)} solid ${part.borderColor ?? "#d4d6da"}`;
  part.contents.forEach((inner, number) => element.append(spaced(component(inner, part.layout, perform), inner, part, number)));
  return tappable(element, part.action, perform);
}

function pad(element, part) {
  if (part.paddingAll !== undefined) element.style.padding = gap(part.paddingAll);
  for (const [name, side] of Object.entries(PADDINGS)) if (part[name] !== undefined) element.style[side] = gap(part[name]);
}

function spaced(element, inner, outer, number) {
  const space = gap(inner.margin) ?? (number && inner.type !== "filler" ? gap(outer.spacing) : undefined);
  if (space) element.style[outer.layout === "vertical" ? "marginTop" : "marginInlineStart"] = space;
  if (outer.layout === "vertical" && outer.alignItems) element.style.alignSelf = ACROSS[outer.alignItems.replace("flex-", "")] ?? "";
  return element;
}
