// Draw Flex messages the way a phone does.

import { el, picture } from "./dom.js";

const GAPS = { none: "0", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const LETTERS = { xxs: "14px", xs: "15px", sm: "16px", md: "17px", lg: "20px", xl: "23px", xxl: "29px", "3xl": "35px", "4xl": "48px", "5xl": "74px" };
const PICTURES = { xxs: "40px", xs: "60px", sm: "80px", md: "100px", lg: "120px", xl: "140px", xxl: "160px", "3xl": "180px", "4xl": "200px", "5xl": "220px", full: "100%" };
const WIDTHS = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 318, giga: 500 };
const BORDERS = { none: "0", light: "0.5px", normal: "1px", medium: "2px", "semi-bold": "3px", bold: "4px" };
const ALIGNS = { start: "left", end: "right", center: "center" };
const GRAVITY = { top: "flex-start", center: "center", bottom: "flex-end" };
const BLOCKS = ["header", "hero", "body", "footer"];

const gap = (value) => (value === undefined ? undefined : (GAPS[value] ?? value));

export function flexMessage(contents, perform) {
  if (contents.type === "carousel") {
    return el("div", { class: "bubble strip" }, ...contents.contents.map((one) => bubble(one, perform)));
  }
  return el("div", { class: "bubble flex" }, bubble(contents, perform));
}

function bubble(contents, perform) {
  const card = el("div", { class: "flex-bubble", style: { width: `${WIDTHS[contents.size ?? "mega"]}px` } });
  for (const name of BLOCKS) {
    if (!contents[name]) continue;
    const style = contents.styles?.[name] ?? {};
    if (style.separator) card.append(el("div", { class: "flex-separator", style: { height: "1px" } }));
    const block = el("div", { class: `flex-block ${name}`, style: { background: style.backgroundColor } });
    // A box that sets its own padding replaces the block's, as on a phone.
    if (contents[name].paddingAll !== undefined) block.style.padding = "0";
    block.append(component(contents[name], "vertical", perform));
    card.append(block);
  }
  return tappable(card, contents.action, perform);
}

const DRAW = { box, text, button, image, icon, separator, filler, video };

function component(part, layout, perform) {
  const element = DRAW[part.type](part, perform, layout);
  place(element, part, layout);
  return element;
}

function place(element, part, layout) {
  const horizontal = layout !== "vertical";
  const share = part.flex ?? (horizontal && !["icon", "separator", "image"].includes(part.type) ? 1 : undefined);
  if (part.type !== "separator" && share !== undefined) element.style.flex = share === 0 ? "0 0 auto" : `${share} 1 0`;
  if (part.gravity && horizontal) element.style.alignSelf = GRAVITY[part.gravity];
  if (part.position === "absolute") element.style.position = "absolute";
  const offsets = { offsetTop: "top", offsetBottom: "bottom", offsetStart: "left", offsetEnd: "right" };
  for (const [name, side] of Object.entries(offsets)) {
    if (part[name] === undefined) continue;
    if (!element.style.position) element.style.position = "relative";
    element.style[side] = gap(part[name]);
  }
}

function box(part, perform) {
  const element = el("div", { class: `flex-box ${part.layout}` });
  Object.assign(element.style, {
    background: background(part),
    width: part.width ?? "",
    height: part.height ?? "",
    maxWidth: part.maxWidth ?? "",
    maxHeight: part.maxHeight ?? "",
    borderRadius: gap(part.cornerRadius) ?? "",
    padding: gap(part.paddingAll) ?? "",
    justifyContent: part.justifyContent ?? "",
    alignItems: part.alignItems ?? "",
    overflow: part.cornerRadius ? "hidden" : "",
  });
  const sides = { paddingTop: part.paddingTop, paddingBottom: part.paddingBottom, paddingLeft: part.paddingStart, paddingRight: part.paddingEnd };
  for (const [side, value] of Object.entries(sides)) if (value !== undefined) element.style[side] = gap(value);
  if (part.borderWidth || part.borderColor) {
    element.style.border = `${BORDERS[part.borderWidth] ?? part.borderWidth ?? "1px"} solid ${part.borderColor ?? "#d4d6da"}`;
  }
  part.contents.forEach((inner, number) => {
    const child = component(inner, part.layout, perform);
    const space = gap(inner.margin) ?? (number ? gap(part.spacing) : undefined);
    if (space) child.style[part.layout === "vertical" ? "marginTop" : "marginLeft"] = space;
    element.append(child);
  });
  return tappable(element, part.action, perform);
}

function background(part) {
  const slope = part.background;
  if (slope?.type !== "linearGradient") return part.backgroundColor ?? "";
  const middle = slope.centerColor ? `, ${slope.centerColor} ${slope.centerPosition ?? "50%"}` : "";
  return `linear-gradient(${slope.angle}, ${slope.startColor}${middle}, ${slope.endColor})`;
}

function letters(part) {
  return {
    fontSize: LETTERS[part.size] ?? part.size ?? "",
    fontWeight: part.weight === "bold" ? "700" : part.weight === "regular" ? "400" : "",
    fontStyle: part.style ?? "",
    color: part.color ?? "",
    textDecoration: part.decoration ?? "",
  };
}

function text(part, perform) {
  const element = el("div", { class: `flex-text${part.wrap ? " wrap" : ""}` });
  Object.assign(element.style, { fontSize: LETTERS.md, ...drop(letters(part)), textAlign: ALIGNS[part.align] ?? "" });
  if (part.lineSpacing) element.style.lineHeight = `calc(1.45em + ${part.lineSpacing})`;
  if (part.maxLines) {
    element.classList.add("clamp");
    element.style.webkitLineClamp = part.maxLines;
  }
  if (part.contents?.length) {
    element.append(...part.contents.map((span) => el("span", { style: drop(letters(span)) }, span.text ?? "")));
  } else {
    element.append(part.text ?? "");
  }
  return tappable(element, part.action, perform);
}

function drop(style) {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== ""));
}

function button(part, perform) {
  const style = part.style ?? "link";
  const element = el(
    "button",
    { type: "button", class: `flex-button ${style} ${part.height ?? "md"}`, onclick: () => perform(part.action) },
    part.action.label ?? "",
  );
  if (part.color) element.style[style === "link" ? "color" : "background"] = part.color;
  return element;
}

function image(part, perform) {
  const [wide, high] = (part.aspectRatio ?? "1:1").split(":").map(Number);
  const frame = el("div", { class: "flex-image" }, picture(part.url, ""));
  Object.assign(frame.style, {
    width: PICTURES[part.size ?? "md"] ?? part.size,
    aspectRatio: `${wide} / ${high}`,
    backgroundColor: part.backgroundColor ?? "",
    margin: part.align === "start" ? "0 auto 0 0" : part.align === "end" ? "0 0 0 auto" : "0 auto",
  });
  frame.firstChild.style.objectFit = part.aspectMode === "cover" ? "cover" : "contain";
  return tappable(frame, part.action, perform);
}

function icon(part) {
  const element = picture(part.url, "");
  element.className = "flex-icon";
  element.style.fontSize = LETTERS[part.size ?? "md"] ?? part.size;
  return element;
}

function video(part, perform) {
  return image({ ...part, url: part.previewUrl, size: "full", aspectMode: "cover" }, perform);
}

function separator(part) {
  return el("div", { class: "flex-separator", style: { background: part.color } });
}

function filler() {
  return el("div", { class: "flex-filler" });
}

function tappable(element, action, perform) {
  if (!action) return element;
  element.setAttribute("role", "button");
  element.tabIndex = 0;
  if (action.label) element.setAttribute("aria-label", action.label);
  element.addEventListener("click", (event) => {
    if (event.target.closest("button, [role=button]") === element) perform(action);
  });
  return element;
}
