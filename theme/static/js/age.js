// Shows that a site has not been built for days. Without this file the page still says the day on which it was built.
"use strict";

const DAY = 24 * 60 * 60 * 1000; // milliseconds
const notice = document.querySelector("[data-built]");

notice.hidden = Date.now() - Date.parse(notice.dataset.built) < 2 * DAY;
