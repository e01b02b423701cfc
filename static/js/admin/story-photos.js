// The photos of a story: sent by drop or choice, picked from the library, in order by drag or
// by the arrows, and with a place in the text. Without this file the form's own file field
// does the upload.

import { inOrder } from "./in-order.js";
import { photoDialogs } from "./photo-dialogs.js";
import { photoQueue } from "./photo-queue.js";
import { editorOfText } from "./story-text.js";

/** @param {HTMLElement} section  the element with data-story-photos */
export function manageStoryPhotos(section) {
  const list = section.querySelector("[data-list]");
  const messages = section.querySelector("[data-messages]");
  const input = section.querySelector("input[type=file]");
  const drop = section.querySelector("[data-drop]");
  const total = section.querySelector(`[name="${section.dataset.prefix}-TOTAL_FORMS"]`);

  section.classList.add("is-managed");
  const changed = () => document.dispatchEvent(new Event("story:changed"));
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const rows = () => [...list.children];
  const number = () =>
    rows().forEach((row, index) => {
      const position = field(row, "position");
      if (position) position.value = index;
    });

  const say = (text) => {
    const line = document.createElement("span");
    line.textContent = text;
    messages.append(line);
  };

  /** A row for the photo; none if the story has it. `order`: photos that came together stand in it. */
  function add(photo, order) {
    if (list.querySelector(`[data-photo="${photo.id}"]`)) return;
    const index = Number(total.value);
    const template = section.querySelector("template[data-row]");
    const holder = document.createElement("ol");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", index);
    const row = holder.firstElementChild;
    fill(row, photo);
    for (const name of ["caption", "credit", "alt"]) field(row, name).value = photo[name] || "";
    if (order !== undefined) row.dataset.order = order;
    const later = rows().find((other) => Number(other.dataset.order) > order);
    if (later) later.before(row);
    else list.append(row);
    total.value = index + 1;
    prepare(row);
    number();
    changed();
  }

  function fill(row, photo) {
    row.dataset.photo = photo.id;
    row.querySelector("[data-thumbnail]").src = photo.thumbnail;
    field(row, "photo").value = photo.id;
    field(row, "is_ai_made").checked ||= photo.is_ai_made;
    const held = row.querySelector("[data-held]");
    held.hidden = photo.is_cleared;
    held.querySelector("a").href = photo.address;
  }

  /** Another photo in the same row, and in the text. The words were written for this row. */
  function replace(row, photo) {
    if (list.querySelector(`[data-photo="${photo.id}"]`)) return;
    const before = row.dataset.photo;
    fill(row, photo);
    exchangeInText(before, String(photo.id));
    changed();
  }

  const queue = photoQueue(section.querySelector("[data-photo-queue]"), {
    onPhoto: add,
    onInstead(photo, other) {
      const row = list.querySelector(`[data-photo="${photo.id}"]`);
      if (!row) return;
      if (!list.querySelector(`[data-photo="${other.id}"]`)) return replace(row, other);
      takeOff(row);
    },
  });

  /** A row that was never saved goes at once, and the last one counted takes over its number. */
  function takeOff(row) {
    const numberOf = (each) => Number(field(each, "photo").name.split("-").at(-2));
    const last = rows().find((each) => numberOf(each) === Number(total.value) - 1);
    const free = numberOf(row);
    row.remove();
    if (last && last !== row) renumber(last, free);
    total.value = Number(total.value) - 1;
    number();
    changed();
  }

  function renumber(row, index) {
    const pattern = new RegExp(`${section.dataset.prefix}-\\d+`);
    for (const element of row.querySelectorAll("[name], [id], [for]")) {
      for (const name of ["name", "id", "for"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(pattern, `${section.dataset.prefix}-${index}`));
      }
    }
  }

  function sendAll(files, done) {
    messages.textContent = "";
    queue.add(files, done);
  }

  // What the script has sent is not sent again with the form.
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    sendAll(files);
  });
  document.addEventListener("story:add-files", ({ detail }) => sendAll(detail.files, detail.done));

  // A story that is saved while photos are on their way is saved when they are there.
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== input.form || !queue.isBusy()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      queue.say(queue.words.saving);
      await queue.whenIdle();
      if (!queue.hasFailed()) event.target.requestSubmit(event.submitter);
    },
    { capture: true },
  );

  photoDialogs(section, { add, replace, say });

  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, () => drop.classList.remove("is-over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    sendAll([...event.dataTransfer.files]);
  });

  function prepare(row) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      if (event.target !== row) return;
      row.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("is-dragged");
      number();
      changed();
    });
    // A field inside must stay selectable with the mouse.
    row.addEventListener("focusin", () => (row.draggable = false));
    row.addEventListener("focusout", () => (row.draggable = true));
  }

  list.addEventListener("dragover", (event) => {
    const dragged = list.querySelector(".is-dragged");
    const over = event.target.closest(".photo-row");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
  });

  list.addEventListener("click", (event) => {
    const row = event.target.closest(".photo-row");
    if (event.target.closest("[data-up]")) row.previousElementSibling?.before(row);
    else if (event.target.closest("[data-down]")) row.nextElementSibling?.after(row);
    else if (event.target.closest("[data-into-text]")) intoText(row);
    else return;
    number();
    changed();
  });

  // Until somebody has been in the text, its cursor is at the very start: no place for a photo.
  let hasCursor = false;
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".story-text .ProseMirror")) hasCursor = true;
  });

  function intoText(row) {
    const editor = editorOfText();
    if (!editor) return;
    field(row, "placement").value = "inline";
    editor
      .chain()
      .focus(hasCursor ? null : "end")
      .insertContent({ type: "storyPhoto", attrs: { photo: row.dataset.photo } })
      .run();
  }

  function exchangeInText(before, after) {
    editorOfText()
      ?.chain()
      .command(({ tr }) => {
        tr.doc.descendants((node, at) => {
          if (node.type.name === "storyPhoto" && node.attrs.photo === before) {
            tr.setNodeMarkup(at, null, { ...node.attrs, photo: after });
          }
        });
        return true;
      })
      .run();
  }

  // What leaves the story leaves its text, too. Undo in the text brings it back there.
  list.addEventListener("change", ({ target }) => {
    if (!target.checked || !target.name?.endsWith("-DELETE")) return;
    editorOfText()
      ?.chain()
      .command(({ tr }) => {
        const { photo } = target.closest(".photo-row").dataset;
        const places = [];
        tr.doc.descendants((node, at) => {
          if (node.type.name === "storyPhoto" && node.attrs.photo === photo) places.push([at, node.nodeSize]);
        });
        for (const [at, size] of places.reverse()) tr.delete(at, at + size);
        return true;
      })
      .run();
  });

  inOrder(
    rows().filter((row) => field(row, "position")),
    (row) => field(row, "position"),
  );
  rows().forEach(prepare);
}
