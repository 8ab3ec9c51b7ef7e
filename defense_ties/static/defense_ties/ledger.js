/* The ledger: arrow keys go from box to box, and the bar says how many months are ticked.
   Without this the boxes are ticked and sent all the same. */
"use strict";

(() => {
    const ledger = document.querySelector("table.ledger");
    const said = document.getElementById("ledger-chosen");
    if (!ledger) {
        return;
    }
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

    function boxAt(row, column) {
        const cell = ledger.rows[row] && ledger.rows[row].cells[column];
        return cell && cell.querySelector("input[type=checkbox]");
    }

    ledger.addEventListener("keydown", (event) => {
        const step = steps[event.key];
        if (!step || event.target.type !== "checkbox") {
            return;
        }
        const cell = event.target.closest("td, th");
        let row = cell.parentElement.rowIndex + step[0];
        let column = cell.cellIndex + step[1];
        while (row >= 0 && row < ledger.rows.length && column >= 0 && column < ledger.rows[0].cells.length) {
            const box = boxAt(row, column);
            if (box) {
                box.focus();
                break;
            }
            row += step[0];
            column += step[1];
        }
        event.preventDefault();
    });

    ledger.addEventListener("change", () => {
        if (!said) {
            return;
        }
        const count = (name) => ledger.querySelectorAll(`input[name=${name}]:checked`).length;
        const parts = [
            [count("cell"), "month", "months"],
            [count("row"), "publisher", "publishers"],
            [count("column"), "whole month", "whole months"],
        ].filter(([number]) => number);
        said.textContent =
            parts.map(([number, one, many]) => `${number} ${number === 1 ? one : many}`).join(", ") || "What is ticked";
    });
})();
