// The list of messages: drawn by the server, put in place here.

const list = document.getElementById("messages");
const menu = document.getElementById("menu");
const announcer = document.getElementById("announce");

/** Let a screen reader say something, without moving anything. */
export function announce(text) {
  announcer.textContent = "";
  requestAnimationFrame(() => (announcer.textContent = text.replace(/\s+/g, " ").trim().slice(0, 300)));
}

/** Give every message in there its menu: what can be done with any message. */
export function withMenus(inside = list) {
  if (!menu || !inside) return;
  for (const by of inside.querySelectorAll(".message .by")) {
    if (!by.querySelector(".more")) by.append(menu.content.cloneNode(true));
  }
}

/** Put a message in the list, or in the place of its older self. Returns the one in place. */
export function place(html) {
  const fresh = parse(html).firstElementChild;
  const old = document.getElementById(fresh.id);
  if (!old) {
    fresh.classList.add("new");
    queueMicrotask(withMenus);
    list.append(fresh);
    announce(fresh.innerText);
    return fresh;
  }
  if (Number(old.dataset.version) >= Number(fresh.dataset.version)) return old;
  keepingFocus(() => old.replaceWith(fresh));
  withMenus();
  announce(`Ändrat: ${fresh.querySelector("h2, p")?.innerText ?? "ett meddelande"}`);
  return fresh;
}

/** Fetch the room anew, after having been out of touch. */
export async function reload() {
  if (!list) return;
  const response = await fetch(list.dataset.href).catch(() => null);
  if (!response?.ok) return;
  const html = await response.text();
  keepingFocus(() => list.replaceChildren(...parse(html).children));
  withMenus();
}

/** Show what the person typed, to them alone; it is kept nowhere, and gone with the page. */
export function echo(text) {
  const line = document.createElement("li");
  line.className = "message own";
  line.append(Object.assign(document.createElement("p"), { textContent: text }));
  list.append(line);
  toEnd();
  return line;
}

/** Scroll to the newest message, unless it is in sight. */
export function toEnd() {
  list?.lastElementChild?.scrollIntoView({ block: "end" });
}

/** Whether the newest message is in sight, so that the next should come into it too. */
export function atEnd() {
  return innerHeight + scrollY >= document.documentElement.scrollHeight - 120;
}

function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Where focus is now, as a way to find the same place again once its card is redrawn. */
export function placeOf(element) {
  const message = element?.closest("[data-message]")?.id;
  const button = element?.closest("[data-button]")?.dataset;
  return () => {
    if (element?.isConnected || !message) return element;
    const redrawn = document.getElementById(message);
    const buttons = [...(redrawn?.querySelectorAll("[data-button]") ?? [])];
    const same = ({ dataset }) => dataset.button === button?.button && dataset.value === button?.value;
    return buttons.find(same) ?? redrawn;
  };
}

function keepingFocus(redraw) {
  const focused = document.activeElement;
  const find = placeOf(focused);
  redraw();
  if (!focused.isConnected) find()?.focus({ preventScroll: true });
}
