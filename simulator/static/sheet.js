// Sheets that slide up inside a phone: choose a photo, a place, a sticker, a date.

import { el } from "./dom.js";
import { stickerIds, stickerPicture } from "./icons.js";
import { paintedPhoto, readFile } from "./photo.js";
import { day, time } from "./thai-date.js";

const PLACES = [
  { title: "ศาลากลางบ้าน", address: "ตำบลริมใต้ อำเภอแม่ริม เชียงใหม่", latitude: 18.91582, longitude: 98.94673 },
  { title: "แปลงผักกลุ่มสตรี", address: "ตำบลสันโป่ง อำเภอแม่ริม เชียงใหม่", latitude: 18.94719, longitude: 98.96052 },
  { title: "ที่ว่าการอำเภอ", address: "ตำบลริมใต้ อำเภอแม่ริม เชียงใหม่", latitude: 18.91391, longitude: 98.94517 },
];

export function open(phone, title, ...content) {
  phone.querySelector(".sheet")?.remove();
  const close = () => sheet.remove();
  const sheet = el(
    "div",
    { class: "sheet", role: "dialog", "aria-label": title, "data-testid": "sheet" },
    el("h2", {}, title),
    ...content,
    el("button", { type: "button", class: "wide plain", onclick: close }, "ปิด"),
  );
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && close());
  phone.append(sheet);
  sheet.querySelector("button, input")?.focus();
  return close;
}

export function choice(label, onclick, testid) {
  return el("button", { type: "button", class: "wide", "data-testid": testid, onclick }, label);
}

export function choosePhoto(phone, send) {
  const picker = el("input", { type: "file", accept: "image/*", multiple: true, "data-testid": "photo-file", "aria-label": "เลือกรูปจากเครื่อง" });
  picker.addEventListener("change", async () => {
    const photos = await Promise.all([...picker.files].map(readFile));
    close();
    send({ photos });
  });
  const painted = choice("ถ่ายรูปตัวอย่าง", () => {
    close();
    send({ base64: paintedPhoto() });
  }, "sample-photo");
  const close = open(phone, "ส่งรูป", painted, el("label", {}, "หรือเลือกรูปจากเครื่อง", picker));
}

export function choosePlace(phone, send) {
  const sendAndClose = (place) => {
    close();
    send(place);
  };
  const known = PLACES.map((place) => choice(place.title, () => sendAndClose(place), "place"));
  const latitude = el("input", { type: "number", step: "any", required: true, value: "18.91582", name: "latitude" });
  const longitude = el("input", { type: "number", step: "any", required: true, value: "98.94673", name: "longitude" });
  const form = el(
    "form",
    { class: "sheet-form" },
    el("label", {}, "ละติจูด", latitude),
    el("label", {}, "ลองจิจูด", longitude),
    el("button", { type: "submit", class: "wide plain" }, "ส่งพิกัดนี้"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAndClose({ latitude: latitude.valueAsNumber, longitude: longitude.valueAsNumber });
  });
  const close = open(phone, "ส่งตำแหน่ง", ...known, form);
}

export function chooseSticker(phone, send) {
  const buttons = stickerIds.map((id) =>
    el("button", { type: "button", "aria-label": `สติกเกอร์ ${id}`, onclick: () => {
      close();
      send({ packageId: "446", stickerId: id });
    } }, stickerPicture(id)),
  );
  const close = open(phone, "สติกเกอร์", el("div", { class: "stickers" }, ...buttons));
}

export function chooseMoment(phone, action, send) {
  const kinds = { date: "date", time: "time", datetime: "datetime-local" };
  const bounds = { min: action.min, max: action.max, value: action.initial };
  const input = el("input", { type: kinds[action.mode], required: true, "data-testid": "picker", "aria-label": "เลือกวันเวลา", ...bounds });
  const echo = el("p", { class: "echo", "aria-live": "polite" });
  const show = () => {
    const value = input.value;
    if (!value) echo.textContent = "";
    else if (action.mode === "time") echo.textContent = `${value.replace(":", ".")} น.`;
    else echo.textContent = action.mode === "date" ? day(value) : `${day(value)} ${time(value)} น.`;
  };
  input.addEventListener("input", show);
  const done = choice("ตกลง", () => {
    if (!input.reportValidity()) return;
    close();
    send({ [action.mode]: input.value });
  }, "picker-done");
  const close = open(phone, action.label ?? "เลือกวันที่", echo, input, done);
  show();
}
