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
const count = make(place, "p", { className: "quiet", role: "status" });
const results = make(place, "ul", { className: "rows" });

// Where the index cannot be fetched, the titles on this page are searched.
const titles = () => [...everything.querySelectorAll("a")].map((a) => ({ title: a.textContent, url: a.href }));
const load = () =>
  (index ??= fetch(new URL("search/index.json", site))
    .then((answer) => answer.json())
    .catch(() => ({ entries: titles() })));

async function search() {
  const { entries } = await load();
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text) => words.every((word) => text.toLowerCase().includes(word));
  const hits = words.length ? entries.filter((entry) => holds(`${entry.title} ${entry.text}`)) : [];
  hits.sort((a, b) => holds(b.title) - holds(a.title)); // equal ones stay in their order
  count.textContent = words.length ? `${hits.length} of ${entries.length} pages` : "";
  everything.hidden = words.length > 0;
  results.replaceChildren();
  for (const { title, url, label } of hits) {
    const row = make(results, "li", { className: "row" });
    make(row, "a", { href: new URL(url, site), textContent: title });
    make(row, "span", { className: "meta", textContent: label ?? "" });
  }
}

box.addEventListener("input", search);
box.value = new URLSearchParams(location.search).get("q") ?? "";
if (box.value) search();
