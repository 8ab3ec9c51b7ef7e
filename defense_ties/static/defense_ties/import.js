"use strict";

// While the work goes on, the page looks again every other second; without scripts there is a link.
window.setTimeout(() => window.location.reload(), 2000);
