// The story form as plain data, and plain data as a form again.
import { freshToken } from "./cookies.js";
import { storyData } from "./story-text.js";

const NEVER_KEPT = /^(csrfmiddlewaretoken|_draft.*|_restore|_move|_save|_continue|take_revision)$|__prefix__/;

/** All that is typed and chosen now, as [name, value] in order. Names get their place from their rows. */
export function readForm() {
  const places = new Map();
  const rows = document.querySelectorAll(".story-bylines .form-group:not(.empty-form)");
  let place = 0;
  for (const row of rows) {
    const position = row.querySelector("input[name$=-position]");
    if (position) places.set(position.name, String(++place));
  }
  return [...storyData()]
    .filter(([name]) => !NEVER_KEPT.test(name))
    .map(([name, value]) => [name, places.get(name) ?? value]);
}

/** The parts by which two states of the form differ for a person: no counters, nothing hidden. */
export function meaning(data) {
  const unseen = /^(seen_\w+|bylines-\d+-position|.*-(INITIAL|MIN_NUM|MAX_NUM)_FORMS)$/;
  return JSON.stringify(data.filter(([name]) => !unseen.test(name)));
}

/** Opens this page anew with the data in its form; nothing is saved. The server draws it. */
export function openWith(data, extra) {
  const form = document.createElement("form");
  form.method = "post";
  form.enctype = "multipart/form-data";
  form.action = location.pathname;
  form.hidden = true;
  const all = [...data, ...Object.entries(extra), ["csrfmiddlewaretoken", freshToken()]];
  for (const [name, value] of all) {
    const field = document.createElement("textarea"); // keeps line ends
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}
