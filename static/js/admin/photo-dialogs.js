// The two dialogs of the story's photos: choosing from the library, and focus and crop.

import { framePhoto } from "./photo-frame.js";

/**
 * @param {HTMLElement} section  the element with data-story-photos
 * @param {{add: (photo: object) => void, replace: (row: HTMLElement, photo: object) => void,
 *   say: (sentence: string) => void}} desk
 */
export function photoDialogs(section, { add, replace, say }) {
  const template = section.querySelector("template[data-dialog]");

  /** A dialog of its own, outside of the story's form: a form within a form is none. */
  function open(title) {
    const dialog = template.content.firstElementChild.cloneNode(true);
    dialog.querySelector("[data-title]").textContent = title;
    dialog.setAttribute("aria-label", title);
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  }

  async function load(dialog, address) {
    const body = dialog.querySelector("[data-body]");
    body.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      body.innerHTML = await answer.text();
    } catch {
      dialog.close();
      say(section.dataset.broken);
      return false;
    }
    body.removeAttribute("aria-busy");
    return true;
  }

  async function choose(title) {
    const dialog = open(title);
    const body = dialog.querySelector("[data-body]");
    const footer = dialog.querySelector("[data-footer]");
    const chosen = new Map();
    const count = footer.querySelector("[data-count]");
    const mark = () => {
      for (const button of body.querySelectorAll("[data-choice]")) {
        button.setAttribute("aria-pressed", chosen.has(JSON.parse(button.dataset.choice).id));
      }
      count.textContent = count.dataset.count.replace("{n}", chosen.size);
      footer.querySelector("[data-add]").disabled = !chosen.size;
    };
    const show = async (address) => {
      if (await load(dialog, address)) mark();
    };

    body.addEventListener("click", (event) => {
      const button = event.target.closest("[data-choice]");
      const link = event.target.closest("a[rel=prev], a[rel=next]");
      if (button) {
        const photo = JSON.parse(button.dataset.choice);
        if (!chosen.delete(photo.id)) chosen.set(photo.id, photo);
        mark();
      } else if (link) {
        event.preventDefault();
        show(section.dataset.chooser + link.getAttribute("href"));
      }
    });
    body.addEventListener("submit", (event) => {
      event.preventDefault();
      show(`${section.dataset.chooser}?${new URLSearchParams(new FormData(event.target))}`);
    });
    footer.querySelector("[data-add]").addEventListener("click", () => {
      chosen.forEach((photo) => add(photo));
      dialog.close();
    });
    footer.hidden = false;
    await show(section.dataset.chooser);
    body.querySelector("input[name=q]")?.focus();
  }

  async function frame(row, title) {
    const dialog = open(title);
    const address = section.dataset.frame.replace("/0/", `/${row.dataset.photo}/`);
    if (!(await load(dialog, address))) return;
    framePhoto(dialog.querySelector("[data-photo-frame]"));
    dialog.addEventListener("submit", async (event) => {
      event.preventDefault();
      const form = event.target;
      const button = form.querySelector("[type=submit]");
      const data = new FormData(form);
      button.disabled = true;
      try {
        const headers = { Accept: "application/json" };
        const answer = await fetch(form.action, { method: "POST", body: data, headers });
        const result = await answer.json();
        if (result.error) {
          const refusal = form.querySelector("[data-refusal]");
          if (refusal) refusal.textContent = result.error;
          return;
        }
        if (form.matches("[data-part-form]")) replace(row, result);
        dialog.close();
      } catch {
        dialog.close();
        say(section.dataset.broken);
      } finally {
        button.disabled = false;
      }
    });
  }

  const opener = section.querySelector("[data-open-chooser]");
  if (opener) {
    opener.hidden = false;
    opener.addEventListener("click", () => choose(opener.textContent));
  }
  section.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-open-frame]");
    if (button) frame(button.closest(".photo-row"), button.textContent);
  });
}
