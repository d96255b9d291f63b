// Dialogs of the desk, over the whole page. The browser keeps the keyboard inside and gives the focus back.

import { el } from "./dom.js";

export function openDialog(title, testid, ...content) {
  const heading = el("h2", { id: `dialog-${testid}` }, title);
  const shut = el("button", { type: "button", class: "dialog-close", "data-testid": "dialog-close", onclick: () => dialog.close() }, "ปิด");
  const dialog = el("dialog", { class: "dialog", "data-testid": `${testid}-dialog`, "aria-labelledby": heading.id }, el("div", { class: "dialog-head" }, heading, shut), ...content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}

export function big(label, onclick, testid, kind = "") {
  return el("button", { type: "button", class: `wide ${kind}`, "data-testid": testid, onclick }, label);
}

export function hint(words) {
  return el("p", { class: "hint" }, words);
}

export function segments(label, choices, chosen, onchoose) {
  const group = el("div", { class: "segments", role: "group", "aria-label": label });
  const draw = (now) => {
    const buttons = choices.map(({ value, words, testid }) =>
      el("button", { type: "button", "aria-pressed": String(value === now), "data-testid": testid, onclick: () => {
        onchoose(value);
        draw(value);
        group.querySelector('[aria-pressed="true"]').focus();
      } }, words),
    );
    group.replaceChildren(...buttons);
  };
  draw(chosen);
  return group;
}
