// Pasting into the text: clean paragraphs at once, and an offer to take the pictures along.
// Where a picture stood is remembered beside the text, not in it, until its photo is there.
import { pm } from "django-prose-editor/editor";

import { cleanPasted, cleanText, MARK } from "./story-paste-clean.js";
import { picturesOfRtf } from "./story-paste-rtf.js";
import { editorOfText } from "./story-text.js";

const key = new pm.state.PluginKey("storyPaste");
const element = (name, properties) => Object.assign(document.createElement(name), properties);

/** @param {HTMLElement} words  the element data-story-paste with the sentences */
export function easePasting(words) {
  const editor = editorOfText();
  if (editor) listen(editor, words);
  else document.addEventListener("prose-editor:ready", ({ detail }) => listen(detail.editor, words), { once: true });
}

function listen(editor, words) {
  const offer = new Offer(editor, words.dataset);
  let clipboard = null; // only while something is pasted: what is dragged here has no places for pictures
  let pictures = [];

  const plugin = new pm.state.Plugin({
    key,
    props: {
      handleDOMEvents: {
        paste(_view, { clipboardData }) {
          const files = [...(clipboardData?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
          clipboard = { rtf: clipboardData?.getData("text/rtf") ?? "", files };
          pictures = [];
          setTimeout(() => (clipboard = null));
          return false;
        },
      },
      handlePaste(view, event, slice) {
        const has = (type) => Boolean(event.clipboardData?.getData(type));
        if (pictures.length) {
          view.dispatch(pasted(view.state, slice, pictures));
          return true;
        }
        if (!clipboard?.files.length || has("text/html") || has("text/plain")) return false;
        // A picture by itself, a screenshot perhaps: whoever pastes it wants it here.
        offer.put(clipboard.files.map((file) => ({ file, caption: "" })));
        return true;
      },
      transformPastedHTML(html) {
        if (html.includes("data-pm-slice")) return html; // from a text of ours
        const clean = cleanPasted(html);
        if (!clipboard) return clean.html.replace(new RegExp(`<p>${MARK.source}</p>`, "g"), "");
        pictures = withFiles(clean.pictures, clipboard);
        return clean.html;
      },
      transformPastedText: cleanText,
      decorations: (state) => key.getState(state),
    },
    state: {
      init: () => pm.view.DecorationSet.empty,
      apply(tr, places) {
        const mapped = places.map(tr.mapping, tr.doc);
        const meta = tr.getMeta(key);
        if (!meta) return mapped;
        const kept = meta.remove ? mapped.remove(mapped.find(undefined, undefined, meta.remove)) : mapped;
        return kept.add(tr.doc, (meta.add ?? []).map(({ at, picture }) => offer.widget(at, picture)));
      },
    },
    view: () => ({ update: (view, before) => key.getState(view.state) !== key.getState(before) && offer.show() }),
  });
  editor.registerPlugin(plugin, (own, others) => [own, ...others]);
}

/** The paste as one step: the text without the marks, and where the pictures stood in it. */
function pasted(state, slice, pictures) {
  const nodes = [];
  const marks = [];
  slice.content.forEach((node) => {
    const match = node.textContent.match(MARK);
    if (match && match[0] === node.textContent) marks.push({ index: nodes.length, picture: pictures[match[1]] });
    else nodes.push(node);
  });
  const { tr } = state;
  const { from, to } = tr.selection;
  if (nodes.length) {
    const openStart = nodes[0] === slice.content.firstChild ? slice.openStart : 0;
    const openEnd = nodes.at(-1) === slice.content.lastChild ? slice.openEnd : 0;
    tr.replaceSelection(new pm.model.Slice(pm.model.Fragment.from(nodes), openStart, openEnd));
  }
  const places = new Map();
  tr.doc.forEach((node, at) => places.set(node, at));
  const blockAt = (position) => {
    const place = tr.doc.resolve(position);
    return place.depth ? { start: place.before(1), end: place.after(1) } : { start: position, end: position };
  };
  const placeOf = (index) => {
    if (places.has(nodes[index])) return places.get(nodes[index]);
    if (places.has(nodes[index - 1])) return places.get(nodes[index - 1]) + nodes[index - 1].nodeSize;
    return index ? blockAt(tr.mapping.map(to)).end : blockAt(Math.min(from, tr.doc.content.size)).start;
  };
  const add = marks.filter(({ picture }) => picture).map(({ index, picture }) => ({ at: placeOf(index), picture }));
  return tr.setMeta(key, { add }).setMeta("paste", true).setMeta("uiEvent", "paste").scrollIntoView();
}

/** Each picture with the file that it is, as far as the clipboard has it. */
function withFiles(pictures, { rtf, files }) {
  const fromRtf = rtf && pictures.some(({ source }) => /^file:/i.test(source)) ? picturesOfRtf(rtf) : [];
  let local = 0;
  return pictures.map((picture) => {
    if (/^data:/i.test(picture.source)) return { ...picture, file: fileOfData(picture.source) };
    if (/^file:/i.test(picture.source)) {
      const own = fromRtf[local++] ?? (pictures.length === files.length ? files[local - 1] : null);
      return { ...picture, file: own };
    }
    const only = pictures.length === 1 && files.length === 1 ? files[0] : null; // copied by itself
    return { ...picture, file: only, isRemote: /^(https?:)?\/\//i.test(picture.source) && !only };
  });
}

function fileOfData(address) {
  const [, type, encoding, data] = address.match(/^data:(image\/(?:png|jpeg|webp))(;base64)?,(.*)$/is) ?? [];
  if (!encoding) return null;
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, "")), (character) => character.charCodeAt(0));
    return new File([bytes], `1.${type.split("/")[1].replace("jpeg", "jpg")}`, { type });
  } catch {
    return null;
  }
}

class Offer {
  number = 0;
  box = null;

  constructor(editor, words) {
    this.editor = editor;
    this.words = words;
  }

  widget(at, picture) {
    const draw = () => {
      const place = element("div", { className: "paste-place", contentEditable: "false" });
      if (picture.file) {
        const image = element("img", { alt: "", src: URL.createObjectURL(picture.file) });
        image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
        place.append(image);
      }
      place.append([this.words.place, picture.caption || picture.alt].filter(Boolean).join(" · "));
      return place;
    };
    return pm.view.Decoration.widget(at, draw, { picture, side: -1, key: `picture-${++this.number}` });
  }

  places() {
    return key.getState(this.editor.state)?.find() ?? [];
  }

  /** The bar below the text: how many pictures there are, and what can be done about them. */
  show() {
    const all = this.places().map(({ spec }) => spec.picture);
    const going = all.filter(({ isSent }) => isSent).length; // what fails is tried again in the photo list
    const pictures = all.filter(({ isSent }) => !isSent);
    this.box?.remove();
    this.box = null;
    if (!all.length) return;
    const { words } = this;
    const count = (sentence, number) => (number ? sentence.replace("{n}", number) : "");
    const ready = pictures.filter(({ file }) => file).length;
    const remote = pictures.filter(({ isRemote }) => isRemote).length;
    const box = element("div", { className: "paste-offer" });
    box.setAttribute("role", "status");
    const sentences = [
      count(words.sending, going),
      count(words.offer, pictures.length),
      count(words.remote, remote),
      count(words.missing, pictures.length - ready - remote),
    ];
    box.append(element("p", { textContent: sentences.filter(Boolean).join(" ") }));
    if (ready) box.append(this.button(words.take.replace("{n}", ready), "take", () => this.take()));
    if (pictures.length) box.append(this.button(words.leave, "leave", () => this.leave()));
    this.editor.view.dom.closest(".prose-editor").after(box);
    this.box = box;
  }

  button(text, name, act) {
    const button = element("button", { type: "button", textContent: text });
    button.dataset[name] = "";
    button.addEventListener("click", act);
    return button;
  }

  leave() {
    this.dispatch(this.editor.state.tr.setMeta(key, { remove: ({ picture }) => !picture.isSent }));
  }

  take() {
    const ready = this.places().filter(({ spec: { picture } }) => picture.file && !picture.isSent);
    for (const { spec } of ready) this.send(spec);
    this.show();
  }

  /** Files without a place in the text yet: at the cursor. */
  put(pictures) {
    const at = this.editor.state.selection.$from.after(1);
    this.dispatch(this.editor.state.tr.setMeta(key, { add: pictures.map((picture) => ({ at, picture })) }));
    this.take();
  }

  send(spec) {
    spec.picture.isSent = true;
    const done = (photo) => this.place(spec, photo);
    const detail = { files: [spec.picture.file], done };
    document.dispatchEvent(new CustomEvent("story:add-files", { detail }));
  }

  /** The photo is there: it takes the picture's place, and the line below becomes its caption. */
  place(spec, photo) {
    const { state } = this.editor;
    const place = this.places().find((other) => other.spec.picture === spec.picture);
    if (!place) return; // the paste was taken back in the meantime
    const { tr } = state;
    const { caption } = spec.picture;
    const below = state.doc.nodeAt(place.from);
    if (caption && below?.isTextblock && below.textContent.replace(/\s+/g, " ").trim() === caption) {
      tr.delete(place.from, place.from + below.nodeSize);
    }
    tr.insert(place.from, state.schema.nodes.storyPhoto.create({ photo: String(photo.id) }));
    // A place right behind the caption that goes would go with it.
    const others = this.places().filter((other) => other.spec.picture !== spec.picture);
    const add = others.map((other) => ({ at: tr.mapping.map(other.from, 1), picture: other.spec.picture }));
    this.dispatch(tr.setMeta(key, { remove: () => true, add }));
    const row = document.querySelector(`.photo-row[data-photo="${CSS.escape(photo.id)}"]`);
    const field = (name) => row?.querySelector(`[name$="-${name}"]`);
    if (field("placement")) field("placement").value = "inline";
    if (field("caption") && caption) field("caption").value = caption.replace(/^[▲△▼▽↑↓]\s*/, "");
    document.dispatchEvent(new Event("story:changed"));
  }

  dispatch(tr) {
    this.editor.view.dispatch(tr);
  }
}
