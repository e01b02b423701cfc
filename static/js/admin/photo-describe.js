// The table of many photos: common values go into all rows without a way to the server, and
// Ctrl and an arrow leads to the same field of the next photo.

const form = document.querySelector("[data-describe]");
const rows = [...form.querySelectorAll("[data-row]")];
const nameOf = (field) => field.name.replace(/^(common|rows-\d+)-/, "");
const isEmpty = (field) => !field.value || field.value === "not_needed"; // nobody has declared it
const same = (row, name) => row.querySelector(`[name$="-${name}"]`);

form.addEventListener("click", (event) => {
  const button = event.target.closest("[name=fill]");
  if (!button) return;
  event.preventDefault();
  for (const common of form.querySelectorAll("[name^=common-]")) {
    if (!common.value) continue;
    for (const row of rows) {
      const field = same(row, nameOf(common));
      if (field && (button.value === "all" || isEmpty(field))) field.value = common.value;
    }
  }
});

form.addEventListener("keydown", (event) => {
  const step = event.ctrlKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const row = event.target.closest("[data-row]");
  if (!step || !row) return;
  event.preventDefault();
  const next = rows[rows.indexOf(row) + step];
  if (next) same(next, nameOf(event.target))?.focus();
});
