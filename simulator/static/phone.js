// One person's phone, open on the chat with the bot. The page calls `update` with news.

import { performer } from "./actions.js";
import { createComposer } from "./composer.js";
import { el } from "./dom.js";
import { createFrame } from "./frame.js";
import { richMenu } from "./menu.js";
import { messageMenu } from "./message-menu.js";
import { createOutbox } from "./network.js";
import { act, transcript } from "./server.js";
import * as sheet from "./sheet.js";
import { clock } from "./thai-date.js";

export function createPhone(first, news, { onclose, onchange }) {
  let person = first.person;
  let names = news.names;
  let composer = null;
  let menu = null;
  let menuDrawn = "";
  const botName = news.bot.name;

  const outbox = createOutbox((name, body) => act(person.id, name, body).catch((problem) => frame.tell(problem.message)));
  const doing = async (name, body) => {
    const done = await outbox.doing(name, body);
    onchange();
    return done;
  };
  const view = {
    isGroup: false,
    isMine: (entry) => entry.from === "me",
    nameOf: (entry) => (entry.from === "bot" ? botName : person.name),
    names: () => names,
    buddhist: () => frame.settings.buddhist,
    look: () => frame.settings.buddhist,
    perform: (action) => perform(action),
    more: (entry) => messageMenu({ phone: frame.element, entry, mine: entry.from === "me", composer, doing, tell: frame.tell }),
  };
  const frame = createFrame({ key: person.id, label: `โทรศัพท์ของ ${person.name}`, title: botName, botName, view, onmore: options });
  const { element } = frame;
  element.dataset.person = person.name;
  frame.under.textContent = `เครื่องของ${person.name}${person.role ? ` · ${person.role}` : ""}`;
  const perform = performer({ phone: element, doing, tell: frame.tell, buddhist: view.buddhist, composer: () => composer, menu: () => menu });

  function options() {
    const then = (next) => () => {
      close();
      next();
    };
    const calendar = toggle("ปฏิทินในเครื่องเป็น พ.ศ.", "thai-calendar", frame.settings.buddhist, (buddhist) => {
      frame.set({ buddhist });
      onchange();
    });
    const computer = toggle("เปิดไลน์บนคอมพิวเตอร์ (ไม่มีเมนู)", "computer", frame.settings.computer, (computer) => {
      frame.set({ computer });
      onchange();
    });
    const close = sheet.open(
      element,
      person.name,
      frame.sizeChoice(),
      calendar,
      computer,
      el("a", { class: "wide plain", href: transcript(person.id), download: `${person.name}.txt`, "data-testid": "save-this-chat" }, "บันทึกบทสนทนา"),
      person.following && sheet.choice("บล็อก", then(() => doing("unfollow")), "block"),
      sheet.choice("ปิดเครื่องนี้", then(() => onclose(person.id)), "close-phone"),
    );
  }

  function drawFoot() {
    const state = `${person.following}${person.blocked}`;
    if (frame.foot.dataset.state === state) return;
    frame.foot.dataset.state = state;
    composer = person.following ? createComposer(element, doing, { onfocus: () => menu?.fold(true) }) : null;
    frame.foot.replaceChildren(composer ? composer.element : gate());
  }

  function gate() {
    const words = person.blocked ? "เครื่องนี้บล็อกบัญชีไว้" : `${botName} ยังไม่ได้เป็นเพื่อนกับเครื่องนี้`;
    const label = person.blocked ? "เลิกบล็อก" : "เพิ่มเพื่อน";
    return el("div", { class: "gate" }, el("p", {}, words), el("button", { type: "button", class: "wide", "data-testid": "follow", onclick: () => doing("follow") }, label));
  }

  function drawMenu(wanted) {
    const shown = frame.settings.computer ? null : wanted;
    const key = JSON.stringify(shown);
    if (key === menuDrawn) return;
    menuDrawn = key;
    menu?.element.remove();
    menu = shown ? richMenu(shown, view.perform) : null;
    if (menu) element.append(menu.element);
  }

  function update(one, around) {
    person = one.person;
    names = around.names;
    drawFoot();
    drawMenu(one.menu);
    return frame.draw([...one.messages, ...outbox.shown(clock.now)], one.loading, names);
  }

  return { ...frame, update, doing, flush: outbox.flush, name: () => person.name, person: () => person };
}

function toggle(label, testid, checked, onchange) {
  const box = el("input", { type: "checkbox", role: "switch", "data-testid": testid, checked });
  box.addEventListener("change", () => onchange(box.checked));
  return el("label", { class: "toggle" }, el("span", {}, label), box);
}
