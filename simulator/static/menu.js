// The rich menu: a picture with buttons laid over it, which folds away.

import { el } from "./dom.js";

export function richMenu(menu, perform) {
  const { width, height } = menu.size;
  const areas = menu.areas.map(({ bounds, action }) =>
    el("button", {
      type: "button",
      class: "menu-area",
      "data-testid": "menu-area",
      "aria-label": action.label ?? action.displayText ?? action.text ?? action.uri ?? "ปุ่มเมนู",
      style: {
        left: `${(100 * bounds.x) / width}%`,
        top: `${(100 * bounds.y) / height}%`,
        width: `${(100 * bounds.width) / width}%`,
        height: `${(100 * bounds.height) / height}%`,
      },
      onclick: () => perform(action),
    }),
  );
  const image = el("img", { src: `/control/menus/${menu.id}/picture`, alt: "" });
  const map = el("div", { class: "menu-map", style: { aspectRatio: `${width} / ${height}` } }, image, ...areas);
  const bar = el("button", { type: "button", "data-testid": "menu", onclick: () => fold(!map.hidden) }, menu.chatBarText);
  const fold = (folded) => {
    map.hidden = folded;
    bar.setAttribute("aria-expanded", String(!folded));
  };
  fold(!menu.selected);
  return { element: el("div", { class: "menu-bar" }, bar, map), fold };
}
