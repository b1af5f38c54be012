// Messages and modals as Slack would draw them: JSON on standard input, a page on standard output.
// Only for looking at; nothing depends on it.

import { readFileSync } from "node:fs";
import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

const LOGO = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
const MODAL = "max-width:520px;border:1px solid #bbb;border-radius:10px;margin:24px 0;font-family:Lato,sans-serif";
const BAR = "display:flex;justify-content:space-between;padding:14px 20px;font-weight:700";
const BUTTON = "border:1px solid #999;border-radius:6px;padding:6px 14px;margin-left:8px;font-weight:600";

const style = readFileSync(new URL(import.meta.resolve("slack-blocks-to-jsx/dist/style.css")), "utf8");
// The library takes `verbatim` for "no markup at all"; in Slack it only stops automatic links.
const given = JSON.parse(readFileSync(0, "utf8"), (key, value) => (key === "verbatim" ? undefined : value));
const shown = given.map(({ title, message, view }) =>
  `<h2 style="font-family:sans-serif">${escape(title)}</h2>` + (view ? modal(view) : posted(message)),
);
process.stdout.write(`<!doctype html><meta charset="utf-8"><style>${style}</style><body style="margin:24px">${shown.join("")}`);

function posted({ blocks }) {
  return renderToStaticMarkup(h(Message, { blocks, name: "Samordnaren", logo: LOGO, time: new Date(0) }));
}

function modal(view) {
  const body = renderToStaticMarkup(h(Message, { blocks: view.blocks, withoutWrapper: true }));
  const buttons = [view.close, view.submit].filter(Boolean).map((each) => `<span style="${BUTTON}">${escape(each.text)}</span>`);
  return `<div style="${MODAL}"><div style="${BAR}">${escape(view.title.text)}<span>×</span></div>
    <div style="padding:0 20px">${body}</div>
    <div style="${BAR};justify-content:flex-end">${buttons.join("")}</div></div>`;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
