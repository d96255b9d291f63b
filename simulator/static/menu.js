// The rich menu: a picture with buttons laid over it, which folds away.

import { el } from "./dom.js";

export function richMenu(menu, perform) {
  const { width, height } = menu.size;
  const areas = menu.areas.map(({ bounds, action }) =>
    el("button", {
      type: "button",
      class: "menu-area",
      "aria-label": action.label ?? action.displayText ?? action.text ?? action.type,
      style: {
        left: `${(100 * bounds.x) / width}%`,
        top: `${(100 * bounds.y) / height}%`,
        width: `${(100 * bounds.width) / width}%`,
        height: `${(100 * bounds.height) / height}%`,
      },
      onclick: () => perform(action),
    }),
  );
  const map = el("div", { class: "menu-map", hidden: !menu.selected }, el("img", { src: `/control/menus/${menu.id}/picture`, alt: "" }), ...areas);
  const bar = el("button", { type: "button", "data-testid": "menu", onclick: () => { map.hidden = !map.hidden; } }, menu.chatBarText);
  return el("div", { class: "menu-bar" }, bar, map);
}
