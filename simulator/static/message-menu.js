// What can be done with a message that stands in the chat: answer it, copy it, change it, take it back.

import { copy } from "./actions.js";
import { choice, open } from "./sheet.js";

export function messageMenu({ phone, entry, mine, composer, doing, tell, editable }) {
  const then = (next) => () => {
    close();
    next();
  };
  const { message } = entry;
  const said = mine && entry.via !== "postback";
  const close = open(
    phone,
    "ข้อความนี้",
    composer && choice("ตอบข้อความนี้", then(() => composer.quote(entry)), "quote"),
    message.text && choice("คัดลอก", then(() => copy(message.text, tell)), "copy"),
    composer && said && editable && message.type === "text" && choice("แก้ไขข้อความ", then(() => composer.edit(entry)), "edit"),
    said && choice("ยกเลิกการส่ง", then(() => doing("unsend", { messageId: entry.id })), "unsend"),
  );
}
