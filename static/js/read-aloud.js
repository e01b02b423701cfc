// Reads the story aloud, sentence by sentence, with the one that is read marked. Offered only where
// the browser has a Chinese voice. Pause stops within a sentence and goes on from its beginning:
// some telephones take a pause for an end.
const NAME = "read-aloud";
const SENTENCE = /[^。！？；…]+[。！？；…]*[”’」』）》]*/g;
const PARTS = ".story__head h1, .story__body > :is(p, h2, h3, h4, ul, ol, blockquote)";

export default function readAloud(bar) {
  const voices = window.speechSynthesis;
  if (!voices) return;
  const offer = () => (bar.hidden = !chineseVoice(voices));
  voices.addEventListener?.("voiceschanged", offer);
  offer();
  document.querySelector(".story__byline")?.append(bar);

  const buttons = Object.fromEntries([...bar.querySelectorAll("[data-do]")].map((each) => [each.dataset.do, each]));
  const rate = bar.querySelector("select");
  let sentences = [];
  let at = 0;
  let words; // what is being said; whatever ends that is not this was broken off

  function show(state) {
    const focused = bar.contains(document.activeElement) && document.activeElement.hidden === false;
    for (const each of bar.querySelectorAll("[data-when]")) each.hidden = !each.dataset.when.split(" ").includes(state);
    if (focused && document.activeElement.hidden) Object.values(buttons).find((each) => !each.hidden).focus();
    bar.dataset.state = state;
  }

  function read() {
    const sentence = sentences[at];
    if (!sentence) return stop();
    mark(sentence);
    words = new SpeechSynthesisUtterance(sentence.text);
    words.lang = "zh-CN";
    words.rate = Number(rate.value);
    const voice = chineseVoice(voices);
    if (voice instanceof (window.SpeechSynthesisVoice ?? Function)) words.voice = voice;
    const mine = words;
    words.onend = () => {
      if (words !== mine) return;
      at += 1;
      read();
    };
    words.onerror = () => words === mine && pause();
    voices.speak(words);
  }

  function quiet() {
    words = undefined;
    voices.cancel();
  }

  function pause() {
    quiet();
    show("paused");
  }

  function stop() {
    quiet();
    mark(null);
    show("off");
  }

  const actions = {
    play() {
      sentences = sentencesOf(document.querySelectorAll(PARTS));
      at = 0;
      show("on");
      read();
    },
    pause,
    resume() {
      show("on");
      read();
    },
    stop,
  };
  for (const [name, button] of Object.entries(buttons)) button.addEventListener("click", actions[name]);
  rate.addEventListener("change", () => {
    if (bar.dataset.state !== "on") return;
    quiet();
    read();
  });
  addEventListener("pagehide", quiet);
  show("off");
}

function chineseVoice(voices) {
  return voices.getVoices().find(({ lang }) => /^(zh|cmn)\b/i.test(lang));
}

// Each sentence with the range of the page that it stands in.
function sentencesOf(parts) {
  const found = [];
  for (const part of parts) {
    const texts = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    const all = texts.map((text) => text.data).join("");
    for (const match of all.matchAll(SENTENCE)) {
      const text = match[0].replace(/\s+/g, " ").trim();
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      const range = document.createRange();
      range.setStart(...place(texts, match.index));
      range.setEnd(...place(texts, match.index + match[0].length));
      found.push({ text, range, part });
    }
  }
  return found;
}

// The text node, and the place in it, that is so many characters from the start.
function place(texts, index) {
  for (const text of texts) {
    if (index <= text.length) return [text, index];
    index -= text.length;
  }
  return [texts.at(-1), texts.at(-1).length];
}

function mark(sentence) {
  for (const part of document.querySelectorAll(".is-read")) part.classList.remove("is-read");
  CSS.highlights?.delete(NAME);
  if (!sentence) return;
  if (CSS.highlights) CSS.highlights.set(NAME, new Highlight(sentence.range));
  else sentence.part.classList.add("is-read");
  const { top, bottom } = sentence.range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) sentence.part.scrollIntoView({ block: "center", behavior: "instant" });
}
