// How the reader wants to read: size, line height, contrast, colours; and all of it made easy
// by one switch. Kept in this browser and put on <html>, where css/comfort.css sees it.
const KEY = "comfort";
const NAMES = ["text", "leading", "contrast", "colours", "easy"];
const page = document.documentElement;

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return Object.fromEntries(NAMES.filter((name) => kept[name]).map((name) => [name, String(kept[name])]));
  } catch {
    return {};
  }
}

function apply(chosen) {
  for (const name of NAMES) {
    if (chosen[name]) page.dataset[name] = chosen[name];
    else delete page.dataset[name];
  }
}

function choose(changes) {
  const chosen = Object.fromEntries(Object.entries({ ...remembered(), ...changes }).filter(([, value]) => value));
  apply(chosen);
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // it lasts for this page, then
  }
}

export default function comfort(root) {
  const form = root.querySelector("form");
  const easy = root.querySelector("[data-easy-switch]");

  function show() {
    const chosen = remembered();
    apply(chosen);
    for (const input of form.elements) {
      if (input.type === "radio") input.checked = input.value === (chosen[input.name] ?? "");
    }
    easy.setAttribute("aria-pressed", String(Boolean(chosen.easy)));
  }

  root.hidden = false;
  show();
  form.addEventListener("change", ({ target }) => choose({ [target.name]: target.value }));
  form.addEventListener("reset", () => {
    choose(Object.fromEntries(NAMES.map((name) => [name, ""])));
    setTimeout(show); // after the form has reset itself
  });
  easy.addEventListener("click", () => {
    choose({ easy: page.dataset.easy ? "" : "on" });
    show();
  });
  addEventListener("storage", ({ key }) => key === KEY && show()); // chosen in another tab
  addEventListener("pageshow", ({ persisted }) => persisted && show()); // or before going back
}
