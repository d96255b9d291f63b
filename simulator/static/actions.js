// Do what a button says.

import { choosePhoto, choosePlace, chooseVoice } from "./attach.js";
import { chooseMoment } from "./picker.js";

export function performer({ phone, doing, tell, buddhist, composer, menu }) {
  const send = (name) => (body) => doing(name, body);
  const kinds = {
    message: (action) => doing("say", { text: action.text }),
    postback: async (action) => {
      if (action.text) await doing("say", { text: action.text });
      await doing("press", { data: action.data, displayText: action.displayText });
      afterwards[action.inputOption]?.(action);
    },
    uri: (action) => openLink(action.uri, tell),
    datetimepicker: (action) => chooseMoment(phone, action, buddhist(), (params) => doing("press", { data: action.data, params })),
    camera: () => choosePhoto(phone, send("photo")),
    cameraRoll: () => choosePhoto(phone, send("photo"), { several: true }),
    location: () => choosePlace(phone, send("location")),
    clipboard: (action) => copy(action.clipboardText, tell),
    richmenuswitch: (action) => doing("switch", { data: action.data, alias: action.richMenuAliasId }),
  };
  const afterwards = {
    openKeyboard: (action) => composer()?.write(action.fillInText ?? ""),
    openVoice: () => chooseVoice(phone, send("audio")),
    openRichMenu: () => menu()?.fold(false),
    closeRichMenu: () => menu()?.fold(true),
  };
  return (action) => kinds[action.type]?.(action);
}

function openLink(uri, tell) {
  if (/^https?:/.test(uri)) window.open(uri, "_blank", "noopener");
  else if (uri.startsWith("tel:")) tell(`โทรออก ${uri.slice(4)}`);
  else tell(`เปิด ${uri}`);
}

export async function copy(text, tell) {
  try {
    await navigator.clipboard.writeText(text);
    tell("คัดลอกแล้ว");
  } catch {
    tell(`คัดลอกแล้ว: ${text}`);
  }
}
