// Scan a code: the text of a QR code, or a join code read from a poster, as the chosen person would.

import { big, hint, openDialog } from "./dialog.js";
import { el } from "./dom.js";

// A LINE link that opens a chat with words in it, one that only adds the friend, or plain words.
export function read(scanned) {
  const words = scanned.trim();
  const link = words.match(/^(?:https?:\/\/line\.me\/R\/|line:\/\/)(.*)$/);
  if (!link) return /^https?:\/\/lin\.ee\//.test(words) ? "" : words;
  const message = link[1].match(/^oaMessage\/[^/?]*\/?\?(.*)$/);
  return message ? decodeURIComponent(message[1].replaceAll("+", " ")) : "";
}

export async function scan(phone, scanned) {
  const text = read(scanned);
  if (!phone.person().following) await phone.doing("follow");
  if (text) await phone.doing("say", { text });
}

export function chooseScan(phones, active) {
  const owners = phones.map((phone) => el("option", { value: phone.person().id, selected: phone === active }, phone.name()));
  const who = el("select", { "data-testid": "scan-who" }, ...owners);
  const code = el("input", { required: true, autocomplete: "off", "data-testid": "scan-code", placeholder: "เช่น 2565 0001" });
  const form = el(
    "form",
    { class: "sheet-form" },
    el("label", {}, "เครื่องของใคร", who),
    el("label", {}, "รหัสเข้าร่วม หรือลิงก์จากคิวอาร์โค้ด", code),
    el("button", { type: "submit", class: "wide", "data-testid": "scan-send" }, "สแกน"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    scan(phones.find((phone) => phone.person().id === who.value), code.value);
  });
  const close = openDialog("สแกนรหัส", "scan", hint("ถ้าเครื่องนั้นยังไม่เป็นเพื่อนกับบัญชี จะเพิ่มเพื่อนให้ก่อน แล้วส่งรหัสให้"), form);
  code.focus();
}
