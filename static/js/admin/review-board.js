// The board: the bar for many at once shows when something is chosen; results are read out first.
const bar = document.querySelector("[data-bulk-bar]");
const count = bar?.querySelector("[data-count]");
const boxes = [...document.querySelectorAll("[data-bulk] [name=story]")];

function show() {
  const number = boxes.filter(({ checked }) => checked).length;
  bar.classList.toggle("is-idle", !number);
  bar.inert = !number;
  count.textContent = number ? count.dataset.count.replace("{n}", number) : "";
}

if (bar) {
  document.querySelector("[data-bulk]").addEventListener("change", show);
  addEventListener("pageshow", show); // the browser may have kept what was chosen
  show();
}
document.querySelector("[data-results]")?.focus();
