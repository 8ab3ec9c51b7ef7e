// Posts as of the date: choosing an official fills rank, position, institution and country into boxes that are empty
// or that were filled in here before, and what disagrees with the other records is said beside the row.
"use strict";
{
    const $ = django.jQuery;
    const FILLED = ["position", "institution", "rank", "country"];
    const WAIT = 250; // milliseconds after the last change
    const rows = new WeakMap(); // what is known of each row: what was filled in, and the question that is open

    const stateOf = (row) => {
        if (!rows.has(row)) rows.set(row, { filled: {}, fills: false, timer: 0, asked: null });
        return rows.get(row);
    };
    const boxOf = (row, name) => row.querySelector(`:is([name$="-${name}"], [name="${name}"]):not([type=hidden])`);
    const valueOf = (row, name) => boxOf(row, name)?.value.trim() || "";
    const panelOf = (row) => row.querySelector(".as-of");
    const allRows = () =>
        [...document.querySelectorAll(".inline-related:not(.empty-form)")].filter((row) => panelOf(row));

    /** Return the date of the engagement; for a signature, that on which the agreement was signed. */
    function dateOf(row) {
        if (row.matches("form")) return panelOf(row).dataset.date; // the form of one row does not hold it
        if (!/^signatures/.test(row.id)) return document.getElementById("id_date")?.value.trim() || "";
        const kinds = [...document.querySelectorAll("select[name^='events-'][name$='-kind']")];
        const signed = kinds.find((box) => box.value === "signed" && !box.name.includes("__prefix__"));
        return signed ? signed.form.elements[signed.name.replace(/-kind$/, "-date")].value.trim() : "";
    }

    // -- Boxes ------------------------------------------------------------------------

    /** Whether a box may be written to: nobody but this script has put anything there. */
    const isFree = (row, name) => {
        const value = valueOf(row, name);
        return Boolean(boxOf(row, name)) && (!value || stateOf(row).filled[name] === value);
    };

    function put(row, name, value, text) {
        const box = boxOf(row, name);
        if (!box || box.value === value) return;
        stateOf(row).filled[name] = value;
        if (box.tagName === "SELECT" && value && ![...box.options].some((option) => option.value === value)) {
            box.add(new Option(text, value));
        }
        box.value = value;
        box.classList.toggle("filled-in", Boolean(value));
        if (box.tagName === "SELECT") $(box).trigger("change", ["filled in"]);
    }

    function take(row, post) {
        put(row, "position", post.id, post.text);
        if (post.institution && isFree(row, "institution")) {
            put(row, "institution", post.institution.id, post.institution.text);
        }
    }

    function fill(row, answer) {
        const post = answer.posts.find((each) => each.id === answer.sure);
        const said = {
            position: post,
            institution: post?.institution,
            rank: answer.rank,
            country: answer.country && { id: answer.country, text: answer.country },
        };
        for (const name of FILLED) {
            if (isFree(row, name)) put(row, name, said[name]?.id || "", said[name]?.text);
        }
    }

    // -- What is said beside the row -----------------------------------------------------

    const make = (tag, properties, ...children) => {
        const node = Object.assign(document.createElement(tag), properties);
        node.append(...children.filter(Boolean));
        return node;
    };

    function button(row, mark) {
        const may = mark.button === "_widen" ? "mayWiden" : "mayAdd";
        if (!mark.offer || !panelOf(row).dataset[may]) return null;
        const properties = { type: "submit", className: "as-of-act", name: mark.button, value: row.id };
        return make("button", properties, mark.offer);
    }

    function choice(row, post) {
        const node = make("button", { type: "button", className: "as-of-choice" }, post.text);
        const lines = make("span", {}, node);
        if (post.when) lines.append(" ", make("span", { className: "as-of-when" }, post.when));
        node.addEventListener("click", () => {
            take(row, post);
            ask(row, 0, { only: "marks" });
        });
        return lines;
    }

    function show(row, answer) {
        const panel = panelOf(row);
        panel
            .querySelector(".as-of-marks")
            .replaceChildren(
                ...answer.marks.map((mark) => make("li", { className: "as-of-mark" }, `${mark.text} `, button(row, mark))),
            );
        const position = valueOf(row, "position");
        const others = [...answer.posts, ...answer.lapsed].filter((post) => post.id !== position);
        const ours = position && stateOf(row).filled.position === position;
        const several = Boolean(others.length) && (!position || ours);
        const asRank = answer.rank && stateOf(row).filled.rank === answer.rank.id && valueOf(row, "rank");
        const note = [(several || ours) && answer.note, asRank && `Rank ${answer.rank.said}.`].filter(Boolean).join(" ");
        panel
            .querySelector(".as-of-choices")
            .replaceChildren(
                ...(note ? [make("p", { className: "as-of-note" }, note)] : []),
                ...(several ? [make("span", { className: "as-of-lead" }, position ? "Or:" : "Took part as:")] : []),
                ...(several ? others.map((post) => choice(row, post)) : []),
            );
    }

    const say = (row, text) =>
        panelOf(row)
            .querySelector(".as-of-marks")
            .replaceChildren(...(text ? [make("li", { className: "as-of-mark" }, text)] : []));

    // -- Asking ----------------------------------------------------------------------------

    function ask(row, wait = WAIT, { only = "" } = {}) {
        const state = stateOf(row);
        clearTimeout(state.timer);
        state.fills ||= only !== "marks"; // until it is done, whatever else is asked meanwhile
        state.timer = setTimeout(() => send(row), wait);
    }

    async function send(row) {
        const state = stateOf(row);
        const official = valueOf(row, "official");
        state.asked?.abort();
        if (!official) {
            for (const name of FILLED) if (isFree(row, name)) put(row, name, "");
            panelOf(row).querySelector(".as-of-choices").replaceChildren();
            say(row, "");
            return;
        }
        state.asked = new AbortController();
        const { address, apart } = panelOf(row).dataset;
        const asked = new URLSearchParams({
            official,
            date: dateOf(row),
            title: valueOf(row, "title_as_written"),
            written: valueOf(row, "rank_as_written"),
            apart_from: apart,
        });
        try {
            let answer = await get(address, asked, row, state.asked.signal);
            if (state.fills && !answer.error) {
                state.fills = false;
                const before = FILLED.map((name) => valueOf(row, name)).join();
                fill(row, answer);
                if (FILLED.map((name) => valueOf(row, name)).join() !== before) {
                    answer = await get(address, asked, row, state.asked.signal);
                }
            }
            if (answer.error) say(row, answer.error);
            else show(row, answer);
        } catch (error) {
            if (error.name !== "AbortError") say(row, "The posts on that date could not be looked up.");
        }
    }

    async function get(address, asked, row, signal) {
        for (const name of ["position", "rank", "country"]) asked.set(name, valueOf(row, name));
        const response = await fetch(`${address}?${asked}`, { credentials: "same-origin", signal });
        if (!response.ok && response.status !== 400) throw new Error(String(response.status));
        return response.json();
    }

    // -- What is changed on the page -----------------------------------------------------------

    // A row among others, or the whole form of one who took part or signed.
    const holderOf = (node) => node.closest?.(".inline-related") || node.closest?.("form");
    const rowOf = (box) => {
        const row = holderOf(box);
        const panel = row && panelOf(row);
        return panel && holderOf(panel) === row && !row.matches(".empty-form") ? row : null;
    };

    $(document).on("change", "form select, form input", (event, ours) => {
        const row = rowOf(event.target);
        if (!row || ours) return;
        const name = event.target.name.replace(/^.+-\d+-/, "");
        if (name === "official" || name.endsWith("_as_written")) ask(row);
        else if (FILLED.includes(name)) ask(row, WAIT, { only: "marks" });
    });

    $(document).on("change", "#id_date, [name^='events-']", () => {
        for (const row of allRows()) if (valueOf(row, "official")) ask(row);
    });

    // The button that fills in a stored row when the form is saved does so at once here.
    document.addEventListener("click", (event) => {
        const pressed = event.target.closest?.("button[name=_fill]");
        if (!pressed) return;
        event.preventDefault();
        ask(rowOf(pressed), 0);
    });
}
