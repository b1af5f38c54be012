// What happens elsewhere: server-sent events, badges and counts.

import { announce, atEnd, place, reload, toEnd } from "./messages.js";
import { send } from "./server.js";

const { stream, room, mails } = document.body.dataset;
const title = document.title;
let mark = document.body.dataset.mark;
let source = null;

function connect() {
  source = new EventSource(stream);
  source.addEventListener("hello", (event) => {
    const hello = JSON.parse(event.data);
    countMails(hello.mails);
    if (hello.mark !== mark) catchUp();
    mark = ""; // From the second time on we have been away, and may have missed something.
  });
  source.addEventListener("message", (event) => show(JSON.parse(event.data)));
  source.addEventListener("mail", (event) => {
    countMails(JSON.parse(event.data).mails);
    announce("Ett nytt mejl har kommit till Postlådan.");
    reloadMails();
  });
}

// A browser keeps six connections to one host: pages nobody looks at give theirs back.
function follow() {
  if (document.visibilityState === "visible") {
    if (!source) connect();
    read();
  } else {
    source?.close();
    source = null;
  }
}

function show(news) {
  if (news.room === room) {
    const follows = atEnd();
    place(news.html);
    if (follows) toEnd();
    read();
    return;
  }
  badge(news.room, news.unread);
  const name = badgeOf(news.room)?.closest("a").querySelector("span")?.innerText ?? "";
  announce(`Nytt i ${name}. ${news.preview}`);
}

async function catchUp() {
  await reload();
  await reloadMails();
}

async function reloadMails() {
  if (!mails) return;
  const response = await fetch(mails).catch(() => null);
  if (!response?.ok) return;
  const focused = document.activeElement?.closest("#mails li")?.id;
  document.getElementById("mails").innerHTML = await response.text();
  if (focused) document.getElementById(focused)?.querySelector("a").focus({ preventScroll: true });
}

function read() {
  if (!room) return;
  badge(room, 0);
  send("last", {}).catch(() => {}); // A badge that stays is put right when the room is next opened.
}

function countMails(count) {
  for (const each of document.querySelectorAll("[data-mail-count]")) each.textContent = count;
}

function badgeOf(id) {
  return document.querySelector(`[data-unread="${CSS.escape(id)}"]`);
}

function badge(id, count) {
  const one = badgeOf(id);
  if (one) {
    one.firstChild.textContent = count;
    one.hidden = !count;
  }
  sumBadges();
}

function sumBadges() {
  const badges = [...document.querySelectorAll("[data-unread]")];
  const sum = badges.reduce((total, each) => total + parseInt(each.textContent, 10), 0);
  for (const each of document.querySelectorAll("[data-unread-sum]")) {
    each.textContent = sum;
    each.hidden = !sum;
  }
  document.title = sum ? `(${sum}) ${title}` : title;
}

document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => event.persisted && location.reload());
sumBadges();
follow();
