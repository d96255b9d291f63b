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
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
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

export function picture(url, alternative) {
  const image = el("img", { src: url, alt: alternative });
  image.addEventListener("error", () => image.replaceWith(el("div", { class: "broken" }, "รูปอยู่นอกเครื่องนี้")));
  return image;
}

// Something drawn, not a button by birth, that does something when tapped. What holds buttons of its own
// gets a small one for the keyboard instead of becoming one.
export function tappable(element, action, perform) {
  if (!action) return element;
  element.classList.add("tappable");
  element.addEventListener("click", (event) => {
    if (event.target.closest("button, a, audio, video, .tappable") === element) perform(action);
  });
  if (element.querySelector("button, a, .tappable, audio, video")) {
    const key = el("button", { type: "button", class: "unseen", onclick: () => perform(action) }, action.label ?? "เปิดการ์ดนี้");
    element.prepend(key);
    return element;
  }
  element.setAttribute("role", "button");
  element.tabIndex = 0;
  if (!element.textContent.trim()) element.setAttribute("aria-label", action.label ?? "เปิด");
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    perform(action);
  });
  return element;
}
