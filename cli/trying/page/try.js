// The page of one form that is tried: look at the file's state once in a while, show it, leave the phones alone.

const LOOK_MS = 800;
const find = (selector) => document.querySelector(selector);
let drawn = "";
let chosen = "";

function el(name, kind, ...inside) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
}

const CHIPS = {
  waiting: () => "กำลังอ่านแบบ",
  fine: (one) => `รุ่นที่ ${one.version} ใช้ได้`,
  faulty: (one) => `ขอแก้ ${one.problems.length} จุด`,
  gone: () => "ไม่พบไฟล์",
};

const STATES = {
  waiting: () => "",
  fine: (one) => `${one.title ? `«${one.title}» ` : ""}${one.questions} ข้อ อยู่ในโทรศัพท์แล้ว`,
  faulty: (one) => (one.version ? `โทรศัพท์ยังใช้รุ่นที่ ${one.version} อยู่ แก้แล้วบันทึกอีกครั้ง` : "แก้แล้วบันทึกอีกครั้ง โทรศัพท์จะเริ่มถามเมื่อแบบใช้ได้"),
  gone: (one) => `ไม่พบ ${one.name} แล้ว${one.version ? ` โทรศัพท์ยังใช้รุ่นที่ ${one.version} อยู่` : ""} เมื่อไฟล์กลับมาจะอ่านใหม่เอง`,
};

function draw(one) {
  const { line, people, is_starting: starting, ...told } = one;
  const key = JSON.stringify(told) + starting;
  if (key === drawn) return;
  drawn = key;
  document.title = `${starting ? "กำลังเปิด" : CHIPS[one.status](one)} · ${one.name}`;
  find("#name").textContent = one.name;
  find("#chip").textContent = starting ? "กำลังเปิด" : CHIPS[one.status](one);
  find("#chip").className = starting ? "" : one.status;
  find("#state").textContent = STATES[one.status](one);
  find("#saved").textContent = one.saved ? `บันทึกเมื่อ ${one.saved}` : "";
  const isThere = one.status !== "gone";
  list("#problems", `ขอแก้ ${one.problems.length} จุด`, isThere ? one.problems.map(finding) : []);
  list("#remarks", `ข้อสังเกต ${one.remarks.length}`, isThere ? one.remarks.map(finding) : []);
  list("#cuts", `LINE จะตัดให้สั้น ${one.cuts.length} แห่ง`, isThere ? one.cuts.map(cut) : []);
  find("#again").disabled = starting;
  chosen ||= people[0].id;
  find("#people").replaceChildren(...people.map((person) => button(person, line)));
  phones(line, starting);
}

function button(person, line) {
  const made = el("button", "", person.name, el("small", "", person.role));
  made.type = "button";
  made.dataset.person = person.id;
  made.setAttribute("aria-pressed", String(person.id === chosen));
  made.addEventListener("click", () => choose(person.id, line));
  return made;
}

function choose(person, line) {
  chosen = person;
  for (const one of find("#people").children) one.setAttribute("aria-pressed", String(one.dataset.person === person));
  find("#phones").src = `${line}/?people=${person}`;
}

function list(selector, title, items) {
  const section = find(selector);
  section.hidden = !items.length;
  section.querySelector("h2").textContent = title;
  section.querySelector("ol").replaceChildren(...items);
}

function finding(one) {
  const cell = one.cell ? [" ", el("span", "cell", one.cell)] : [];
  return el(
    "li", "",
    el("p", "place", one.place_th || "ทั้งแบบ"),
    el("p", "", one.what_th, ...cell),
    el("p", "cure", one.cure_th),
    english(one),
  );
}

function english(one) {
  const words = el("p", "english", `${one.place_en ? `${one.place_en}: ` : ""}${one.what_en} → ${one.cure_en}`);
  words.lang = "en";
  return words;
}

function cut(one) {
  const place = one.row ? `บรรทัด ${one.row}: ` : "";
  const whole = el("p", "soft", `${place}${one.whole.slice(0, 200)}`);
  const shown = one.kind === "button" ? el("p", "", el("span", "button", one.shown)) : el("p", "", `… ${one.shown.slice(-60)}`);
  return el("li", "", whole, shown);
}

// After a new start the phones are others behind the same address: the frame is opened anew.
function phones(line, starting) {
  const frame = find("#phones");
  find("#wait").hidden = !starting;
  frame.hidden = starting;
  if (starting) frame.removeAttribute("src");
  else if (!frame.hasAttribute("src")) frame.src = `${line}/?people=${chosen}`;
}

async function look() {
  try {
    draw(await (await fetch("/state")).json());
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    drawn = "";
    find("#chip").textContent = "ปิดแล้ว";
    find("#chip").className = "";
    find("#state").textContent = "คำสั่งในเทอร์มินัลจบแล้ว สั่งใหม่ แล้วหน้านี้จะกลับมาเอง";
  } finally {
    setTimeout(look, LOOK_MS);
  }
}

find("#fold").addEventListener("click", () => {
  const isOpen = find("#panel").classList.toggle("open");
  find("#fold").setAttribute("aria-expanded", String(isOpen));
});

find("#again").addEventListener("click", async () => {
  if (!confirm("เริ่มใหม่ตั้งแต่วันแรก บทสนทนาและคำตอบที่ลองไว้จะหายไป ทำเลยไหม")) return;
  find("#again").disabled = true;
  await fetch("/again", { method: "POST" });
});

look();
