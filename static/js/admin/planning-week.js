// The calendar by keyboard: up and down within a day, left and right from day to day, and past
// its edge to the week (or day) before and after. Everything works without it: entries are links.

const week = document.querySelector("[data-week]");
const days = [...week.querySelectorAll("[data-day]")].map((day) => [...day.querySelectorAll("[data-entry]")]);

document.querySelector("[data-needs-script]")?.removeAttribute("hidden");

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable], [role=dialog], details[open]")) return;
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!step) return;
  const at = days.findIndex((entries) => entries.includes(document.activeElement));
  if (at < 0 && step[1]) return; // up and down scroll until an entry has the focus
  event.preventDefault();
  if (at < 0) return focusFirst();
  if (step[1]) return days[at][days[at].indexOf(document.activeElement) + step[1]]?.focus();
  const other = nextDay(at, step[0]);
  if (other < 0) return leave(step[0]);
  days[other][Math.min(days[at].indexOf(document.activeElement), days[other].length - 1)].focus();
});

// From outside of the calendar an arrow leads into it: to today, or else to its first day.
function focusFirst() {
  const today = week.querySelector("[aria-current=date]");
  (today ?? days.flat()[0])?.focus();
}

function nextDay(at, step) {
  let other = at + step;
  while (other >= 0 && other < days.length && !days[other].length) other += step;
  return other < days.length ? other : -1;
}

function leave(step) {
  document.querySelector(step < 0 ? "[data-before]" : "[data-after]")?.click();
}
