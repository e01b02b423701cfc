// Says once a minute that the story is still being read, and shows who else reads it.
const EVERY = 60_000; // milliseconds

export function keepInSight(screen) {
  const { sight, reading, outdated, outdatedLink, version } = screen.dataset;
  const readers = screen.querySelector("[data-readers]");
  const body = () => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
    return data;
  };

  async function look() {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(sight, { method: "POST", body: body() });
      if (answer.ok) show(await answer.json());
    } catch {
      // The next minute tries again.
    }
  }

  function show(found) {
    readers.textContent = found.readers.length ? reading.replace("{names}", found.readers.join(", ")) : "";
    if (String(found.version) === version || screen.querySelector("[data-outdated-shown]")) return;
    const said = document.createElement("p");
    said.className = "review-bar__refusal";
    said.dataset.outdatedShown = "";
    const link = document.createElement("a");
    link.href = `?base=v${version}&view=changes`;
    link.textContent = outdatedLink;
    said.append(`${outdated} `, link);
    screen.querySelector(".review-bar").append(said);
  }

  setInterval(look, EVERY);
}
