// Passing a story on: copies its address, and opens the phone's own choice of ways.
export default function passOn(place) {
  const address = place.dataset.passesOn;
  const copy = place.querySelector("[data-copy]");
  const share = place.querySelector("[data-share]");
  const said = place.querySelector("[role=status]");

  place.hidden = !(navigator.clipboard || navigator.share);
  copy.hidden = !navigator.clipboard;
  share.hidden = !navigator.share;

  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address);
    const words = copy.textContent;
    said.textContent = copy.textContent = copy.dataset.done;
    setTimeout(() => {
      copy.textContent = words;
      said.textContent = "";
    }, 2500);
  });
  share.addEventListener("click", () => {
    navigator.share({ title: place.dataset.title, url: address }).catch(() => {}); // thought better of
  });
}
