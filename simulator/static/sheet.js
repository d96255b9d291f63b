// Sheets that slide up inside a phone. While one is open, nothing else on that phone can be reached.

import { el } from "./dom.js";

export function open(phone, title, ...content) {
  phone.querySelector(".sheet")?.dispatchEvent(new CustomEvent("shut"));
  const opener = document.activeElement;
  const behind = [...phone.children].filter((child) => !child.inert && !child.classList.contains("toast"));
  const close = () => {
    if (!sheet.isConnected) return;
    sheet.remove();
    for (const child of behind) child.inert = false;
    if (opener?.isConnected) opener.focus();
  };
  const sheet = el(
    "div",
    { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title, "data-testid": "sheet" },
    el("h2", {}, title),
    ...content,
    el("button", { type: "button", class: "wide plain", "data-testid": "sheet-close", onclick: close }, "ปิด"),
  );
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && close());
  sheet.addEventListener("shut", close);
  for (const child of behind) child.inert = true;
  phone.append(sheet);
  sheet.querySelector("button, input, select")?.focus();
  return close;
}

export function choice(label, onclick, testid, kind = "plain") {
  return el("button", { type: "button", class: `wide ${kind}`, "data-testid": testid, onclick }, label);
}

export function toast(phone, words) {
  const element = el("div", { class: "toast", role: "status" }, words);
  phone.append(element);
  setTimeout(() => element.remove(), 3500);
}
