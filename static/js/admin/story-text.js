// The story as it stands in the form now. Everything on the writing screen that reads or
// follows the text while it is written does so through this file.

export const storyForm = () => document.getElementById("article_form");

/** The id of the story as a string; empty while it has never been saved. */
export const storyId = () => document.querySelector("[data-story]")?.dataset.story || "";

/** The text editor (tiptap), or undefined before it is built and for those who only read. */
export const editorOfText = () => document.querySelector(".story-text .ProseMirror[contenteditable]")?.editor;

/** Calls back with the text editor: at once where it is built already, else once it is. */
export function withEditor(callback) {
  if (editorOfText()) callback(editorOfText());
  else {
    document.addEventListener("prose-editor:ready", ({ detail }) => {
      if (detail.textarea.id === "id_body") callback(detail.editor);
    });
  }
}

const field = (name) => storyForm()?.elements[name]?.value ?? "";

/** What readers would see: the words of the headline block, the body as HTML, the captions. */
export function readStory() {
  const words = {};
  for (const name of ["kicker", "headline", "subhead", "dateline", "body", "source"]) words[name] = field(name);
  const captions = [...document.querySelectorAll(".photo-row[data-photo]")]
    .filter((row) => row.dataset.photo && !row.querySelector("[name$=-DELETE]:checked"))
    .map((row) => ({
      photo: row.dataset.photo,
      caption: row.querySelector("[name$=-caption]")?.value ?? "",
      credit: row.querySelector("[name$=-credit]")?.value ?? "",
    }));
  return { ...words, captions };
}

/** All that was typed and chosen, as form data; without files and the token. */
export function storyData() {
  const data = new FormData(storyForm());
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.delete("csrfmiddlewaretoken");
  return data;
}

/**
 * Calls back once nobody has typed for `wait` milliseconds. Not while a word is still being
 * composed (Pinyin, Wubi): what stands there then is no text yet.
 */
export function onStoryChange(callback, wait = 800) {
  let timer = 0;
  let isComposing = false;
  const later = () => {
    clearTimeout(timer);
    if (!isComposing) timer = setTimeout(callback, wait);
  };
  const ours = (event) => {
    if (!event.target.form || event.target.form === storyForm()) later();
  };
  document.addEventListener("compositionstart", () => (isComposing = true));
  document.addEventListener("compositionend", () => {
    isComposing = false;
    later();
  });
  document.addEventListener("input", ours);
  document.addEventListener("change", ours);
  document.addEventListener("story:changed", later);
  window.django?.jQuery(document).on("select2:select select2:unselect", later);
}

export const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
