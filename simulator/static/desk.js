// The trainer's desk: one big button for everything that is done between two exercises.

import { big, hint, openDialog, segments } from "./dialog.js";
import { el } from "./dom.js";
import { icons } from "./icons.js";
import { chooseScan } from "./scan.js";
import { addGroup, addPerson, reset, transcript } from "./server.js";
import { SIZES } from "./settings.js";
import { chooseTime } from "./time-travel.js";

const COORDINATES = /เจ้าหน้าที่|ผู้ประสานงาน/;

// `page` is what the desk works on: phones(), others(), groups(), names(), active(), open(), openGroup(), close(), poll().
export function createDesk(bar, page, weather, log) {
  const tool = (name, icon, label, onclick, extra = {}) => el("button", { type: "button", class: "tool", "data-testid": name, onclick, ...extra }, icons[icon](), el("span", {}, label));
  const coordinator = tool("coordinator", "screens", "ดูจอผู้ประสานงาน", watch, { "aria-pressed": "false" });
  const badge = el("span", { class: "badge", "data-testid": "weather-badge", hidden: true });
  const storm = tool("weather", "weather", "สภาพอากาศ", () => weather.open());
  storm.append(badge);
  const notes = tool("log", "log", "บันทึกการส่ง", () => page.toggleLog(), { "aria-pressed": "false" });
  const link = el("a", { class: "tool", "data-testid": "sheets-link", target: "_blank", rel: "noopener", hidden: true }, icons.sheet(), el("span", {}, "ตารางข้อมูล"));
  bar.append(
    tool("add-person", "person", "เพิ่มคน", choosePerson),
    tool("scan", "scan", "สแกนรหัส", () => chooseScan(page.phones().filter((phone) => phone.person()), page.active())),
    tool("text-size", "letters", "ขนาดตัวอักษร", chooseSize),
    coordinator,
    tool("time", "hours", "เลื่อนเวลา", () => chooseTime(page.poll)),
    storm,
    tool("group", "group", "กลุ่มไลน์", chooseGroup),
    tool("save-chat", "save", "บันทึกบทสนทนา", chooseChat),
    notes,
    link,
    tool("reset", "again", "เริ่มใหม่", askReset),
  );

  function choosePerson() {
    const join = (id) => {
      close();
      page.open(id);
    };
    const known = page.others().map((one) => big(`${one.name}${one.role ? ` · ${one.role}` : ""}`, () => join(one.id), "other-person", "plain"));
    const name = el("input", { required: true, maxlength: 40, autocomplete: "off", "data-testid": "new-name" });
    const form = el("form", { class: "sheet-form" }, el("label", {}, "ชื่อคนใหม่", name), el("button", { class: "wide", type: "submit", "data-testid": "new-person" }, "เพิ่มคนนี้"));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      join((await addPerson(name.value.trim())).id);
    });
    const close = openDialog("เพิ่มคน", "person", form, known.length ? el("h3", {}, "หรือคนที่มีอยู่แล้ว") : null, ...known);
  }

  function chooseSize() {
    const choices = SIZES.map((value) => ({ value, words: `${value}%`, testid: `size-${value}` }));
    const lines = page.phones().map((phone) =>
      el("div", { class: "setting", "data-for": phone.name() }, el("span", {}, phone.name()), segments(`ขนาดตัวอักษรของ ${phone.name()}`, choices, phone.settings.size, (size) => phone.set({ size }))),
    );
    openDialog("ขนาดตัวอักษร", "size", ...lines);
  }

  const watching = () => page.phones().find((phone) => COORDINATES.test(phone.person()?.role ?? ""));

  function watch() {
    const shown = watching();
    if (shown) return page.close(shown.person().id);
    const next = page.others().find((one) => COORDINATES.test(one.role));
    if (next) page.open(next.id);
  }

  function chooseGroup() {
    const known = page.groups().map((one) => big(`เปิดกลุ่ม ${one.name}`, () => {
      close();
      page.openGroup(one.id);
    }, "open-group", "plain"));
    const name = el("input", { required: true, maxlength: 60, autocomplete: "off", "data-testid": "group-name" });
    const boxes = Object.entries(page.names()).map(([id, who]) => el("label", { class: "toggle" }, el("span", {}, who), el("input", { type: "checkbox", value: id, "data-testid": "group-member", checked: page.phones().some((phone) => phone.person()?.id === id) })));
    const form = el("form", { class: "sheet-form" }, el("label", {}, "ชื่อกลุ่มใหม่", name), el("fieldset", {}, el("legend", {}, "ใครอยู่ในกลุ่ม"), ...boxes), el("button", { class: "wide", type: "submit", "data-testid": "new-group" }, "ตั้งกลุ่ม"));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const members = [...form.querySelectorAll("input:checked")].map((box) => box.value);
      const made = await addGroup(name.value.trim(), members);
      close();
      page.openGroup(made.id);
    });
    const close = openDialog("กลุ่มไลน์", "group", ...known, form);
  }

  function chooseChat() {
    const links = page.phones().map((phone) => el("a", { class: "wide plain", href: transcript(phone.person()?.id ?? phone.key), download: `${phone.name()}.txt`, "data-testid": "save-one", "data-for": phone.name() }, `แชตของ ${phone.name()}`));
    openDialog("บันทึกบทสนทนา", "save", hint("ได้ไฟล์ข้อความ อ่านหรือพิมพ์แจกได้"), ...links);
  }

  function askReset() {
    const back = el("input", { type: "checkbox", role: "switch", "data-testid": "reset-clock", checked: true });
    const sure = big("เริ่มใหม่", async () => {
      close();
      await reset(back.checked ? ["menus"] : ["menus", "clock"]);
      page.restart();
    }, "reset-yes", "danger");
    const close = openDialog(
      "เริ่มใหม่ใช่ไหม",
      "reset",
      hint("แชต กลุ่ม คนที่เพิ่ม และจำนวนข้อความที่นับไว้ จะหายไปจากโทรศัพท์ทุกเครื่อง รายงานที่ผู้ช่วยเก็บไว้แล้วยังอยู่"),
      el("label", { class: "toggle" }, el("span", {}, "กลับไปวันแรกด้วย"), back),
      sure,
      big("ไม่ ใช้ต่อ", () => close(), "reset-no", "plain"),
    );
  }

  function update(logShown) {
    coordinator.setAttribute("aria-pressed", String(Boolean(watching())));
    notes.setAttribute("aria-pressed", String(logShown));
    badge.hidden = !weather.count();
    badge.textContent = String(weather.count());
    storm.setAttribute("aria-label", weather.count() ? `สภาพอากาศ เปิดอยู่ ${weather.count()} อย่าง` : "สภาพอากาศ");
  }

  return { update, showSheets: (url) => {
    link.hidden = !url;
    if (url) link.href = url;
  } };
}
