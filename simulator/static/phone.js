// One phone: its head, its chat, its quick replies, its composer. The page calls `update` with news.

import { performer } from "./actions.js";
import { dayOf, loadingRow, rowOf, summaryOf } from "./bubbles.js";
import { act } from "./desk.js";
import { el } from "./dom.js";
import { icons } from "./icons.js";
import { richMenu } from "./menu.js";
import * as sheet from "./sheet.js";
import { calendar } from "./thai-date.js";

const NOTICE_MS = 4500;
const TOAST_MS = 2500;

export function createPhone(first, botName, { onclose }) {
  let person = first.person;
  let drawn = [];
  let started = false;
  let menuDrawn = "";

  const rows = el("div", { class: "rows" });
  const chat = el("div", { class: "chat", role: "log", "aria-label": `แชตกับ ${botName}`, tabindex: "0" }, rows);
  const stayDown = keepAtEnd(chat, rows);
  const quick = el("div", { class: "quick-row", role: "group", "aria-label": "คำตอบด่วน", hidden: true });
  const foot = el("div", { class: "foot" });
  const notice = noticeLine(botName);
  const role = el("span", {}, `เครื่องของ${person.name}${person.role ? ` · ${person.role}` : ""}`);
  const more = el("button", { type: "button", "aria-label": "ตัวเลือก", "data-testid": "more", onclick: options }, icons.more());
  const head = el(
    "header",
    { class: "phone-head" },
    el("span", { class: "face", "aria-hidden": "true" }, botName.slice(0, 1)),
    el("div", { class: "phone-title" }, el("b", {}, botName), role),
    more,
  );
  const phone = el("section", { class: "phone", "data-person": person.name, "aria-label": `โทรศัพท์ของ ${person.name}` }, head, notice.element, chat, quick, foot);
  const tell = (words) => toast(phone, words);
  const perform = performer(phone, person, tell);
  const doing = (name, body) => act(person.id, name, body).catch((problem) => tell(problem.message));

  function options() {
    const block = () => {
      close();
      doing("unfollow");
    };
    const away = () => {
      close();
      onclose(person.id);
    };
    const blocking = person.following ? [sheet.choice("บล็อก", block, "block")] : [];
    const close = sheet.open(phone, person.name, ...blocking, sheet.choice("ปิดเครื่องนี้", away, "close-phone"));
  }

  function footFor(state) {
    if (state === "gate") {
      const words = person.blocked ? "เครื่องนี้บล็อกบัญชีไว้" : `${botName} ยังไม่ได้เป็นเพื่อนกับเครื่องนี้`;
      const label = person.blocked ? "เลิกบล็อก" : "เพิ่มเพื่อน";
      const follow = el("button", { type: "button", class: "wide", "data-testid": "follow", onclick: () => doing("follow") }, label);
      return el("div", { class: "gate" }, el("p", {}, words), follow);
    }
    return composer(phone, doing);
  }

  function drawFoot() {
    const state = person.following ? "open" : "gate";
    if (foot.dataset.state === `${state}${person.blocked}`) return;
    foot.dataset.state = `${state}${person.blocked}`;
    foot.replaceChildren(footFor(state));
  }

  function drawChat(messages, loading) {
    const keys = messages.map((entry) => JSON.stringify([entry, calendar.buddhist]));
    let same = 0;
    while (same < keys.length && keys[same] === drawn[same]) same += 1;
    while (rows.lastChild && Number(rows.lastChild.dataset.at ?? Infinity) >= same) rows.lastChild.remove();
    messages.slice(same).forEach((entry, offset) => append(entry, messages[same + offset - 1], same + offset));
    if (loading) rows.append(loadingRow(botName));
    if (messages.length > drawn.length || loading) stayDown();
    drawn = keys;
  }

  function append(entry, before, at) {
    const tools = { perform, botName, unsend: (messageId) => doing("unsend", { messageId }) };
    if (!before || before.at.slice(0, 10) !== entry.at.slice(0, 10)) {
      const row = dayOf(entry);
      row.dataset.at = at;
      rows.append(row);
    }
    const row = rowOf(entry, before, tools);
    row.dataset.at = at;
    rows.append(row);
  }

  function drawQuick(messages) {
    const last = messages.at(-1);
    const shown = last && last.from === "bot" && !last.quickRepliesGone ? (last.message.quickReply?.items ?? []) : [];
    const key = shown.length ? last.id : "";
    if (quick.dataset.key === key) return;
    quick.dataset.key = key;
    quick.hidden = !shown.length;
    quick.replaceChildren(...shown.map(({ action }) => el("button", { type: "button", class: "quick", onclick: () => perform(action) }, action.label)));
    quick.scrollLeft = 0;
  }

  function drawMenu(menu) {
    const key = JSON.stringify(menu);
    if (key === menuDrawn) return;
    menuDrawn = key;
    phone.querySelector(".menu-bar")?.remove();
    if (menu) phone.append(richMenu(menu, perform));
  }

  function notify(messages) {
    const known = new Set(drawn.map((key) => JSON.parse(key)[0].id));
    const fresh = messages.filter((entry) => entry.from === "bot" && !known.has(entry.id));
    if (started && fresh.length) notice.show(summaryOf(fresh.at(-1).message));
    return started ? fresh.length : 0;
  }

  function update(news) {
    person = news.person;
    const fresh = notify(news.messages);
    drawFoot();
    drawQuick(news.messages);
    drawMenu(news.menu);
    drawChat(news.messages, news.loading);
    started = true;
    return fresh;
  }

  return { element: phone, update, person: () => person };
}

// Keep the newest message in sight, also when a picture arrives late, unless the reader scrolled up.
function keepAtEnd(chat, rows) {
  let stays = true;
  const down = () => { if (stays) chat.scrollTop = chat.scrollHeight; };
  chat.addEventListener("scroll", () => { stays = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 120; });
  const watcher = new ResizeObserver(down);
  watcher.observe(rows);
  watcher.observe(chat);
  return () => {
    stays = true;
    down();
  };
}

function noticeLine(botName) {
  const words = el("span", {});
  const element = el("div", { class: "notice", "data-gone": "true", "data-testid": "notification", "aria-live": "polite" }, el("span", { class: "face", "aria-hidden": "true" }, botName.slice(0, 1)), el("p", {}, el("b", {}, botName), words));
  let timer = 0;
  const show = (text) => {
    words.textContent = text.replaceAll("\n", " ");
    element.dataset.gone = "false";
    clearTimeout(timer);
    timer = setTimeout(() => { element.dataset.gone = "true"; }, NOTICE_MS);
  };
  return { element, show };
}

function toast(phone, words) {
  const element = el("div", { class: "toast", role: "status" }, words);
  phone.append(element);
  setTimeout(() => element.remove(), TOAST_MS);
}

function composer(phone, doing) {
  const input = el("textarea", { rows: "1", "data-testid": "composer", "aria-label": "พิมพ์ข้อความ", placeholder: "พิมพ์ข้อความ" });
  const send = () => {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    input.style.height = "";
    doing("say", { text });
  };
  input.addEventListener("input", () => {
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const tool = (name, label, onclick) => el("button", { type: "button", "aria-label": label, "data-testid": name, onclick }, icons[name]());
  return el(
    "div",
    { class: "composer" },
    tool("place", "ส่งตำแหน่ง", () => sheet.choosePlace(phone, (body) => doing("location", body))),
    tool("photo", "ส่งรูป", () => sheet.choosePhoto(phone, (body) => doing("photo", body))),
    tool("voice", "ส่งข้อความเสียง", () => doing("audio", { duration: 3000 })),
    input,
    tool("sticker", "ส่งสติกเกอร์", () => sheet.chooseSticker(phone, (body) => doing("sticker", body))),
    el("button", { type: "button", class: "send", "aria-label": "ส่ง", "data-testid": "send", onclick: send }, icons.send()),
  );
}
