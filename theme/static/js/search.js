// Adds a search box to the page that lists everything. Without this file that list is the search.
// Typing filters the list by title at once; where publishing has made an index, the text of all pages then answers.
"use strict";

const SHOWN = 20;
const PAUSE = 200; // milliseconds without a key before the text is searched
const place = document.querySelector("[data-enhanced]");
const everything = document.getElementById("all-pages");
const rows = [...everything.querySelectorAll("li")].map((row) => ({ row, link: row.querySelector("a") }));
const known = new Map(rows.map(({ row, link }) => [link.href, row]));
let module;
let turn = 0;

const make = (parent, name, properties) =>
  parent.appendChild(Object.assign(document.createElement(name), properties));

make(place, "label", { htmlFor: "query", textContent: "Search all pages" });
const box = make(place, "input", { id: "query", type: "search", autocomplete: "off" });
const count = make(place, "p", { className: "quiet", role: "status" });
const results = make(place, "ul", { className: "rows" });
const more = make(place, "button", { type: "button", textContent: "Show more", hidden: true });

const engine = () => (module ??= import("./full-text.js"));

const typed = () => box.value.toLowerCase().split(/\s+/).filter(Boolean);

function filter() {
  const words = typed();
  let hits = 0;
  for (const { row, link } of rows) {
    const title = link.textContent.toLowerCase();
    row.hidden = !words.every((word) => title.includes(word));
    hits += !row.hidden;
  }
  results.replaceChildren();
  more.hidden = true;
  everything.hidden = false;
  count.textContent = words.length ? `${hits} of ${rows.length} titles` : "";
}

async function search() {
  const mine = ++turn;
  const empty = !typed().length;
  if (empty || !results.hasChildNodes()) filter();
  if (empty) return;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  const found = mine === turn ? await (await engine()).search?.(box.value) : null;
  if (found) await show(found.results, mine);
}

// WebAssembly is forbidden here, or another release was published meanwhile.
function titlesOnly() {
  module = Promise.resolve({});
  filter();
}

async function show(found, mine) {
  const pages = await Promise.all(found.slice(0, SHOWN).map((hit) => hit.data()));
  if (mine !== turn) return;
  results.replaceChildren();
  add(pages);
  everything.hidden = true;
  count.textContent = `${found.length} of ${rows.length} pages`;
  more.hidden = found.length <= SHOWN;
  more.onclick = () => showMore(found).catch(titlesOnly);
}

async function showMore(found) {
  const next = results.children.length;
  add(await Promise.all(found.slice(next, next + SHOWN).map((hit) => hit.data())));
  more.hidden = results.children.length >= found.length;
  results.children[next].querySelector("a").focus();
}

function add(pages) {
  for (const { url, meta, excerpt } of pages) {
    const row = make(results, "li", { className: "row" });
    const listed = known.get(new URL(url, location).href);
    make(row, "a", { href: url, textContent: listed?.querySelector("a").textContent ?? meta.title });
    make(row, "span", { className: "meta", textContent: listed?.querySelector(".meta").textContent ?? "" });
    make(row, "p", { className: "quiet" }).append(...marked(excerpt));
  }
}

// An excerpt's only markup is <mark>. All of it goes in as text, so that a page about HTML adds none.
const marked = (excerpt) =>
  excerpt.split(/<mark>(.*?)<\/mark>/).map((part, number) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return number % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text;
  });

box.addEventListener("input", () => search().catch(titlesOnly));
box.value = new URLSearchParams(location.search).get("q") ?? "";
if (box.value) search().catch(titlesOnly);
