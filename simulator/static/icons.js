// The few pictures the page needs, drawn here so that no font has to know them.

import { svg } from "./dom.js";

export const icons = {
  plus: () => svg(["M12 5v14", "M5 12h14"]),
  at: () => svg(["M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0v1.500a2.200 2.200 0 0 0 4.400 0V12a8.400 8.400 0 1 0-3.400 6.700"]),
  person: () => svg(["M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8", "M4.500 20c.8-4 4-5.500 7.500-5.500s6.700 1.500 7.500 5.500"]),
  scan: () => svg(["M4 8V4h4", "M16 4h4v4", "M20 16v4h-4", "M8 20H4v-4", "M8 8h3v3H8z", "M13 13h3v3h-3z", "M13 8h3v3h-3z", "M8 13h3v3H8z"]),
  letters: () => svg(["M3 19 8.500 6 14 19", "M5 15h7", "M15 19l3-7.500 3 7.500", "M16.200 16.500h3.700"]),
  screens: () => svg(["M4 4h7v16H4z", "M14 7h6v13h-6z"]),
  hours: () => svg(["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16", "M12 8v4l3 2"]),
  weather: () => svg(["M7 17a4 4 0 0 1 .5-8 5 5 0 0 1 9.500 1.500A3.300 3.300 0 0 1 17 17z", "M9 20l.5-1", "M13 20l.5-1"]),
  group: () => svg(["M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6", "M3 19c.5-3.500 3-5 6-5s5.500 1.500 6 5", "M16 6a2.500 2.500 0 1 1 0 5", "M17 14c2.500.3 3.700 2 4 4.500"]),
  save: () => svg(["M12 4v10", "M8 10.500 12 14.500l4-4", "M5 19h14"]),
  log: () => svg(["M5 6h14", "M5 12h14", "M5 18h9"]),
  again: () => svg(["M5 12a7 7 0 1 1 2.200 5.100", "M4 19l.5-4.500L9 15"]),
  sheet: () => svg(["M4 5h16v14H4z", "M4 10h16", "M10 5v14"]),
  send: () => svg([{ d: "M3 11.5 21 4l-6 17-3.5-7z", fill: "currentColor" }]),
  sticker: () => svg(["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18", "M8.5 14.5c2 2.4 5 2.4 7 0", "M9 9.5v.6", "M15 9.5v.6"]),
  photo: () => svg(["M4 7h4l1.5-2h5L16 7h4v12H4z", "M12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4"]),
  place: () => svg(["M12 21c4-5 6.5-8 6.5-11.3a6.5 6.5 0 0 0-13 0C5.5 13 8 16 12 21z", "M12 7.5a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6"]),
  voice: () => svg(["M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4", "M6.5 11.5a5.5 5.5 0 0 0 11 0", "M12 17v3"]),
  more: () => svg([{ d: "M12 6v.1", "stroke-width": 3 }, { d: "M12 12v.1", "stroke-width": 3 }, { d: "M12 18v.1", "stroke-width": 3 }]),
  file: () => svg(["M6 3h8l4 4v14H6z", "M14 3v4h4"]),
  pin: () =>
    svg([{ d: "M12 21c4-5 6.5-8 6.5-11.3a6.5 6.5 0 0 0-13 0C5.5 13 8 16 12 21z", fill: "#e5484d", stroke: "none" }, { d: "M12 7.5a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6", fill: "#fff", stroke: "none" }]),
};

const SKIN = { fill: "#ffd34e", stroke: "#c98a00", "stroke-width": 2 };
const FACE = { d: "M50 8a42 42 0 1 0 0 84 42 42 0 0 0 0-84", ...SKIN };
const EYES = [{ d: "M35 40v7", "stroke-width": 6 }, { d: "M65 40v7", "stroke-width": 6 }];
const BOX = { box: "0 0 100 100" };

const stickers = {
  1988: () => svg([FACE, ...EYES, { d: "M30 60c10 18 30 18 40 0", "stroke-width": 4 }], BOX),
  1989: () => svg([{ d: "M20 46h14v38H20z", fill: "#4a86e8", stroke: "none" }, { d: "M38 48 52 16c10 0 11 8 9 14l-4 14h22c9 0 9 9 4 12 4 4 3 9-2 11 2 5-1 9-5 10 0 5-3 7-8 7H46c-4 0-8-3-8-6z", ...SKIN }], BOX),
  1990: () => svg([{ d: "M50 88C14 62 8 44 14 30c8-17 28-14 36 2 8-16 28-19 36-2 6 14 0 32-36 58z", fill: "#f2545b", stroke: "#b92f36", "stroke-width": 2 }], BOX),
  1991: () => svg([FACE, { d: "M30 46c3-6 9-6 12 0", "stroke-width": 4 }, { d: "M58 46c3-6 9-6 12 0", "stroke-width": 4 }, { d: "M34 62h32c0 20-32 20-32 0z", fill: "#a8323a", stroke: "none" }], BOX),
};

export const stickerIds = Object.keys(stickers);

export const stickerKeywords = { 1988: ["ยิ้ม", "สวัสดี"], 1989: ["โอเค", "เยี่ยม"], 1990: ["รัก", "ขอบคุณ"], 1991: ["ดีใจ", "หัวเราะ"] };

export function stickerPicture(id) {
  return (stickers[id] ?? stickers[1988])();
}
