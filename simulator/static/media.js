// Stickers, pictures, sounds, films, files and places. What people here sent is played from this server.

import { el, picture, svg } from "./dom.js";
import { icons, stickerPicture } from "./icons.js";

const ours = (entry) => `/control/pictures/${entry.id}`;

export const media = {
  sticker: (message) => {
    const words = [...(message.keywords ?? [])].slice(0, 3).join(" · ");
    const label = `สติกเกอร์ ${words || message.stickerId}`;
    return el("div", { class: "bubble clear sticker", role: "img", "aria-label": label }, stickerPicture(message.stickerId), el("small", {}, words || `สติกเกอร์ ${message.packageId}/${message.stickerId}`));
  },
  image: (message, entry) => {
    const whole = message.originalContentUrl ?? ours(entry);
    const of = message.imageSet ? ` ${message.imageSet.index} จาก ${message.imageSet.total}` : "";
    return el("div", { class: "bubble clear picture" }, el("a", { href: whole, target: "_blank", rel: "noopener" }, picture(message.previewImageUrl ?? whole, `รูป${of}`)));
  },
  video: (message, entry) => {
    const film = el("video", { src: message.originalContentUrl ?? ours(entry), poster: message.previewImageUrl, controls: true, preload: "metadata", playsinline: true, "aria-label": "วิดีโอ" });
    film.addEventListener("error", () => film.replaceWith(el("div", { class: "broken" }, "วิดีโออยู่นอกเครื่องนี้")));
    return el("div", { class: "bubble film" }, film);
  },
  audio: (message, entry) => {
    const length = `ข้อความเสียง ${Math.max(1, Math.round((message.duration ?? 0) / 1000))} วินาที`;
    const sound = el("audio", { src: message.originalContentUrl ?? ours(entry), controls: true, preload: "none", "aria-label": length });
    return el("div", { class: "bubble voice" }, el("span", { class: "voice-head" }, icons.voice(), length), sound);
  },
  file: (message, entry) => {
    const size = el("small", {}, sizeOf(message.fileSize));
    return el("a", { class: "bubble file", href: ours(entry), target: "_blank", rel: "noopener" }, icons.file(), el("span", {}, message.fileName, size));
  },
  location: (message) => {
    const where = `${message.latitude.toFixed(5)}, ${message.longitude.toFixed(5)}`;
    const words = el("p", {}, el("b", {}, message.title || "ตำแหน่งที่ส่ง"), el("span", {}, message.address || ""), el("small", {}, where));
    return el("div", { class: "bubble place" }, map(message), words);
  },
  unsent: () => el("div", { class: "bubble gone" }, "ยกเลิกข้อความแล้ว"),
};

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} ไบต์`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} กิโลไบต์` : `${(bytes / 1024 ** 2).toFixed(1)} เมกะไบต์`;
}

// Not a real map: some roads, a canal and fields, the same ones whenever the same place is sent.
function map({ latitude, longitude }) {
  const turn = (Math.abs(latitude * 7919 + longitude * 104729) % 60) - 30;
  const road = { stroke: "#ffffff", "stroke-width": 7 };
  return el("div", { class: "map", role: "img", "aria-label": "แผนที่จำลอง" }, svg(
    [
      { d: "M0 0h240v110H0z", fill: "#dfe8d3", stroke: "none" },
      { d: "M20 14h60v34H20z", fill: "#cbdcb3", stroke: "none" },
      { d: "M150 60h70v40h-70z", fill: "#cbdcb3", stroke: "none" },
      { d: `M-10 ${95 + turn / 3}C60 ${60 + turn} 150 ${125 - turn} 250 ${70 + turn / 2}`, stroke: "#a9cbe6", "stroke-width": 9 },
      { d: `M-10 ${40 + turn / 2}L250 ${55 - turn / 2}`, ...road },
      { d: `M${120 + turn} -10L${120 - turn} 120`, ...road },
      { d: "M120 62c9-13 15-21 15-30a15 15 0 0 0-30 0c0 9 6 17 15 30z", fill: "#d92d33", stroke: "#ffffff", "stroke-width": 2 },
      { d: "M120 27a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11", fill: "#ffffff", stroke: "none" },
    ],
    { box: "0 0 240 110" },
  ));
}
