// Behind an @ the people who may read the story are offered. Nothing happens while a word is
// still being composed.
const BEHIND_AT = /[@＠]([^\s@＠，。；：！？]{0,16})$/;

let known = null;
const peopleAt = (address) =>
  (known ??= fetch(address)
    .then((answer) => (answer.ok ? answer.json() : { people: [] }))
    .then(({ people }) => people)
    .catch(() => []));

export function offerPeople(root, address) {
  const box = document.createElement("div");
  box.className = "mentions";
  box.id = "mentions";
  box.role = "listbox";
  box.hidden = true;
  document.body.append(box);
  let area = null;

  const options = () => [...box.children];
  const close = () => {
    box.hidden = true;
    area?.removeAttribute("aria-activedescendant");
  };

  async function offer(event) {
    if (event.isComposing || !event.target.matches("[data-mentions]")) return;
    area = event.target;
    const typed = area.value.slice(0, area.selectionStart).match(BEHIND_AT);
    if (!typed) return close();
    const wanted = typed[1].toLowerCase();
    const people = await peopleAt(address);
    const found = people.filter(({ name, login }) => name.includes(wanted) || login.startsWith(wanted)).slice(0, 8);
    if (!found.length || found.some(({ name }) => name === typed[1])) return close();
    box.replaceChildren(...found.map(({ name }, i) => optionFor(name, i)));
    choose(0);
    place();
  }

  function optionFor(name, i) {
    const option = document.createElement("div");
    option.role = "option";
    option.id = `mention-${i}`;
    option.textContent = name;
    option.addEventListener("mousedown", (event) => {
      event.preventDefault(); // the caret stays in the field
      take(option);
    });
    return option;
  }

  function place() {
    const { left, bottom, width } = area.getBoundingClientRect();
    Object.assign(box.style, {
      left: `${left + scrollX}px`,
      top: `${bottom + scrollY}px`,
      minWidth: `${Math.min(width, 240)}px`,
    });
    box.hidden = false;
  }

  function choose(i) {
    options().forEach((option, n) => option.setAttribute("aria-selected", String(n === i)));
    area.setAttribute("aria-activedescendant", `mention-${i}`);
  }

  function take(option) {
    const at = area.selectionStart;
    const head = area.value.slice(0, at).replace(BEHIND_AT, `@${option.textContent} `);
    area.value = head + area.value.slice(at);
    area.setSelectionRange(head.length, head.length);
    close();
  }

  root.addEventListener("input", offer);
  root.addEventListener("compositionend", offer);
  root.addEventListener("focusout", close);
  root.addEventListener(
    "keydown",
    (event) => {
      if (box.hidden || event.isComposing) return;
      const here = options().findIndex((option) => option.ariaSelected === "true");
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) choose((here + step + options().length) % options().length);
      else if (event.key === "Enter" || event.key === "Tab") take(options()[here]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
