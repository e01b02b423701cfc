// On the page that stands for one which is not there: the stories that were kept.
export default async function offlineList(element) {
  const kept = await caches.match(element.dataset.keeps).catch(() => undefined);
  if (!kept) return;
  const { issue, stories } = await kept.json();
  const list = element.querySelector("ul");
  for (const [address, , headline] of stories) {
    const link = Object.assign(document.createElement("a"), { href: address, textContent: headline });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  element.querySelector("time").textContent = issue;
  element.hidden = !stories.length;
}
