// One person's window. Every press becomes what Teams itself would send; the server signs it.
// What the renderer cannot read, or finds no good, is told to the server, which fails the test.
"use strict";

const user = new URLSearchParams(location.search).get("user");
const place = (id) => document.getElementById(id);
const shown = new Map();
let openedFrom = "";

const HOST = new AdaptiveCards.HostConfig({
  fontFamily: "inherit",
  supportsInteractivity: true,
  actions: { maxActions: 6, actionsOrientation: "horizontal", buttonSpacing: 8 },
  inputs: { label: { requiredInputs: { suffix: " *" } } },
});

// Only what a bot may lean on: an escaped sign is that sign. All other markup is shown as written.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const shownAs = document.createElement("span");
  shownAs.textContent = text.replace(/\\(.)/g, "$1");
  result.outputHtml = shownAs.innerHTML;
  result.didProcess = true;
};

async function ask(path, body) {
  const options = body && { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(path, options);
  return answer.status === 204 ? null : answer.json();
}

function draw(json, into, inDialog, messageId) {
  const card = new AdaptiveCards.AdaptiveCard();
  const context = new AdaptiveCards.SerializationContext();
  card.hostConfig = HOST;
  card.parse(json, context);
  const faults = [];
  for (let at = 0; at < context.eventCount; at += 1) faults.push(context.getEventAt(at).message);
  faults.push(...card.validateProperties().validationEvents.map((each) => each.message));
  if (faults.length) ask("/fault", { faults });
  card.onExecuteAction = (action) => pressed(action, inDialog, messageId);
  into.replaceChildren(card.render());
}

async function pressed(action, inDialog, messageId) {
  const data = action.data ?? {};
  const opens = data.msteams?.type === "task/fetch";
  if (action.getJsonTypeName() === "Action.Submit" && !inDialog && !opens)
    return ask("/fault", { faults: ["a Submit in the chat, which Teams sends as a message"] });
  const kind = inDialog ? "submit" : opens ? "fetch" : "press";
  if (!inDialog) openedFrom = messageId;
  const told = await ask("/act", { user, kind, data, verb: action.verb, on: openedFrom });
  await take(kind, told);
}

async function take(kind, told) {
  place("toast").textContent = "";
  const task = told?.task?.value;
  if (task) {
    place("title").textContent = task.title;
    draw(task.card.content, place("card"), true, "");
    if (!place("dialog").open) place("dialog").showModal();
  } else if (kind === "submit") {
    place("dialog").close();
  } else if (told?.type === "application/vnd.microsoft.activity.message") {
    place("toast").textContent = told.value;
  }
  await refresh();
}

async function refresh() {
  const messages = await ask(`/messages?user=${encodeURIComponent(user)}`);
  for (const { id, card } of messages) {
    const written = JSON.stringify(card);
    if (shown.get(id) === written) continue;
    let article = place(`m-${id}`);
    if (!article) {
      article = document.createElement("article");
      article.id = `m-${id}`;
      place("chat").append(article);
    }
    shown.set(id, written);
    draw(card, article, false, id);
  }
  document.body.dataset.turn = String(Number(document.body.dataset.turn ?? 0) + 1);
}

place("who").textContent = user;
place("say").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = event.target.elements.text;
  const text = field.value;
  field.value = "";
  await take("say", await ask("/act", { user, kind: "say", text }));
});
place("close").addEventListener("click", () => place("dialog").close());
window.mark = async (command, text) =>
  take("mark", await ask("/act", { user, kind: "mark", command, text }));
window.refresh = refresh;
refresh();
