// What the preview adds to each page: it listens for news, loads the page again or its styles, and keeps its place.
(() => {
  "use strict";
  const here = location.pathname;
  const key = "glassbox-place";
  let version = document.currentScript.dataset.version;
  let source = null;

  function listen() {
    if (source || document.hidden) return;
    const query = new URLSearchParams({ since: version, page: here });
    source = new EventSource(`/-/glassbox/events?${query}`);
    source.addEventListener("reload", reload);
    source.addEventListener("styles", (event) => {
      version = event.lastEventId;
      takeStyles(JSON.parse(event.data));
    });
    source.addEventListener("same", (event) => {
      version = event.lastEventId;
    });
    source.addEventListener("error", () => {
      if (source && source.readyState === EventSource.CLOSED) {
        rest();
        setTimeout(listen, 1000);
      }
    });
  }

  // A browser has six connections to a server: pages that nobody sees must not hold them all.
  function rest() {
    if (source) source.close();
    source = null;
  }

  function reload() {
    rest();
    if (isWhole()) sessionStorage.setItem(key, JSON.stringify({ here, x: scrollX, y: scrollY }));
    history.scrollRestoration = "manual"; // or the browser goes back to where the page in between was
    location.reload();
  }

  // Whether this is a page of the site, back at its place: neither half loaded nor the preview's own in its stead.
  function isWhole() {
    return document.readyState === "complete" && !document.body.classList.contains("glassbox-page");
  }

  function takeStyles(paths) {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')];
    for (const path of paths) {
      const old = links.filter((link) => new URL(link.href).pathname === path);
      if (!old.length) {
        reload(); // another style sheet imports it
        return;
      }
      const fresh = old[0].cloneNode();
      fresh.href = `${path}?${version}`;
      fresh.addEventListener("load", () => old.forEach((link) => link.remove()));
      old.at(-1).after(fresh);
    }
  }

  function goBackToPlace() {
    const kept = JSON.parse(sessionStorage.getItem(key) || "null");
    if (!kept || kept.here !== here) return;
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    if (!isWhole()) return;
    sessionStorage.removeItem(key);
    setTimeout(() => (history.scrollRestoration = "auto"), 1000); // at once, the browser would still move the page
  }

  goBackToPlace();
  addEventListener("load", goBackToPlace); // images have their height now
  addEventListener("pageshow", listen);
  addEventListener("pagehide", rest);
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  listen();
})();
