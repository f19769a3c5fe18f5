// Shows Atlassian's status widget for the site at an address, on a page of some address, and writes what a reader sees as JSON.
const fs = require("fs");
const { JSDOM, VirtualConsole } = require("jsdom");

const PATIENCE = 10000; // milliseconds

async function main(address, page) {
  const errors = [];
  const console = new VirtualConsole();
  console.on("jsdomError", (error) => errors.push(error.message));
  const html = `<!doctype html><title>Dashboard</title><statuspage-widget src="${address}"></statuspage-widget>`;
  const { window } = new JSDOM(html, { url: page, runScripts: "outside-only", virtualConsole: console });
  window.eval(fs.readFileSync(require.resolve("@statuspage/status-widget/dist/index.js"), "utf8"));
  const find = (selector) => window.document.querySelector("statuspage-widget").shadowRoot?.querySelector(selector);
  for (const end = Date.now() + PATIENCE; !find(".status-text") && errors.length === 0 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    text: find(".status-text")?.textContent ?? null,
    indicator: find(".status-indicator")?.classList[1] ?? null,
    link: find("a")?.href ?? null,
    errors,
  };
}

process.on("unhandledRejection", () => {}); // the widget leaves a request that failed to the page
main(...process.argv.slice(2))
  .catch((error) => ({ text: null, indicator: null, link: null, errors: [error.stack] }))
  .then((shown) => {
    console.log(JSON.stringify(shown));
    process.exit(0); // its timers would go on
  });
