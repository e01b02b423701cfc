// What was typed and never saved is offered again when its author comes back: the difference
// is shown, one click puts it into the form, another throws it away.
import { openWith } from "./story-autosave-form.js";
import { ask } from "./story-autosave-server.js";

export function offerCopies({ bar, me, store, tabs, isEditable, onDecided }) {
  const box = document.querySelector("[data-recovery]");
  const waiting = [];
  const known = new Set([me.tab]);
  let current = null;
  let isDecided = false;

  /** Looks for copies on this device and on the server, but for those of the tabs in `without`. */
  async function look(without) {
    if (!box) return;
    without.forEach((tab) => known.add(tab));
    const [answer] = await Promise.all([theirs(), tabs.ask()]);
    add([...answer, ...store.all(me.key ? "new-" : me.place)]);
  }

  async function theirs() {
    try {
      const answer = await fetch(bar.dataset.autosave, { redirect: "manual" });
      return answer.ok ? (await answer.json()).copies : [];
    } catch {
      return [];
    }
  }

  function add(copies) {
    const newest = new Map();
    for (const copy of copies) {
      if (known.has(copy.tab) || tabs.isAlive(copy.tab)) continue;
      const other = newest.get(copy.tab);
      if (!other || other.count < copy.count) newest.set(copy.tab, copy);
    }
    for (const copy of newest.values()) {
      known.add(copy.tab);
      waiting.push(copy);
    }
    waiting.sort((a, b) => b.at - a.at);
    if (!current) next();
  }

  async function next() {
    current = waiting.shift() ?? null;
    if (!current) {
      box.hidden = true;
      if (isDecided) onDecided();
      return;
    }
    const fields = { user: me.user, data: JSON.stringify(current.data) };
    const answer = await ask(bar.dataset.comparison, fields);
    if (answer.is === "done" && !answer.text) return discard(); // it is saved: nobody needs to be asked
    show(answer.text && answer.is === "done" ? answer.text : "");
  }

  function show(differences) {
    const when = new Date(current.at).toLocaleString(document.documentElement.lang, {
      month: "long",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: bar.dataset.zone,
    });
    const { onServer, onDevice } = box.dataset;
    box.querySelector("[data-when]").textContent = (current.where === "server" ? onServer : onDevice).replace("{when}", when);
    box.querySelector("[data-differences]").innerHTML = differences;
    box.querySelector("[data-restore]").hidden = !isEditable;
    box.querySelector("[data-closed]").hidden = isEditable;
    box.hidden = false;
  }

  async function discard() {
    const { tab, key } = current;
    isDecided = true;
    forget(tab);
    await ask(bar.dataset.discard, { user: me.user, tab, key: keyOf(current) || key || "" });
    next();
  }

  const keyOf = ({ key, place = "" }) => key || place.replace(/^new-/, "");

  function forget(tab) {
    for (const copy of store.all(me.key ? "new-" : me.place)) if (copy.tab === tab) store.drop(copy.place, tab);
  }

  box?.querySelector("[data-restore]").addEventListener("click", () => {
    const extra = { _restore: current.tab };
    if (me.key) extra._draft_key = keyOf(current);
    openWith(current.data, extra);
  });
  box?.querySelector("[data-discard]").addEventListener("click", discard);

  return { look, add };
}
