// The writing screen by keyboard. The list of keys stands in admin/articles/article/_keys.html.
// No key is taken while an input method is at work, and none that input methods use.
import { sendOn } from "./story-confirm.js";
import { isComposing } from "./story-headline.js";
import { panelsIn } from "./story-panels.js";
import { editorOfText, storyForm } from "./story-text.js";

const FIELDS = "input, textarea, select, [contenteditable=true], .select2-selection";
const FOCUSABLE =
  "a[href], button:not([disabled]), textarea, select:not(.select2-hidden-accessible), " +
  "input:not([type=hidden], [hidden]), .select2-selection, [tabindex='0']";

/** Before anything else on the page hears of a key: the text editor knows some of them, too. */
export function listenForKeys() {
  const help = document.getElementById("story-keys");
  const openHelp = () => help?.open || help?.showModal();
  document.querySelector("[data-open-keys]")?.addEventListener("click", openHelp);

  const plain = { Escape: backToText };
  const withCtrl = { KeyS: save, Enter: sendOn, NumpadEnter: sendOn };
  const withAlt = {
    Slash: openHelp,
    Digit0: () => document.querySelector("[data-focus-mode]")?.click(),
    KeyP: () => document.dispatchEvent(new Event("story:preview")),
  };
  for (let n = 1; n <= 9; n += 1) withAlt[`Digit${n}`] = () => toPanel(n - 1);

  window.addEventListener(
    "keydown",
    (event) => {
      if (isComposing(event) || document.querySelector("dialog[open]")) return;
      const ctrl = event.ctrlKey || event.metaKey;
      let act;
      if (ctrl && !event.altKey && !event.shiftKey) act = withCtrl[event.code];
      else if (event.altKey && !ctrl && !event.shiftKey) act = withAlt[event.code];
      else if (!ctrl && !event.altKey && event.key === "?" && !event.target.closest(FIELDS)) act = openHelp;
      else if (!ctrl && !event.altKey && !event.shiftKey) act = plain[event.code];
      if (!act || act(event) === false) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}

function save() {
  const button = document.querySelector("[name=_continue]");
  // A published story is saved by its correction alone; the browser's own "save" helps nobody.
  if (button) storyForm().requestSubmit(button);
}

/** From wherever one is; false where Esc has work of its own (an open list, the text itself). */
function backToText({ target }) {
  if (document.querySelector(".select2-container--open")) return false;
  if (target.closest?.(".ProseMirror, .prose-menubar")) return false;
  const editor = editorOfText();
  if (!editor) return false;
  editor.view.focus();
}

function toPanel(index) {
  const panel = panelsIn(document)[index];
  if (!panel) return false;
  panel.open = true;
  const inside = [...panel.querySelectorAll(FOCUSABLE)].find(
    (element) => element.tagName !== "SUMMARY" && element.offsetParent !== null,
  );
  const entrance = inside ?? panel.querySelector("summary");
  entrance.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}
