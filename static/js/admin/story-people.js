// A person who is not on file yet is added from the byline itself: whatever name is typed,
// the list of people found ends with the offer to add it. The form for people answers.

const $ = window.django?.jQuery;

/** @param {HTMLElement} section  carries the address of the form and the sentences */
export function offerNewPeople(section) {
  const { addPerson, offer, failed } = section.dataset;
  if (!addPerson || !$?.fn.select2) return;

  // Read by every chooser with data-tags; here these are the bylines alone.
  $.fn.select2.defaults.set("createTag", ({ term }) => {
    const name = term.trim();
    return name && { id: `new:${name}`, text: offer.replace("{name}", name), name };
  });
  $.fn.select2.defaults.set("insertTag", (found, fresh) => found.push(fresh));

  // A browser takes the first option of a list for chosen: the empty one, not the offer.
  $(document).on("select2:opening", "select[data-tags]", ({ target }) => {
    if (!target.querySelector('option[value=""]')) target.prepend(new Option("", ""));
  });
  $(document).on("select2:select", "select[data-tags]", async ({ target, params }) => {
    const { id, name } = params.data;
    if (!name || !String(id).startsWith("new:")) return;
    const chooser = $(target);
    chooser.val("").trigger("change");
    try {
      const person = await add(addPerson, name, kindFor(target));
      target.append(new Option(person.obj, person.value, true, true));
      chooser.trigger("change");
    } catch {
      section.querySelector("[role=status]").textContent = failed.replace("{name}", name);
    }
  });
}

/** Whoever stands there as a reporter is one; of the role's own kind otherwise. */
function kindFor(select) {
  const role = document.getElementById(select.id.replace(/reporter$/, "role"))?.value;
  if (role === "writer_photographer") return "reporter";
  return role || "correspondent";
}

async function add(address, name, kind) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  data.append("name", name);
  data.append("kind", kind);
  data.append("is_active", "on");
  data.append("_popup", "1");
  const answer = await fetch(address, { method: "POST", body: data });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return JSON.parse(page.querySelector("[data-popup-response]").dataset.popupResponse);
}
