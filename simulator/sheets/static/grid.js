"use strict";
// Shows one tab of one spreadsheet and follows its changes. It only reads.

const PAGE = 500;
const EVERY_MS = 1500;
const $ = (id) => document.getElementById(id);
const seen = new Map();
let books = [], chosen = null, limit = PAGE, shownVersion = null, changedAt = null;

function fromAddress() {
  const [book, tab] = location.hash.slice(1).split("/").map(decodeURIComponent);
  return book ? { book, tab } : null;
}

function newest(list) {
  return list.reduce((best, one) => (one.version > best.version ? one : best), list[0]);
}

function current() {
  const wanted = chosen || fromAddress();
  const book = books.find((one) => wanted && one.id === wanted.book) || newest(books);
  const tab = book.tabs.find((one) => wanted && one.title === wanted.tab) || newest(book.tabs);
  return { book, tab };
}

function choose(book, tab) {
  chosen = { book, tab };
  limit = PAGE;
  shownVersion = null;
  history.replaceState(null, "", "#" + [book, tab].map(encodeURIComponent).join("/"));
  refresh();
}

function letters(number) {
  let name = "";
  for (let left = number + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function cell(value, fresh, flash) {
  const made = element("td");
  if (typeof value === "number") made.classList.add("num");
  if (typeof value === "boolean") made.classList.add("bool");
  if (typeof value === "string" && value.startsWith("=")) made.classList.add("formula");
  if (fresh) made.classList.add("fresh");
  if (fresh && flash) made.classList.add("flash");
  const text = typeof value === "boolean" ? (value ? "✓" : "✗") : typeof value === "number" ? value.toLocaleString("th-TH-u-nu-latn", { maximumFractionDigits: 10 }) : value;
  made.textContent = text;
  if (String(text).length > 30) made.title = text;
  return made;
}

function table(grid, flash) {
  const fresh = new Set(grid.newest.map((at) => at.join(",")));
  const width = Math.max(Math.min(grid.column_count, 8), ...grid.rows.map((row) => row.length));
  const made = element("table"), head = made.createTHead().insertRow(), body = made.createTBody();
  const shown = Array.from({ length: width }, (_, at) => at).filter((at) => !grid.hidden_columns.includes(at));
  const paint = new Map(grid.paint.map(([row, column, colour]) => [row + "," + column, colour]));
  head.append(element("th", "number"), ...shown.map((at) => element("th", "", letters(at))));
  grid.rows.forEach((row, number) => {
    if (grid.hidden_rows.includes(number)) return;
    const line = body.insertRow();
    if (number < grid.frozen) line.className = "frozen";
    line.append(element("th", "number", number + 1));
    for (const at of shown) {
      const made = cell(row[at] ?? "", fresh.has(number + "," + at), flash), key = number + "," + at;
      if (paint.has(key)) made.style.backgroundColor = paint.get(key);
      line.append(made);
    }
  });
  return made;
}

function more(grid) {
  const left = grid.last_row - grid.rows.length;
  if (left <= 0) return [];
  const line = element("p", "more", `ยังมีอีก ${left.toLocaleString()} รายการ `), button = element("button", "", "ดูต่อ");
  button.onclick = () => { limit += 2 * PAGE; shownVersion = null; refresh(); };
  line.append(button);
  return [line];
}

function nothing() {
  const made = element("div", "empty");
  made.append(element("strong", "", "ยังไม่มีรายงานในแผ่นนี้"), "ส่งรายงานจากหน้าโทรศัพท์จำลองได้เลย แล้วรายการใหม่จะขึ้นที่นี่เองค่ะ");
  return made;
}

async function showGrid(book, tab) {
  const key = book.id + "/" + tab.title, version = key + "@" + book.version + "#" + limit;
  if (version === shownVersion) return;
  const answer = await fetch(`/control/grid/${encodeURIComponent(book.id)}/${encodeURIComponent(tab.title)}?limit=${limit}`);
  if (!answer.ok) return;
  const grid = await answer.json(), flash = seen.has(key) && seen.get(key) < tab.version, sheet = $("sheet");
  sheet.replaceChildren(...(grid.rows.length ? [table(grid, flash), ...more(grid)] : [nothing()]));
  if (flash) sheet.querySelector("td.fresh")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (tab.version > (seen.get(key) ?? tab.version - 1) && tab.version) changedAt = new Date();
  seen.set(key, tab.version);
  shownVersion = version;
}

function showFrame(book, tab) {
  $("title").textContent = book.title;
  document.title = `${tab.title} · ${book.title}`;
  const select = $("books");
  select.hidden = books.length < 2;
  select.replaceChildren(...books.map((one) => new Option(one.title, one.id, false, one.id === book.id)));
  $("tabs").replaceChildren(...book.tabs.map((one) => {
    const button = element("button", "", one.title), key = book.id + "/" + one.title;
    if (one.rows) button.append(element("small", "", one.rows.toLocaleString()));
    if (one.title !== tab.title && seen.has(key) && seen.get(key) < one.version) button.classList.add("new");
    if (!seen.has(key)) seen.set(key, one.version);
    button.setAttribute("aria-current", one.title === tab.title);
    button.onclick = () => choose(book.id, one.title);
    return button;
  }));
}

function showState(online) {
  const state = $("state");
  state.className = online ? "" : "off";
  const time = changedAt && changedAt.toLocaleTimeString("th-TH", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  state.textContent = !online ? "ต่อกับตารางจำลองไม่ได้" : time ? `เปลี่ยนล่าสุด ${time} น.` : "รอรายการใหม่";
}

let frame = "";
async function refresh() {
  try {
    const answer = await fetch("/control/spreadsheets");
    books = (await answer.json()).spreadsheets;
    const { book, tab } = current();
    const wanted = JSON.stringify([books.map((one) => [one.id, one.title]), book.tabs, tab.title]);
    if (wanted !== frame) showFrame(book, tab);
    frame = wanted;
    await showGrid(book, tab);
    showState(true);
  } catch {
    showState(false);
  }
}

$("books").onchange = (event) => choose(event.target.value);
window.onhashchange = () => { chosen = null; shownVersion = null; refresh(); };
refresh();
setInterval(refresh, EVERY_MS);
