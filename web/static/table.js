// A block that is pasted into a cell goes where it belongs by the server's own rules; without this script it goes through the box above.
(() => {
  const form = document.getElementById("table");
  let isChanged = false;
  form.addEventListener("input", () => { isChanged = true; });
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  form.addEventListener("paste", (event) => {
    const cell = event.target.closest("td [name^='c:']");
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    if (!cell || !/[\t\n]/.test(text) || (cell.tagName === "TEXTAREA" && !text.includes("\t"))) return;
    event.preventDefault();
    const [, unit, question] = cell.name.match(/^c:([^:]*):(.*)$/);
    form.elements.block.value = text;
    form.elements.from_unit.value = unit;
    form.elements.from_question.value = question;
    form.requestSubmit(document.getElementById("paste"));
  });
})();
