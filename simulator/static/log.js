// The log: what the bot asked of LINE, what LINE refused and why, and which news reached the bot.

import { el } from "./dom.js";
import { calls, webhooks } from "./server.js";

const EVERY_MS = 1000;
const SHOWN = 80;
const CALLS = [
  [/message\/reply$/, "ตอบกลับ (ฟรี)"],
  [/message\/push$/, "ส่งข้อความ"],
  [/message\/(multicast|broadcast)$/, "ส่งหลายคน"],
  [/chat\/loading/, "แสดงจุดกำลังพิมพ์"],
  [/chat\/markAsRead/, "ทำเครื่องหมายอ่านแล้ว"],
  [/message\/\d+\/content/, "รับไฟล์"],
  [/profile|\/member\//, "ถามชื่อ"],
  [/richmenu/, "เมนู"],
  [/quota|delivery/, "ถามโควตา"],
];
const EVENTS = { message: "ข้อความ", postback: "กดปุ่ม", follow: "เพิ่มเพื่อน", unfollow: "บล็อก", unsend: "ยกเลิกข้อความ", messageEdited: "แก้ไขข้อความ", join: "เข้ากลุ่ม", leave: "ออกจากกลุ่ม", memberJoined: "สมาชิกเข้า", memberLeft: "สมาชิกออก" };
const REASONS = { request_timeout: "ผู้ช่วยตอบไม่ทัน 2 วินาที", could_not_connect: "ติดต่อผู้ช่วยไม่ได้", error_status_code: "ผู้ช่วยตอบว่าไม่รับ", dropped: "หายกลางทาง", unclassified: "ขัดข้อง" };

export function createLog(panel, onclose) {
  let seen = [0, 0];
  let timer = 0;
  const quota = el("p", { class: "log-quota", "data-testid": "log-quota" });
  const list = el("ol", { class: "log-lines", tabindex: "0", "aria-label": "รายการล่าสุดอยู่บน" });
  panel.append(
    el("div", { class: "dialog-head" }, el("h2", {}, "บันทึกการส่ง"), el("button", { type: "button", class: "dialog-close", "data-testid": "log-close", onclick: onclose }, "ปิด")),
    quota,
    list,
  );

  async function poll() {
    try {
      const [asked, told] = await Promise.all([calls(seen[0]), webhooks(seen[1])]);
      if (asked.calls.length) seen[0] = asked.calls.at(-1).seq;
      if (told.webhooks.length) seen[1] = told.webhooks.at(-1).seq;
      const lines = [...asked.calls.map(callLine), ...told.webhooks.map(webhookLine)].sort((one, other) => one.seq - other.seq);
      list.prepend(...lines.map((line) => line.element).reverse());
      while (list.children.length > SHOWN) list.lastChild.remove();
    } finally {
      if (!panel.hidden) timer = setTimeout(poll, EVERY_MS);
    }
  }

  function show(shown) {
    panel.hidden = !shown;
    clearTimeout(timer);
    if (!shown) return;
    list.replaceChildren();
    seen = [0, 0];
    poll();
  }

  const update = ({ limit, used, left }) => {
    quota.textContent = limit === null ? `นับไป ${used} ข้อความ ไม่จำกัด` : `เดือนนี้นับไป ${used} จาก ${limit} ข้อความ เหลือ ${left}`;
  };
  return { show, update };
}

function callLine(call) {
  const name = CALLS.find(([path]) => path.test(call.path.split("?")[0]))?.[1] ?? call.path;
  const failed = call.status >= 400 || call.trouble;
  const why = [call.trouble && "จากสภาพอากาศที่เปิดไว้", call.refused && refusal(call.refused)].filter(Boolean).join(" ");
  return { seq: call.seq, element: line(call.at, "ผู้ช่วย → ไลน์", name, failed ? `ไม่สำเร็จ ${call.status || ""}`.trim() : "สำเร็จ", why, failed) };
}

function webhookLine(news) {
  const name = news.types.map((type) => EVENTS[type] ?? type).join(", ");
  const failed = news.reason !== "ok";
  const again = news.redelivery ? " (ส่งซ้ำ)" : "";
  return { seq: news.seq, element: line(news.at, "ไลน์ → ผู้ช่วย", `${name}${again}`, failed ? "ไม่สำเร็จ" : "สำเร็จ", failed ? (REASONS[news.reason] ?? news.detail) : "", failed) };
}

function refusal({ message, details = [] }) {
  return [message, ...details.map((one) => `${one.property ?? ""} ${one.message}`.trim())].join(" · ");
}

function line(at, way, name, result, why, failed) {
  return el(
    "li",
    { "data-failed": String(Boolean(failed)) },
    el("span", { class: "log-at" }, at.slice(11, 19)),
    el("span", { class: "log-way" }, way),
    el("b", {}, name),
    el("span", { class: "log-result" }, result),
    why ? el("small", { lang: /[a-z]{4}/i.test(why) ? "en" : undefined }, why) : null,
  );
}
