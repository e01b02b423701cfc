// The text editor's buttons and choices in the language of the back office. Its library
// names them in English; the words stand in locale/*/djangojs.po.

const translate = window.gettext ?? ((text) => text);

/** @param {HTMLElement} field  the editor with its text area: its toolbar is built some time later */
export function nameTools(field) {
  const watch = (records, observer) => {
    const menu = field.querySelector(".prose-menubar");
    if (!menu) return;
    observer.disconnect();
    nameAll(menu);
    // Parts of it are made anew whenever another kind of paragraph is chosen.
    new MutationObserver(() => nameAll(menu)).observe(menu, { childList: true, subtree: true });
  };
  const observer = new MutationObserver(watch);
  observer.observe(field, { childList: true, subtree: true });
  watch([], observer);
}

function nameAll(menu) {
  for (const button of menu.querySelectorAll("button[title]")) {
    const words = translate(button.title);
    if (words === button.title) continue;
    button.title = words;
    button.setAttribute("aria-label", words);
  }
  // A photo is no kind of paragraph: its library shows a question mark for it, and says so.
  for (const icon of menu.querySelectorAll("[aria-label=question_mark]")) {
    icon.textContent = "image";
    icon.title = translate("Photo");
    icon.setAttribute("aria-label", icon.title);
  }
  for (const option of menu.querySelectorAll("[data-name] :is(h2, h3, p)")) {
    const words = translate(option.textContent);
    if (words !== option.textContent) option.textContent = words;
  }
}
