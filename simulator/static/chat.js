// The chat of one phone: its rows, and the quick replies below them. Only what changed is drawn again.

import { dayOf, loadingRow, markOf, rowOf } from "./bubbles.js";
import { el, picture } from "./dom.js";

export function createChat(botName, view) {
  let drawn = [];
  const rows = el("div", { class: "rows" });
  const log = el("div", { class: "chat", role: "log", "aria-label": `แชตกับ ${botName}`, tabindex: "0" }, rows);
  const quick = el("div", { class: "quick-row", role: "group", "aria-label": "คำตอบด่วน", hidden: true });
  const stayDown = keepAtEnd(log, rows);

  function update(messages, loading) {
    rows.querySelector("[data-testid=loading]")?.remove();
    const before = drawn.length ? drawn.at(-1).id : "";
    forget(messages);
    messages.forEach((entry, at) => drawRow(entry, messages[at - 1], at));
    drop(messages.length);
    if (loading) rows.append(loadingRow(botName));
    if (loading || (messages.length && messages.at(-1).id !== before)) stayDown();
    drawQuick(messages);
  }

  // Old messages fall off the top without disturbing the rest.
  function forget(messages) {
    const here = new Set(messages.map((entry) => entry.id));
    while (drawn.length && !here.has(drawn[0].id)) remove(drawn.shift());
  }

  function drop(from) {
    for (const gone of drawn.splice(from)) remove(gone);
  }

  function remove({ row, date }) {
    row.remove();
    date?.remove();
  }

  function drawRow(entry, before, at) {
    const body = JSON.stringify([entry.message, entry.quote, entry.unsent, view.look()]);
    const mark = JSON.stringify([entry.read, entry.counted, entry.via, entry.waiting]);
    const old = drawn[at];
    if (old && old.id !== entry.id) drop(at);
    else if (old) return redraw(old, entry, before, body, mark);
    const date = !before || before.at.slice(0, 10) !== entry.at.slice(0, 10) ? dayOf(entry, view) : null;
    const row = rowOf(entry, before, view);
    rows.append(...[date, row].filter(Boolean));
    drawn.push({ id: entry.id, body, mark, row, date });
  }

  function redraw(old, entry, before, body, mark) {
    if (old.body !== body) {
      const row = rowOf(entry, before, view);
      old.row.replaceWith(row);
      if (old.date) {
        const date = dayOf(entry, view);
        old.date.replaceWith(date);
        old.date = date;
      }
      old.row = row;
    } else if (old.mark !== mark) {
      old.row.querySelector(":scope > .mark").replaceWith(markOf(entry, view));
    }
    Object.assign(old, { body, mark });
  }

  function drawQuick(messages) {
    const last = messages.at(-1);
    const shown = last && last.from === "bot" && !last.quickRepliesGone ? (last.message.quickReply?.items ?? []) : [];
    const key = shown.length ? last.id : "";
    if (quick.dataset.key === key) return;
    if (quick.contains(document.activeElement)) log.focus();
    quick.dataset.key = key;
    quick.hidden = !shown.length;
    quick.replaceChildren(...shown.map(quickButton));
    quick.scrollLeft = 0;
  }

  function quickButton({ action, imageUrl }) {
    const icon = imageUrl ? picture(imageUrl, "") : null;
    icon?.addEventListener("error", () => icon.remove());
    return el("button", { type: "button", class: "quick", onclick: () => view.perform(action) }, icon, action.label);
  }

  return { log, quick, update, seen: () => new Set(drawn.map((one) => one.id)) };
}

// Keep the newest message in sight, also when a picture arrives late, unless the reader scrolled up.
function keepAtEnd(log, rows) {
  let stays = true;
  const down = () => { if (stays) log.scrollTop = log.scrollHeight; };
  log.addEventListener("scroll", () => { stays = log.scrollHeight - log.scrollTop - log.clientHeight < 120; });
  const watcher = new ResizeObserver(down);
  watcher.observe(rows);
  watcher.observe(log);
  return () => {
    stays = true;
    down();
  };
}
