// The text editor's buttons and choices in the language of the back office. Its library
// names them in English; the words stand in locale/*/djangojs.po.

const translate = window.gettext ?? ((text) => text);

/** @param {HTMLElement} field  the editor with its text area: its toolbar is built some time later */
export function nameTools(field) {
  const built = () => field.querySelector(".prose-menubar button");
  if (built()) return nameAll(field);
  new MutationObserver((_, observer) => {
    if (!built()) return;
    observer.disconnect();
    nameAll(field);
  }).observe(field, { childList: true, subtree: true });
}

function nameAll(field) {
  const name = (button) => {
    const title = button.getAttribute("title");
    if (!title) return;
    const words = translate(title);
    if (words === title) return;
    button.title = words;
    button.setAttribute("aria-label", words);
  };
  const nameButtons = () => field.querySelectorAll(".prose-menubar button[title]").forEach(name);
  nameButtons();
  for (const option of field.querySelectorAll("[data-name] :is(h2, h3, p)")) {
    option.textContent = translate(option.textContent);
  }
  // The button that opens the choice of headings is made anew whenever another is chosen.
  for (const chosen of field.querySelectorAll(".prose-menubar__selected")) {
    new MutationObserver(nameButtons).observe(chosen, { childList: true });
  }
}
