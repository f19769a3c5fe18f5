// Adds a search box to the page that lists everything. Without this file that list is the search.
"use strict";

const site = new URL("../../", document.currentScript.src);
const place = document.querySelector("[data-enhanced]");
const everything = document.getElementById("all-pages");
let index;

const make = (parent, name, properties) =>
  parent.appendChild(Object.assign(document.createElement(name), properties));

make(place, "label", { htmlFor: "query", textContent: "Search the text of all pages" });
const box = make(place, "input", { id: "query", type: "search", autocomplete: "off" });
const count = make(place, "p", { className: "quiet" });
count.setAttribute("role", "status");
const results = make(place, "ul", { className: "rows" });

const load = () => (index ??= fetch(new URL("search/index.json", site)).then((answer) => answer.json()));

async function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const { entries } = await load();
  const holds = (text) => words.every((word) => text.toLowerCase().includes(word));
  // A title that holds every word comes first; the sort keeps the order of the rest.
  const hits = entries.filter((entry) => holds(entry.title + " " + entry.text));
  hits.sort((a, b) => holds(b.title) - holds(a.title));
  everything.hidden = words.length > 0;
  count.textContent = words.length ? `${hits.length} of ${entries.length} pages` : "";
  results.replaceChildren();
  for (const entry of words.length ? hits.slice(0, 50) : []) {
    const row = make(results, "li", { className: "row" });
    make(row, "a", { href: new URL(entry.url, site), textContent: entry.title });
    make(row, "span", { className: "meta", textContent: entry.label });
  }
}

box.addEventListener("input", search);
box.value = new URLSearchParams(location.search).get("q") ?? "";
if (box.value) search();
