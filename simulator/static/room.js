// A group chat, seen on the phone of one of its members; whose, can be changed on top.

import { performer } from "./actions.js";
import { createComposer } from "./composer.js";
import { el } from "./dom.js";
import { createFrame } from "./frame.js";
import { messageMenu } from "./message-menu.js";
import { createOutbox } from "./network.js";
import { act, groupAct, transcript } from "./server.js";
import * as sheet from "./sheet.js";
import { clock } from "./thai-date.js";

// What LINE knows of groups only; everything else is done as in a chat of two, with the group named.
const GROUP_ACTS = new Set(["say", "press", "edit", "unsend"]);

export function createRoom(first, news, { onclose, onchange }) {
  let group = first.group;
  let names = news.names;
  let holder = group.members[0] ?? "";
  let composer = null;
  const botName = news.bot.name;

  const send = (name, body) => {
    const done = GROUP_ACTS.has(name) ? groupAct(group.id, name, { ...body, person: holder }) : act(holder, name, { ...body, group: group.id });
    return done.catch((problem) => frame.tell(problem.message));
  };
  const outbox = createOutbox(send);
  const doing = async (name, body) => {
    await outbox.doing(name, body);
    onchange();
  };
  const view = {
    isGroup: true,
    isMine: (entry) => entry.from === holder || entry.from === "me",
    nameOf: (entry) => (entry.from === "bot" ? botName : (names[entry.from] ?? "สมาชิก")),
    names: () => names,
    buddhist: () => frame.settings.buddhist,
    look: () => `${holder}${frame.settings.buddhist}`,
    perform: (action) => perform(action),
    more: (entry) => messageMenu({ phone: frame.element, entry, mine: view.isMine(entry), composer, doing, tell: frame.tell, editable: true }),
  };
  const frame = createFrame({ key: group.id, label: `กลุ่ม ${group.name}`, title: group.name, botName, view, onmore: options });
  const { element } = frame;
  element.dataset.group = group.name;
  const perform = performer({ phone: element, doing, tell: frame.tell, buddhist: view.buddhist, composer: () => composer, menu: () => null });
  const chooser = el("select", { "data-testid": "holder", onchange: () => {
    holder = chooser.value;
    onchange();
  } });
  frame.under.append(el("label", { class: "holder" }, "พูดในนาม ", chooser));

  function options() {
    const then = (next) => () => {
      close();
      next();
    };
    const tellBot = (name) => then(() => groupAct(group.id, name).then(onchange));
    const close = sheet.open(
      element,
      group.name,
      frame.sizeChoice(),
      sheet.choice("สมาชิกในกลุ่ม", then(chooseMembers), "members"),
      group.joined && sheet.choice(`ให้ ${botName} ออกจากกลุ่ม`, tellBot("leave"), "kick"),
      el("a", { class: "wide plain", href: transcript(group.id), download: `${group.name}.txt`, "data-testid": "save-this-chat" }, "บันทึกบทสนทนา"),
      sheet.choice("ปิดกลุ่มนี้", then(() => onclose(group.id)), "close-phone"),
    );
  }

  function chooseMembers() {
    const lines = Object.entries(names).map(([id, name]) => {
      const box = el("input", { type: "checkbox", role: "switch", checked: group.members.includes(id), "data-testid": "member" });
      box.addEventListener("change", () => groupAct(group.id, "members", box.checked ? { add: [id] } : { remove: [id] }).then(onchange));
      return el("label", { class: "toggle" }, el("span", {}, name), box);
    });
    sheet.open(element, "สมาชิกในกลุ่ม", ...lines);
  }

  function drawFoot() {
    const state = `${group.joined}${botName}`;
    if (frame.foot.dataset.state === state) return;
    frame.foot.dataset.state = state;
    composer = group.joined ? createComposer(element, doing, { call: botName }) : null;
    frame.foot.replaceChildren(composer ? composer.element : gate());
  }

  function gate() {
    const invite = el("button", { type: "button", class: "wide", "data-testid": "invite", onclick: () => groupAct(group.id, "join").then(onchange) }, `เชิญ ${botName} เข้ากลุ่ม`);
    return el("div", { class: "gate" }, el("p", {}, `${botName} ยังไม่อยู่ในกลุ่มนี้`), invite);
  }

  function drawHolders() {
    if (!group.members.includes(holder)) holder = group.members[0] ?? "";
    const key = JSON.stringify(group.members.map((id) => names[id]));
    if (chooser.dataset.key !== key) chooser.replaceChildren(...group.members.map((id) => el("option", { value: id }, names[id])));
    chooser.dataset.key = key;
    chooser.value = holder;
  }

  function update(one, around) {
    group = one.group;
    names = around.names;
    drawHolders();
    drawFoot();
    return frame.draw([...one.messages, ...outbox.shown(clock.now)], false, names);
  }

  return { ...frame, update, doing, flush: outbox.flush, name: () => group.name, person: () => null };
}
