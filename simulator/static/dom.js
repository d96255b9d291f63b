// Make elements without ever writing HTML from somebody's words.

export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "style") Object.assign(element.style, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(paths, { box = "0 0 24 24", fill = "none" } = {}) {
  const image = document.createElementNS(SVG, "svg");
  image.setAttribute("viewBox", box);
  image.setAttribute("aria-hidden", "true");
  for (const entry of paths) {
    const { d, ...attributes } = typeof entry === "string" ? { d: entry } : entry;
    const path = document.createElementNS(SVG, "path");
    const given = { d, fill, stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", ...attributes };
    for (const [name, value] of Object.entries(given)) path.setAttribute(name, value);
    image.append(path);
  }
  return image;
}

const LINK = /https?:\/\/[^\s<>"]+/g;

export function withLinks(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(from, match.index));
    parts.push(el("a", { href: match[0], target: "_blank", rel: "noopener" }, match[0]));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}

export function picture(url, alternative) {
  const image = el("img", { src: url, alt: alternative, loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(el("div", { class: "broken" }, "รูปอยู่นอกเครื่องนี้")));
  return image;
}
