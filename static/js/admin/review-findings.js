// How many findings of the language check are open in the saved story: counted after the page is there.
export async function countFindings(line) {
  try {
    const answer = await fetch(`${line.dataset.findingsOf}?panel`);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { open, blocking } = page.querySelector("[data-findings]").dataset;
    const words = Number(blocking) ? "blocking" : Number(open) ? "some" : "none";
    line.querySelector("[data-number]").textContent = line.dataset[words]
      .replace("{open}", open)
      .replace("{blocking}", blocking);
    line.classList.toggle("is-open", Number(open) > 0);
  } catch {
    // The link leads to the findings all the same.
  }
}
