// The language check beside the text: what the server finds in the story as one writes it, marked
// in the text, led to by click or key, mended by click, or kept with a reason. The marks are drawn
// by the browser over the text (CSS highlights): the document, its undo and an input method under
// way are never touched by them.
import { finding, markAll, mend, select } from "./story-passages.js";
import { onStoryChange, readStory, storyData, storyForm, token } from "./story-text.js";

/** @param {HTMLDetailsElement} panel */
export function checkLanguage(panel) {
  const list = panel.querySelector("[data-checking-list]");
  const status = panel.querySelector("[data-checking-said]");
  const isWritten = Boolean(storyForm()?.querySelector("#id_body"));
  let request = new AbortController();
  let current = "";
  let isActing = false; // a finding is being kept: that answer is waited for, and shows what a check would

  const say = (sentence) => (status.textContent = sentence);
  const items = () => [...list.querySelectorAll("[data-finding]")];
  const typed = () => (isWritten ? { ...readStory(), reporters: reporters() } : {});

  async function ask(address, sent) {
    request.abort();
    const mine = (request = new AbortController());
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
    const options = sent ? { method: "POST", headers, body: JSON.stringify(sent) } : {};
    try {
      const answer = await fetch(address, { ...options, signal: mine.signal, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return say(panel.dataset.failed);
      const html = await answer.text();
      // While a word is composed it is no text yet: the check that follows it is awaited.
      if (mine.signal.aborted || document.querySelector(".ProseMirror")?.editor?.view.composing) return;
      say("");
      show(html);
    } catch (error) {
      if (error.name !== "AbortError") say(panel.dataset.failed);
    }
  }

  function check() {
    if (isActing) return;
    if (isWritten) ask(panel.dataset.check, typed());
    else ask(panel.dataset.saved);
  }

  async function act(address, sent) {
    if (isActing) return;
    isActing = true;
    await ask(address, { ...typed(), ...sent });
    isActing = false;
    // What was typed meanwhile; but why it was refused is to be read first.
    if (isWritten && !list.querySelector(".findings__refusal")) check();
  }

  function show(html) {
    const before = remembered(list);
    list.innerHTML = html;
    putBack(list, before);
    const { open, blocking } = list.querySelector("[data-findings]").dataset;
    tell(panel, Number(open), Number(blocking));
    panel.querySelector(".checking__steps").hidden = !items().length;
    markCurrent();
    markAll(items().map(finding));
  }

  function markCurrent() {
    for (const item of items()) item.classList.toggle("is-current", item.dataset.key === current);
  }

  function go(item) {
    current = item.dataset.key;
    markCurrent();
    panel.open = true;
    item.scrollIntoView({ block: "nearest" });
    say(select(finding(item)) ? "" : panel.dataset.changed);
  }

  /** The finding after (1) or before (-1) the one that was gone to last. */
  function step(by) {
    const all = items();
    if (!all.length) return;
    const here = all.findIndex((item) => item.dataset.key === current);
    go(all[here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length]);
  }

  function mended(item) {
    if (!mend(finding(item))) return say(panel.dataset.changed);
    item.remove();
    setTimeout(check); // the editor writes its text into the form first
  }

  function keep(item) {
    const { key } = item.dataset;
    const reason = item.querySelector("[data-reason]").value;
    if (!reason.trim()) return item.querySelector("[data-reason]").focus();
    item.querySelector(".finding__keep").open = false;
    act(item.querySelector("[data-keep]").dataset.keep, { key, reason });
  }

  panel.addEventListener("click", ({ target }) => {
    const item = target.closest("[data-finding]");
    if (target.closest("[data-go]")) go(item);
    if (target.closest("[data-mend]")) mended(item);
    if (target.closest("[data-keep]")) keep(item);
    if (target.closest("[data-next]")) step(1);
    if (target.closest("[data-previous]")) step(-1);
    const back = target.closest("[data-take-back]");
    if (back) act(back.dataset.takeBack);
  });
  list.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches(".finding__keep")) target.querySelector("[data-reason]").focus();
  }, true);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("[data-reason]")) return;
    event.preventDefault();
    keep(event.target.closest("[data-finding]"));
  });
  // A reason that is typed here is no part of the story.
  for (const kind of ["input", "change"]) panel.addEventListener(kind, (event) => event.stopPropagation());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });

  if (isWritten) onStoryChange(check, 600);
  // The editor may come after this file; its text stands in the form from the beginning.
  document.addEventListener("prose-editor:ready", () => setTimeout(check));
  check();
}

/** The ids of the people whose names stand on the story. */
function reporters() {
  const names = [...storyData()].filter(([name]) => /^bylines-\d+-reporter$/.test(name));
  return names.map(([, id]) => Number(id)).filter((id) => id > 0);
}

/** How many are open, in words: at the panel's title and beside the moves. */
function tell(panel, open, blocking) {
  const worded = (pattern) => pattern.replace("{open}", open).replace("{blocking}", blocking);
  const count = panel.querySelector("[data-checking-count]");
  const { none, some } = count.dataset;
  count.textContent = open ? worded(blocking ? count.dataset.blocking : some) : none;
  count.classList.toggle("is-blocking", blocking > 0);
  for (const place of document.querySelectorAll("[data-checking-open]")) {
    place.hidden = !open;
    place.classList.toggle("is-blocking", blocking > 0);
    place.firstElementChild.textContent = worded(blocking ? place.dataset.blocking : place.dataset.text);
  }
}

/** What is unfolded and typed in the list, so that a new list does not take it from under the hands. */
function remembered(list) {
  const open = [...list.querySelectorAll("details[open]")].map((details) => [keyOf(details), details.className]);
  const reasons = [...list.querySelectorAll("[data-reason]")].filter((input) => input.value);
  const active = list.contains(document.activeElement) ? document.activeElement : null;
  return {
    open,
    reasons: reasons.map((input) => [keyOf(input), input.value]),
    focus: active?.matches("[data-reason]") && [keyOf(active), active.selectionStart],
  };
}

const keyOf = (element) => element.closest("[data-finding]")?.dataset.key ?? "";
const byKey = (list, key) => (key ? list.querySelector(`[data-finding][data-key="${key}"]`) : list);

function putBack(list, { open, reasons, focus }) {
  for (const [key, name] of open) {
    const details = byKey(list, key)?.querySelector(`details.${name.split(" ")[0]}`);
    if (details) details.open = true;
  }
  for (const [key, value] of reasons) {
    const input = byKey(list, key)?.querySelector("[data-reason]");
    if (input) input.value = value;
  }
  const input = focus && byKey(list, focus[0])?.querySelector("[data-reason]");
  if (input) {
    input.focus({ preventScroll: true });
    input.setSelectionRange(focus[1], focus[1]);
  }
}
