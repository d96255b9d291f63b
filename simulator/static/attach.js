// What a person may send besides words: pictures, films, sounds, files, places, stickers.

import { el } from "./dom.js";
import { stickerIds, stickerKeywords, stickerPicture } from "./icons.js";
import { paintedPhoto, readFile, readSample } from "./photo.js";
import { choice, open } from "./sheet.js";

const VOICE_MS = 3000;
const PLACES = [
  { title: "ศาลากลางบ้าน", address: "ตำบลริมใต้ อำเภอแม่ริม เชียงใหม่", latitude: 18.91582, longitude: 98.94673 },
  { title: "แปลงผักกลุ่มสตรี", address: "ตำบลสันโป่ง อำเภอแม่ริม เชียงใหม่", latitude: 18.94719, longitude: 98.96052 },
  { title: "ที่ว่าการอำเภอ", address: "ตำบลริมใต้ อำเภอแม่ริม เชียงใหม่", latitude: 18.91391, longitude: 98.94517 },
];

function fromFile(label, accept, testid, take, several = false) {
  const picker = el("input", { type: "file", accept, multiple: several, "data-testid": testid });
  picker.addEventListener("change", () => picker.files.length && take([...picker.files]));
  return el("label", { class: "wide plain from-file" }, label, picker);
}

export function chooseAnything(phone, doing) {
  const go = (label, testid, next) => choice(label, () => {
    close();
    next();
  }, testid);
  const close = open(
    phone,
    "ส่งอะไร",
    go("ตำแหน่งที่ตั้ง", "attach-place", () => choosePlace(phone, (body) => doing("location", body))),
    go("วิดีโอ", "attach-video", () => chooseVideo(phone, (body) => doing("video", body))),
    go("ข้อความเสียง", "attach-voice", () => chooseVoice(phone, (body) => doing("audio", body))),
    go("ไฟล์", "attach-file", () => chooseFile(phone, (body) => doing("file", body))),
    go("สติกเกอร์", "attach-sticker", () => chooseSticker(phone, (body) => doing("sticker", body))),
  );
}

export function choosePhoto(phone, send, { several = true } = {}) {
  const sendPhotos = (photos) => {
    close();
    send(photos.length > 1 ? { photos } : { base64: photos[0] });
  };
  const close = open(
    phone,
    "ส่งรูป",
    choice("ถ่ายรูปตัวอย่าง 1 รูป", () => sendPhotos([paintedPhoto()]), "sample-photo"),
    several && choice("เลือกรูปตัวอย่าง 4 รูปพร้อมกัน", () => sendPhotos([1, 2, 3, 4].map(paintedPhoto)), "sample-photos"),
    fromFile("หรือเลือกรูปจากเครื่อง", "image/*", "photo-file", async (files) => sendPhotos(await Promise.all(files.map(readFile))), several),
  );
}

export function chooseVideo(phone, send) {
  const sendOne = (base64) => {
    close();
    send({ base64, duration: VOICE_MS });
  };
  const close = open(
    phone,
    "ส่งวิดีโอ",
    choice("ส่งวิดีโอตัวอย่าง 3 วินาที", async () => sendOne(await readSample("sample-clip.mp4")), "sample-video"),
    fromFile("หรือเลือกวิดีโอจากเครื่อง", "video/*", "video-file", async ([file]) => sendOne(await readFile(file))),
  );
}

export function chooseVoice(phone, send) {
  const sendOne = (body) => {
    close();
    send({ duration: VOICE_MS, ...body });
  };
  const close = open(
    phone,
    "ส่งข้อความเสียง",
    choice("ส่งเสียงตัวอย่าง 3 วินาที", async () => sendOne({ base64: await readSample("sample-voice.m4a"), contentType: "audio/mp4" }), "sample-voice"),
    fromFile("หรือเลือกไฟล์เสียงจากเครื่อง", "audio/*", "voice-file", async ([file]) => sendOne({ base64: await readFile(file), contentType: file.type })),
  );
}

export function chooseFile(phone, send) {
  const close = open(
    phone,
    "ส่งไฟล์",
    fromFile("เลือกไฟล์จากเครื่อง", "", "any-file", async ([file]) => {
      const base64 = await readFile(file);
      close();
      send({ base64, fileName: file.name, contentType: file.type || undefined });
    }),
  );
}

export function choosePlace(phone, send) {
  const sendAndClose = (place) => {
    close();
    send(place);
  };
  const known = PLACES.map((place) => choice(place.title, () => sendAndClose(place), "known-place"));
  const field = (label, name, properties) => {
    const input = el("input", { name, "data-testid": `place-${name}`, ...properties });
    return el("label", {}, label, input);
  };
  const degrees = { type: "number", step: "any", required: true };
  const form = el(
    "form",
    { class: "sheet-form" },
    field("ชื่อสถานที่", "title", { maxlength: 100 }),
    field("ละติจูด", "latitude", { ...degrees, min: -90, max: 90, value: "18.91582" }),
    field("ลองจิจูด", "longitude", { ...degrees, min: -180, max: 180, value: "98.94673" }),
    el("button", { type: "submit", class: "wide", "data-testid": "send-place" }, "ส่งตำแหน่งนี้"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const title = form.elements.title.value.trim();
    const where = { latitude: form.elements.latitude.valueAsNumber, longitude: form.elements.longitude.valueAsNumber };
    sendAndClose(title ? { title, ...where } : where);
  });
  const close = open(phone, "ส่งตำแหน่ง", ...known, form);
}

export function chooseSticker(phone, send) {
  const buttons = stickerIds.map((id) =>
    el("button", { type: "button", "aria-label": `สติกเกอร์ ${stickerKeywords[id].join(" ")}`, "data-testid": "one-sticker", onclick: () => {
      close();
      send({ packageId: "446", stickerId: id, keywords: stickerKeywords[id] });
    } }, stickerPicture(id)),
  );
  const close = open(phone, "สติกเกอร์", el("div", { class: "stickers" }, ...buttons));
}
