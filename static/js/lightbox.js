// The photos of a story, one after the other, on the whole screen. The browser's own dialog keeps
// the focus, closes by Esc and by the phone's back gesture; the row is drawn past by its own scrolling.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function slide(link, number, count) {
  const small = link.querySelector("img");
  const source = link.querySelector("source");
  const image = element("img", { src: link.href, alt: small.alt, width: small.getAttribute("width"), height: small.getAttribute("height"), loading: "lazy" });
  if (source) Object.assign(image, { srcset: source.srcset, sizes: "100vw" });
  const caption = link.closest("figure").querySelector("figcaption");
  const words = element("figcaption", {}, element("b", {}, `${number} / ${count}`));
  if (caption) words.append(" ", ...caption.cloneNode(true).childNodes);
  return element("figure", { class: "lightbox__slide" }, image, words);
}

export default function lightbox(story) {
  const links = [...story.querySelectorAll("[data-opens]")];
  if (!links.length || !window.HTMLDialogElement) return;
  const words = story.dataset;
  let dialog, row, buttons;

  const at = () => Math.round(row.scrollLeft / row.clientWidth);
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  function go(number, behavior = still.matches ? "instant" : "smooth") {
    row.scrollTo({ left: Math.max(0, Math.min(number, links.length - 1)) * row.clientWidth, behavior });
  }

  function build() {
    row = element("div", { class: "lightbox__row", tabindex: "0", lang: "zh-Hans" });
    row.append(...links.map((link, index) => slide(link, index + 1, links.length)));
    buttons = [
      [words.previous, "‹", () => go(at() - 1), "lightbox__previous"],
      [words.next, "›", () => go(at() + 1), "lightbox__next"],
      [words.close, "✕", () => dialog.close(), "lightbox__close"],
    ].map(([name, sign, act, cls]) => {
      const button = element("button", { type: "button", class: cls, "aria-label": name, title: name }, sign);
      button.addEventListener("click", act);
      return button;
    });
    dialog = element("dialog", { class: "lightbox", "aria-label": words.name }, row, ...buttons);
    if (links.length === 1) buttons[0].hidden = buttons[1].hidden = true;
    row.addEventListener("scroll", mark, { passive: true });
    dialog.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: at() - 1, ArrowRight: at() + 1, Home: 0, End: links.length - 1 };
      if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(steps[event.key]);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target.matches(".lightbox__slide, .lightbox__row")) dialog.close();
    });
    story.append(dialog);
  }

  function mark() {
    for (const [button, end] of [[buttons[0], 0], [buttons[1], links.length - 1]]) {
      if (at() === end && button === document.activeElement) row.focus({ preventScroll: true });
      button.disabled = at() === end;
    }
  }

  links.forEach((link, index) =>
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!dialog) build();
      dialog.showModal();
      go(index, "instant");
      mark();
      row.focus({ preventScroll: true });
    }),
  );
}
