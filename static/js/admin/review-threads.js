// The list of remarks, on the review screen and on the writing screen: every act is one POST,
// and the answer is the list as it is now. What was typed and not sent stays.
import { offerPeople } from "./review-mentions.js";

const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

/**
 * `holder` is the element around the list, with the addresses in its data. Calls `onChange`
 * after the list was drawn anew. Returns `send(data)`, which says whether it went well.
 */
export function manageThreads(holder, root, onChange) {
  const said = root.querySelector("[data-said]");
  const list = () => root.querySelector("[data-threads]");
  const { remarks: address, people, failed } = holder.dataset;
  offerPeople(root, people);

  async function send(data) {
    data.set("csrfmiddlewaretoken", token());
    said.textContent = "";
    try {
      const answer = await fetch(address, { method: "POST", body: data, headers: { "X-Fragment": "1" } });
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      draw(await answer.text(), data.get("reply"));
      return answer.ok;
    } catch {
      said.textContent = failed;
      return false;
    }
  }

  function draw(html, answered) {
    const typed = [...list().querySelectorAll("textarea")]
      .filter((area) => area.value && area.name !== `body-${answered}`)
      .map((area) => [area.name, area.value]);
    const template = document.createElement("template");
    template.innerHTML = html;
    list().replaceWith(template.content.querySelector("[data-threads]"));
    for (const [name, value] of typed) {
      const area = list().querySelector(`[name="${name}"]`);
      if (!area) continue;
      area.value = value;
      area.closest("details").open = true;
    }
    const open = list().querySelectorAll(".remark:not(.remark--done)").length;
    const count = root.querySelector("[data-open-count]");
    count.textContent = open;
    count.hidden = !open;
    onChange();
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=reply], button[name=done], button[name=reopen]");
    if (!button) return;
    event.preventDefault();
    const data = new FormData();
    data.set(button.name, button.value);
    const area = button.name === "reply" && button.closest("details").querySelector("textarea");
    if (area) data.set(area.name, area.value);
    const id = button.value;
    send(data).then(() => root.querySelector(`[data-remark="${id}"]`)?.focus({ preventScroll: true }));
  });

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    const answer = event.target.closest(".remark__answer");
    if (!answer) return;
    event.preventDefault();
    answer.querySelector("button").click();
  });

  return send;
}

/** The remarks that lie on a passage, as they stand in the list. */
export function passagesOf(root) {
  return [...root.querySelectorAll("[data-remark][data-field]")].map((element) => ({
    id: element.dataset.remark,
    element,
    field: element.dataset.field,
    start: Number(element.dataset.start),
    end: Number(element.dataset.end),
    words: element.dataset.words,
  }));
}
