// Word files dropped anywhere on the page, or chosen in the form: each is sent by itself and
// becomes a draft. One file leads straight to its draft; of several a list says what became.

const WORD = /\.(docx?|docm|dotx|wps|wpt|rtf|odt|pages)$/i;
const door = document.querySelector("[data-word-door]");
const isWord = (file) => WORD.test(file.name);
const element = (name, properties) => Object.assign(document.createElement(name), properties);

/** One file to the server. Returns what it says: {name, draft, headline, report, said, error}. */
async function send(file, isOnly) {
  const data = new FormData();
  if (isOnly) data.append("goes_on", "1"); // to the draft, where it is said once more what came
  data.append("csrfmiddlewaretoken", door.dataset.token);
  data.append("files", file);
  try {
    const answer = await fetch(door.href, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    return await answer.json();
  } catch {
    return { name: file.name, error: door.dataset.failed.replace("{name}", file.name) };
  }
}

function lineOf({ name, draft, headline, report, said, error }) {
  const line = element("li", { className: error ? "is-refused" : "" });
  line.append(element("b", { textContent: name }));
  if (draft) line.append(element("a", { href: draft, textContent: headline }));
  line.append(element("span", { textContent: error || said }));
  if (report) line.append(element("a", { href: report, textContent: door.dataset.report }));
  return line;
}

/** Sends the files one after the other and says in `list` what became of each. */
async function sendAll(files, list) {
  const results = [];
  for (const file of files) {
    const words = door.dataset.reading.replace("{name}", file.name);
    const waiting = element("li", { className: "is-waiting", textContent: words });
    list.append(waiting);
    const result = await send(file, files.length === 1);
    waiting.replaceWith(lineOf(result));
    results.push(result);
  }
  return results;
}

function panel() {
  document.querySelector(".word-said")?.remove();
  const box = element("section", { className: "word-said" });
  const list = element("ol", { className: "word-results" });
  list.setAttribute("role", "status");
  const close = element("button", { type: "button", textContent: door.dataset.close });
  close.addEventListener("click", () => box.remove());
  box.append(list, close);
  document.body.append(box);
  return list;
}

/** Files that were dropped on the page. */
async function bring(files) {
  const list = panel();
  if (!files.length) return list.append(lineOf({ name: "", error: door.dataset.only }));
  const results = await sendAll(files, list);
  if (results.length === 1 && results[0].draft) location.assign(results[0].draft);
}

function takeDrops() {
  // On the writing screen photos are dropped, too: only Word files are ours there.
  const story = document.querySelector("[data-story]");
  const hasText = () =>
    Boolean(story?.dataset.story) || Boolean(document.querySelector(".story-text .ProseMirror[contenteditable]")?.textContent.trim());
  const veil = element("div", { className: "word-veil", textContent: door.dataset.drop });
  const hasFiles = ({ dataTransfer }) => [...(dataTransfer?.types ?? [])].includes("Files");
  // While files hover only their types are known, and of Word files often not even those.
  const mayBeWord = ({ dataTransfer }) =>
    [...dataTransfer.items].some(({ kind, type }) => kind === "file" && !/^(image|video|audio)\//.test(type));
  let leaving = 0;

  const isOurs = (event) =>
    hasFiles(event) && !event.target.closest?.("input[type=file]") && (!story || mayBeWord(event));

  document.addEventListener(
    "dragover",
    (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      clearTimeout(leaving);
      if (!veil.isConnected) document.body.append(veil);
      leaving = setTimeout(() => veil.remove(), 300);
    },
    true,
  );
  // In the capture phase: the text editor would take the file for something to insert.
  document.addEventListener(
    "drop",
    (event) => {
      veil.remove();
      if (!isOurs(event)) return;
      const files = [...event.dataTransfer.files].filter(isWord);
      if (story && !files.length) return;
      event.preventDefault();
      event.stopPropagation();
      if (story && hasText() && !confirm(door.dataset.ask)) return;
      bring(files);
    },
    true,
  );
}

function easeForm(form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-word-results]");
  const button = form.querySelector("[type=submit]");
  const go = async () => {
    const files = [...input.files];
    if (!files.length) return;
    input.value = "";
    list.replaceChildren();
    button.disabled = true;
    const results = await sendAll(files, list);
    button.disabled = false;
    if (results.length === 1 && results[0].draft) location.assign(results[0].draft);
  };
  input.addEventListener("change", go);
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    go();
  });
}

if (door) {
  if (!document.querySelector(`link[href="${door.dataset.style}"]`)) {
    document.head.append(element("link", { rel: "stylesheet", href: door.dataset.style }));
  }
  takeDrops();
  const form = document.querySelector("[data-word-form]");
  if (form) easeForm(form);
}
