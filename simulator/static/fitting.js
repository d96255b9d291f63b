// LINE's shrink-to-fit: a line that is too long gets smaller letters, down to a half; then it breaks after all.

const SMALLEST = 0.5;

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target.dataset.width !== String(target.clientWidth)) fit(target);
});

export function shrinkToFit(element) {
  element.classList.add("fits");
  element.dataset.letters = element.style.fontSize;
  queueMicrotask(() => {
    element.dataset.letters = element.style.fontSize;
    watcher.observe(element);
  });
}

export function fitAll(root) {
  for (const element of root.querySelectorAll(".fits")) fit(element);
}

function fit(element) {
  element.classList.remove("breaks");
  element.style.fontSize = element.dataset.letters;
  element.dataset.width = String(element.clientWidth);
  const ratio = element.clientWidth / element.scrollWidth;
  if (!element.scrollWidth || ratio >= 1) return;
  element.style.fontSize = `calc(${element.dataset.letters} * ${Math.max(SMALLEST, ratio * 0.98).toFixed(3)})`;
  element.classList.toggle("breaks", ratio < SMALLEST);
}
