// The backup codes can be printed where there is a script to do it.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}
