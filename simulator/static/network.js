// The phones' own signal. While it is gone, what people do waits on the phone, as it does on a real one.

export const network = { off: false };

const KINDS = { photo: "รูป", audio: "ข้อความเสียง", video: "วิดีโอ", file: "ไฟล์", location: "ตำแหน่ง", sticker: "สติกเกอร์" };

export function createOutbox(send) {
  const waiting = [];
  const doing = (name, body = {}) => {
    if (!network.off && !waiting.length) return send(name, body);
    waiting.push({ name, body });
    return Promise.resolve(null);
  };
  const flush = async () => {
    while (waiting.length && !network.off) {
      const { name, body } = waiting[0];
      await send(name, body).catch(() => null);
      waiting.shift();
    }
  };
  const shown = (now) => waiting.map(({ name, body }, number) => waitingEntry(name, body, number, now)).filter(Boolean);
  return { doing, flush, shown };
}

function waitingEntry(name, body, number, now) {
  const text = body.text ?? body.displayText ?? KINDS[name];
  return text ? { id: `waiting-${number}`, from: "me", at: now, message: { type: "text", text }, waiting: true } : null;
}
