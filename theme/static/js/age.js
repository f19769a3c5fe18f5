// Shows that a site has not been built for too long. Without this file the page still says when it was built.
"use strict";

const notice = document.querySelector("[data-built]");
const { built, freshFor } = notice.dataset; // a moment, and seconds

notice.hidden = Date.now() - Date.parse(built) < freshFor * 1000;
