// The wall of photos: how many are chosen, and all of them at once.

const wall = document.querySelector("[data-photo-wall]");
const boxes = [...wall.querySelectorAll("input[name=ids]")];
const all = wall.querySelector("[data-all]");
const number = wall.querySelector("[data-chosen]");
const button = wall.querySelector("[data-describe]");

const count = () => {
  const chosen = boxes.filter((box) => box.checked).length;
  number.textContent = chosen ? number.dataset.chosen.replace("{n}", chosen) : "";
  if (button) button.disabled = !chosen;
  if (all) all.checked = chosen === boxes.length;
};

for (const element of wall.querySelectorAll("[data-needs-script]")) element.hidden = false;
all?.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
wall.addEventListener("change", count);
count();
