// The form in the dialog: what is shown of it, how it is sent, and what was wrong.

import { placeOf } from "./messages.js";
import { Problem, newEvent, send } from "./server.js";

const dialog = document.getElementById("dialog");
let findOpener = () => null;

// Field → what was asked and ticked under words of it that were refused before.
const earlier = new WeakMap();

/** Open a form the server drew. `card` is the message whose button asked for it. */
export function openForm(html, card, answered) {
  if (!dialog.open) findOpener = placeOf(document.activeElement);
  dialog.innerHTML = html;
  const form = dialog.querySelector("form");
  let event = newEvent();
  form.addEventListener("change", () => showFields(form));
  form.addEventListener("submit", async (submitted) => {
    submitted.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await send("ifyllt", { event_id: event, message: card, ...contents(form) });
      event = newEvent();
      if (answer.errors) showErrors(form, answer);
      else answered(answer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      showErrors(form, { errors: {}, summary: error.message });
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
  form.querySelector("[data-close]").addEventListener("click", closeForm);
  showFields(form);
  if (!dialog.open) dialog.showModal();
  (controls(form)[0] ?? form.querySelector("h2")).focus();
}

/** Close the dialog; focus goes back to where it was opened from. */
export function closeForm() {
  if (dialog.open) dialog.close();
}

dialog?.addEventListener("close", () => {
  dialog.replaceChildren();
  const opener = findOpener();
  const back = opener?.isConnected ? opener : document.getElementById("say");
  back.focus({ preventScroll: true });
});

/** Everything in the form, hidden fields too: the server knows which of them matter. */
function contents(form) {
  const values = {};
  for (const field of form.querySelectorAll("[data-field]")) {
    const name = field.dataset.field;
    values[name] = field.dataset.kind === "anyof" ? chosen(field) : (chosen(field)[0] ?? "");
    const { asked, ticked } = answers(field);
    if (asked.length) Object.assign(values, { [`${name}:asked`]: asked, [`${name}:not`]: ticked });
  }
  return { form: form.dataset.form, about: form.dataset.about, values };
}

/** What was asked and ticked: a word once answered for is not asked about again. */
function answers(field) {
  const before = earlier.get(field) ?? { asked: [], ticked: [] };
  const ticks = [...field.querySelectorAll("[data-not]")];
  const asked = ticks.map((tick) => tick.dataset.asked);
  const ticked = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
  const both = (one, other) => [...new Set([...one, ...other])];
  return { asked: both(before.asked, asked), ticked: both(before.ticked, ticked) };
}

function chosen(field) {
  return [...field.querySelectorAll("input:not([data-not]), select, textarea")]
    .filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked)
    .map((control) => control.value);
}

function showFields(form) {
  for (const field of form.querySelectorAll("[data-when]")) {
    const other = form.querySelector(`[data-field="${CSS.escape(field.dataset.when)}"]`);
    field.hidden = !other || other.hidden || !chosen(other).includes(field.dataset.whenValue);
  }
  for (const question of form.querySelectorAll(".question:has([data-field])")) {
    question.hidden = !question.querySelector("[data-field]:not([hidden])");
  }
}

function showErrors(form, { errors, summary, remarks = {} }) {
  for (const field of form.querySelectorAll("[data-field]")) {
    mark(field, errors[field.dataset.field] ?? "");
    remark(field, remarks[field.dataset.field] ?? "");
  }
  const above = form.querySelector(".summary");
  above.replaceChildren(Object.assign(document.createElement("p"), { textContent: summary }));
  const known = new Set([...form.querySelectorAll("[data-field]:not([hidden])")].map((f) => f.dataset.field));
  const homeless = Object.entries(errors).filter(([field]) => !known.has(field));
  for (const [, text] of homeless) above.append(Object.assign(document.createElement("p"), { textContent: text }));
  const wrong = [...form.querySelectorAll("[data-field].wrong:not([hidden])")];
  const first = wrong.flatMap(controls)[0];
  above.parentElement.scrollTop = 0;
  first?.focus();
}

function mark(field, text) {
  field.classList.toggle("wrong", Boolean(text));
  field.querySelector(".error").textContent = text;
  // A radio cannot be invalid to a screen reader, but the group of them can.
  const invalid = field.querySelectorAll("[role=radiogroup], input:not([type=radio]), select, textarea");
  for (const each of invalid) each.toggleAttribute("aria-invalid", false);
  if (text) for (const each of invalid) each.setAttribute("aria-invalid", "true");
}

/** What can be done about words that were refused: take the suggestion, write anew, or answer. */
function remark(field, html) {
  earlier.set(field, answers(field));
  field.querySelector(".remark")?.remove();
  if (!html) return;
  field.insertAdjacentHTML("beforeend", html);
  const shown = field.querySelector(".remark");
  const written = field.querySelector("textarea");
  shown.querySelector("[data-use]")?.addEventListener("click", () => {
    written.value = shown.querySelector("blockquote").textContent;
    mark(field, "");
    shown.hidden = true;
    const form = field.closest("form");
    if (!form.querySelector(".wrong")) form.querySelector(".summary").replaceChildren();
    written.focus();
  });
  shown.querySelector("[data-rewrite]")?.addEventListener("click", () => {
    written.focus();
    written.select();
  });
}

function controls(within) {
  const all = [...within.querySelectorAll("input, select, textarea")].filter((each) => !each.closest("[hidden]"));
  return all.filter((each) => each.type !== "radio" || each.checked || !radioChecked(each));
}

function radioChecked(radio) {
  return radio.closest("[data-field]").querySelector("input:checked");
}
