// Takes one coder's answers for a whole record. Without it, each is chosen by itself.
"use strict";

for (const button of document.querySelectorAll(".reconcile [data-all]")) {
    button.hidden = false;
    button.setAttribute("aria-label", `Take all of coder ${button.dataset.all}`);
    button.addEventListener("click", () => {
        const table = button.closest("table");
        for (const box of table.querySelectorAll(`input[data-coder="${button.dataset.all}"]`)) {
            box.checked = true;
        }
    });
}
