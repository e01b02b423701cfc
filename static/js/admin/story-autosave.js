// Keeps what is typed into a story while it is typed: on this device at once, on the server
// every few seconds. Nothing here saves the story: that is the person's own act.
import { freshToken } from "./cookies.js";
import { meaning, openWith, readForm } from "./story-autosave-form.js";
import { offerCopies } from "./story-autosave-recovery.js";
import { ask, newId } from "./story-autosave-server.js";
import { storeOf } from "./story-autosave-store.js";
import { knowTabs } from "./story-autosave-tabs.js";
import { startPresence } from "./story-presence.js";
import { onStoryChange, storyForm, storyId } from "./story-text.js";

const HERE = 200; // milliseconds after a change, on this device
const THERE = 3000; // on the server, also while typing goes on
const AGAIN = 5000; // after a failure
const TRUSTED = 30_000; // so long after the server has answered, a save goes off without asking first
const MOST_BYTES = 1_000_000; // as the server has it
const MOST_BYTES_LEAVING = 60_000; // of what a browser still sends for a page that is gone

let session = null;

/** True if the server has every word of the form: the page may be left without a question. */
export const isSafelyKept = () => Boolean(session?.isSafe());

/** @param {HTMLElement} bar  data-drafting: addresses, sentences, the place for the state */
export function startAutosave(bar) {
  const form = storyForm();
  if (!form || !bar.dataset.user) return;
  const isEditable = Boolean(form.querySelector("#id_body"));
  const key = storyId() ? "" : bar.dataset.key || newId();
  const me = { user: bar.dataset.user, key, tab: newId(), place: storyId() ? `story-${storyId()}` : `new-${key}` };
  const store = storeOf(me.user);
  const before = (bar.dataset.replaces || "").split(" ").filter(Boolean); // their text is in this form
  let baseline = bar.dataset.isUnsaved ? null : meaning(readForm());
  let [count, sent, isKeptHere, isOver, trouble, answeredAt] = [0, null, false, false, "", Date.now()];
  let [timerHere, timerThere, underWay] = [0, 0, null];

  const isChanged = () => isEditable && (baseline === null || meaning(readForm()) !== baseline);
  const tabs = knowTabs(me, isChanged);
  const offers = offerCopies({ bar, me, store, tabs, isEditable, onDecided: () => isChanged() && send(true) });
  const basis = () => form.elements.seen_revision?.value || "";

  function keepHere() {
    clearTimeout(timerHere);
    timerHere = 0;
    const copy = { at: Date.now(), count: ++count, base: basis(), data: readForm() };
    isKeptHere = store.keep(me.place, me.tab, copy);
    return copy;
  }

  /** Resolves to true if the server has answered as it should. */
  async function send(isForced = false, options = {}) {
    clearTimeout(timerThere);
    timerThere = 0;
    if (isOver) return false;
    const { data } = keepHere();
    const text = JSON.stringify(data);
    if (text === sent && !isForced) return true;
    if (new Blob([text]).size > MOST_BYTES) return say("tooLong");
    underWay = new AbortController();
    const fields = { user: me.user, key, tab: me.tab, count, base: basis(), replaces: before, data: text };
    const answer = await ask(bar.dataset.autosave, fields, { signal: underWay.signal, ...options });
    if (answer.is === "stopped") return false;
    if (answer.is === "done") {
      [sent, answeredAt] = [text, Date.now()];
      for (const tab of before) store.drop(me.place, tab);
      return say("");
    }
    if (answer.is === "overtaken" && !tabs.isAlive(answer.json.copy.tab)) offers.add([answer.json.copy]);
    say(answer.is, answer.json?.error);
    timerThere ||= setTimeout(send, AGAIN);
    return false;
  }

  /** Shows the state of things: "" is all well. Returns whether it is. */
  function say(what, words = "") {
    trouble = what;
    const sentence = words || sentences(what);
    bar.querySelector("[data-kept-at]").textContent = what ? "" : bar.dataset.kept.replace("{time}", time(bar.dataset.zone));
    const problem = bar.querySelector("[data-problem]");
    if (problem.textContent !== sentence) problem.textContent = sentence;
    bar.querySelector("[data-login]").hidden = !["ended", "other"].includes(what);
    bar.toggleAttribute("data-in-trouble", Boolean(what));
    return !what;
  }

  function sentences(what) {
    if (!what) return "";
    if (!isKeptHere && what !== "tooLong") return bar.dataset.nowhere;
    return bar.dataset[what] || bar.dataset.offline;
  }

  function changed() {
    if (!count && !isChanged()) return;
    timerHere ||= setTimeout(keepHere, HERE);
    timerThere ||= setTimeout(send, THERE);
  }

  async function leave() {
    if (isOver || (!count && !isChanged())) return;
    const { data } = keepHere();
    const isShort = new Blob([JSON.stringify(data)]).size < MOST_BYTES_LEAVING;
    send(false, { keepalive: isShort });
  }

  /** A save that would end on the login form, or nowhere, does not go off: it is said here. */
  async function saving(event) {
    const token = form.elements.csrfmiddlewaretoken;
    if (token) token.value = freshToken();
    const isDoubtful = trouble === "ended" || trouble === "offline" || trouble === "other";
    if (isDoubtful || Date.now() - answeredAt > TRUSTED) {
      event.preventDefault();
      await send(true);
      if (["ended", "offline", "other"].includes(trouble)) return bar.scrollIntoView({ block: "center" });
      answeredAt = Date.now();
      form.requestSubmit(event.submitter);
      return;
    }
    keepHere();
    isOver = true; // the next page goes on from here
    underWay?.abort();
    clearTimeout(timerThere);
    tabs.say("saving");
    setTimeout(() => (isOver = false), 15_000); // the save has come to nothing, and the page is still here
  }

  if (isEditable) {
    hidden(form, "_draft", [...before, me.tab]);
    if (key) hidden(form, "_draft_key", [key]);
    document.addEventListener("prose-editor:ready", () =>
      setTimeout(() => {
        if (!count && baseline !== null) baseline = meaning(readForm());
      }),
    );
    onStoryChange(changed, 0);
    form.addEventListener("submit", saving, true);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", () => document.hidden && leave());
    // Back to a page that was saved and left: what stands in it is old.
    window.addEventListener("pageshow", ({ persisted }) => persisted && isOver && location.reload());
    window.addEventListener("online", () => count && send(true));
    if (baseline === null) send();
  }
  session = { isSafe: () => !trouble && sent !== null && sent === JSON.stringify(readForm()) };
  store.sweep();
  offers.look(before);
  if (storyId()) {
    const together = () => openWith(readForm(), { _restore: me.tab });
    const heard = (is) => {
      if (is === "done") answeredAt = Date.now();
      const isOurs = is === "ended" || is === "other" || is === "offline";
      if (isEditable && isOurs && trouble !== is) [keepHere(), say(is)];
      if (is === "done" && ["ended", "other", "offline"].includes(trouble)) count ? send(true) : say("");
    };
    startPresence({ bar, me, tabs, isChanged, isOver: () => isOver, together, heard });
  }
}

function hidden(form, name, values) {
  for (const value of values) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
}

/** The time at the newsroom, wherever its reporter is. */
const time = (timeZone) => new Date().toLocaleTimeString("zh-CN", { hour12: false, timeZone });
