// The chat page: commands typed, buttons pressed, and what comes back.

import { closeForm, openForm } from "./form.js";
import "./live.js";
import { echo, place, toEnd, withMenus } from "./messages.js";
import { Problem, newEvent, send } from "./server.js";

const composer = document.getElementById("composer");
const input = document.getElementById("say");
const problem = document.getElementById("say-problem");

// The same text tried again after a failure is the same event; the bot then answers it once.
let tried = { text: null, event: null };

function show(answer, card = "") {
  if (answer.message || answer.card) {
    const placed = place(answer.message ?? answer.card);
    if (answer.message) placed.scrollIntoView({ block: "end" });
  }
  if (answer.form) openForm(answer.form, card, (next) => show(next, card));
  else closeForm();
}

async function trying(work) {
  problem.textContent = "";
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problem.textContent = error.message;
  }
}

async function say(text) {
  if (tried.text !== text) tried = { text, event: newEvent() };
  const line = echo(text);
  try {
    show(await send("sagt", { event_id: tried.event, text }));
  } catch (error) {
    line.remove();
    throw error;
  }
  tried = { text: null, event: null };
  if (input.value.trim() === text) input.value = "";
}

async function press(button) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  const message = button.closest("[data-message]").dataset.message;
  const { button: id, value } = button.dataset;
  try {
    show(await send("tryckt", { event_id: newEvent(), message, button: id, value }), message);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

async function mark(button) {
  const message = button.closest("[data-message]").dataset.message;
  button.closest("details").open = false;
  show(await send("genvag", { event_id: newEvent(), message, button: button.dataset.shortcut }));
}

composer?.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if (text) trying(() => say(text));
});

composer?.addEventListener("click", (event) => {
  const hint = event.target.closest("[data-say]");
  if (!hint) return;
  input.focus();
  trying(() => say(hint.dataset.say));
});

document.getElementById("messages")?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-button]");
  if (button) trying(() => press(button));
  const shortcut = event.target.closest("[data-shortcut]");
  if (shortcut) trying(() => mark(shortcut));
});

withMenus();
toEnd();
