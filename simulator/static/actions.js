// Do what a button says.

import { act } from "./desk.js";
import * as sheet from "./sheet.js";

export function performer(phone, person, tell) {
  const send = (name) => (body) => act(person.id, name, body).catch((problem) => tell(problem.message));
  const kinds = {
    message: (action) => send("say")({ text: action.text }),
    postback: (action) => postback(action, phone, send),
    uri: (action) => openLink(action.uri, tell),
    datetimepicker: (action) =>
      sheet.chooseMoment(phone, action, (params) => send("press")({ data: action.data, params })),
    camera: () => sheet.choosePhoto(phone, send("photo")),
    cameraRoll: () => sheet.choosePhoto(phone, send("photo")),
    location: () => sheet.choosePlace(phone, send("location")),
    clipboard: (action) => copy(action.clipboardText, tell),
    richmenuswitch: (action) => send("switch")({ data: action.data, alias: action.richMenuAliasId }),
  };
  return (action) => kinds[action.type]?.(action);
}

async function postback(action, phone, send) {
  if (action.text) await send("say")({ text: action.text });
  await send("press")({ data: action.data, displayText: action.displayText });
  if (action.inputOption === "openKeyboard") {
    const composer = phone.querySelector("[data-testid=composer]");
    composer.value = action.fillInText ?? "";
    composer.focus();
  }
}

function openLink(uri, tell) {
  if (/^https?:/.test(uri)) window.open(uri, "_blank", "noopener");
  else if (uri.startsWith("tel:")) tell(`โทรออก ${uri.slice(4)}`);
  else tell(uri);
}

async function copy(text, tell) {
  try {
    await navigator.clipboard.writeText(text);
    tell("คัดลอกแล้ว");
  } catch {
    tell(text);
  }
}
