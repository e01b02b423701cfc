// The photos of a story: upload by drop or choice, order by drag or by the arrows, and a
// place in the text. Without this file the form's own file field does the upload.

import { inOrder } from "./in-order.js";
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

  async function upload(file) {
    const data = new FormData();
    data.append("file", file);
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const answer = await fetch(section.dataset.upload, {
      method: "POST",
      body: data,
      headers: { "X-CSRFToken": token },
    });
    const photo = await answer.json();
    if (photo.error) say(photo.error);
    else add(photo);
  }

  function add(photo) {
    if (list.querySelector(`[data-photo="${photo.id}"]`)) return;
    const index = Number(total.value);
    const template = section.querySelector("template[data-row]");
    const holder = document.createElement("ol");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", index);
    const row = holder.firstElementChild;
    row.dataset.photo = photo.id;
    row.querySelector("[data-thumbnail]").src = photo.thumbnail;
    field(row, "photo").value = photo.id;
    for (const name of ["caption", "credit", "alt"]) field(row, name).value = photo[name] || "";
    list.append(row);
    total.value = index + 1;
    prepare(row);
    number();
    changed();
  }

  async function uploadAll(files) {
    messages.textContent = "";
    section.toggleAttribute("data-busy", true);
    for (const file of files) {
      const waiting = document.createElement("span");
      waiting.textContent = `${section.dataset.sending} ${file.name}`;
      messages.append(waiting);
      try {
        await upload(file);
      } catch {
        say(`${file.name}: ${section.dataset.failed}`);
      }
      waiting.remove();
    }
    section.toggleAttribute("data-busy", false);
  }

  // What the script has sent is not sent again with the form.
  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    await uploadAll(files);
  });
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
    uploadAll([...event.dataTransfer.files]);
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
