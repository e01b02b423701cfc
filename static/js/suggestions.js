// Search as you type: a list of links below a search form. The form itself works as it is.
// A combobox as ARIA describes it: focus stays in the field, arrows choose, Escape closes.
const PAUSE = 180; // milliseconds without a key
const SHORTEST = 1; // characters: one is a word in Chinese

export default function suggest(form) {
  const field = form.querySelector('input[type="search"]');
  const list = document.createElement("div");
  const status = document.createElement("span");
  list.id = `${field.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestsLabel);
  list.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("aria-live", "polite");
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
  })) field.setAttribute(name, value);

  let timer, asked, isComposing = false;
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const chosen = () => list.querySelector('[aria-selected="true"]');

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(null);
  }

  function choose(option) {
    for (const each of options()) each.setAttribute("aria-selected", String(each === option));
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  async function ask() {
    const words = field.value.trim();
    if (words.length < SHORTEST) return close();
    asked?.abort();
    asked = new AbortController();
    const address = new URL(form.action || location.href);
    address.search = new URLSearchParams({ q: words, as: "suggestions" });
    address.hash = "";
    try {
      const response = await fetch(address, { signal: asked.signal, credentials: "omit" });
      if (!response.ok || field !== document.activeElement) return close();
      list.innerHTML = await response.text();
    } catch {
      return; // another question came, or the network is gone: the form is still there
    }
    options().forEach((option, number) => {
      option.id = `${list.id}-${number}`;
      option.setAttribute("aria-selected", "false");
    });
    list.hidden = options().length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    field.removeAttribute("aria-activedescendant");
    status.textContent = list.hidden ? "" : options().at(-1).textContent;
  }

  function later() {
    clearTimeout(timer);
    if (!isComposing) timer = setTimeout(ask, PAUSE);
  }

  function move(step) {
    const all = options();
    const at = all.indexOf(chosen());
    choose(all[at + step] ?? (at === -1 && step < 0 ? all.at(-1) : null));
  }

  field.addEventListener("compositionstart", () => (isComposing = true));
  field.addEventListener("compositionend", () => {
    isComposing = false;
    later();
  });
  field.addEventListener("input", later);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return; // the keys belong to the input method
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen()) chosen().click();
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
}
