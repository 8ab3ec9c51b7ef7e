// The reviewing screen: words light up with what they support, keys act, forms are sent without leaving the page.
// Everything here works without this file too, by links and forms.
"use strict";
{
    const root = document.getElementById("review");
    const live = document.getElementById("live");
    const all = (selector, within = root) => [...within.querySelectorAll(selector)];
    const one = (selector, within = root) => within.querySelector(selector);
    let marks = []; // the marked runs of the text, with their first character and the one after the last
    let rows = []; // the facts of the cards, with their passages
    let hit = null;
    let accepting = false; // whether what was just sent accepts a draft
    let busy = false;
    let selecting = false;

    // -- What is on the page ---------------------------------------------------

    /** Return passages as [first character, the one after the last, what the words are about]. */
    const parse = (text) =>
        (text || "")
            .split(" ")
            .filter(Boolean)
            .map((span) => span.split("-"))
            .map(([from, to, tint]) => [+from, +to, tint]);

    function index() {
        marks = all("mark").map((node) => ({ node, from: +node.dataset.from, to: +node.dataset.to }));
        rows = all("tr[data-spans]").map((node) => ({
            node,
            card: node.closest(".card"),
            spans: parse(node.dataset.spans),
        }));
        hit = null;
        tint();
    }

    const cards = () => all(".card");
    const current = () => one(".card > details[open]")?.parentElement;

    const covers = ([from, to], mark) => from <= mark.from && mark.to <= to;

    /** Tint the words of the open card by what they are about there, the shortest passage first. */
    function tint() {
        const spans = parse(current()?.dataset.spans).filter((span) => span[2] !== "whole");
        const weight = ([from, to, about]) => to - from + (about === "side" ? 0.5 : 0);
        spans.sort((first, second) => weight(first) - weight(second));
        const found = [];
        for (const mark of marks) {
            const span = spans.find((each) => covers(each, mark));
            mark.node.classList.toggle("now", Boolean(span));
            if (span) found.push(mark);
            if (span) mark.node.dataset.now = span[2];
            else delete mark.node.dataset.now;
        }
        return found;
    }

    /** Light the words of a row, or none, and bring the first of them into view beside it. */
    function light(row) {
        const spans = row ? parse(row.dataset.spans) : [];
        const found = marks.filter((mark) => spans.some((span) => covers(span, mark)));
        for (const mark of marks) mark.node.classList.toggle("lit", found.includes(mark));
        if (found.length) reveal(found[0].node);
    }

    function reveal(node) {
        const pane = one(".text");
        if (pane.scrollHeight <= pane.clientHeight || getComputedStyle(pane).overflowY === "visible") return;
        const [inner, outer] = [node.getBoundingClientRect(), pane.getBoundingClientRect()];
        if (inner.top < outer.top + 24 || inner.bottom > outer.bottom - 24) {
            pane.scrollTop += inner.top - outer.top - outer.height / 3;
        }
    }

    // -- The current card --------------------------------------------------------

    /** Look, once, for records of other articles that may be the same as the one of a card. */
    async function askForNear(card) {
        const link = card && one("[data-near]", card);
        if (!link) return;
        const place = link.parentElement;
        const url = link.dataset.near;
        link.removeAttribute("data-near");
        try {
            const response = await fetch(url, { credentials: "same-origin" });
            if (!response.ok) return;
            const page = new DOMParser().parseFromString(await response.text(), "text/html");
            place.replaceWith(page.body.firstElementChild);
        } catch {
            link.dataset.near = url; // the link itself still works
        }
    }

    function show(card, { focus = true } = {}) {
        if (!card) return;
        for (const other of cards()) other.firstElementChild.open = other === card;
        const found = tint();
        if (found.length) reveal(found[0].node);
        if (focus) one("summary", card).focus({ preventScroll: true });
        card.scrollIntoView({ block: "nearest" });
        const top = card.getBoundingClientRect().top;
        if (top < 0 || top > innerHeight - 120) card.scrollIntoView({ block: "start" });
    }

    /** Return the next card that is wanted, the one that is open last of all; undefined if there is none. */
    function beyond(by, wanted) {
        const list = cards();
        const at = list.indexOf(current());
        const turned = list.map((_, number) => list[(at + by * (number + 1) + list.length * 2) % list.length]);
        return turned.find(wanted);
    }

    function step(by, wanted = () => true) {
        const card = beyond(by, wanted);
        return card ? show(card) : say("Nothing is left to check.");
    }

    const unchecked = (card) => card.classList.contains("draft");

    const say = (text) => {
        live.textContent = "";
        live.textContent = text;
    };

    function complain(text) {
        const told = one(".told");
        told.replaceChildren(Object.assign(document.createElement("p"), { className: "error", textContent: text }));
        told.scrollIntoView({ block: "nearest" });
        say(text);
    }

    // -- From words to records -----------------------------------------------------

    /** Show the next of the facts that the word supports, the one with the fewest words first. */
    function pick(mark) {
        const from = +mark.dataset.from;
        const length = (row) => Math.min(...row.spans.filter(([a, b]) => a <= from && from < b).map(([a, b]) => b - a));
        const found = rows
            .filter((row) => row.spans.some(([a, b]) => a <= from && from < b))
            .sort((first, second) => length(first) - length(second));
        if (!found.length) return;
        const next = found[(found.findIndex((row) => row.node === hit) + 1) % found.length];
        show(next.card, { focus: false });
        hit?.classList.remove("hit");
        hit = next.node;
        hit.classList.add("hit");
        light(hit);
        hit.scrollIntoView({ block: "nearest" });
        say(`${hit.dataset.label}: ${next.card.dataset.title}`);
    }

    root.addEventListener("click", (event) => {
        const mark = event.target.closest("mark");
        if (mark && getSelection().isCollapsed) pick(mark);
        const elsewhere = event.target.closest("tr a[href^='#official-']");
        if (elsewhere) {
            event.preventDefault();
            show(document.getElementById(elsewhere.hash.slice(1)));
        }
        const link = event.target.closest("a[data-swap]");
        if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            if (link.hasAttribute("data-close") || mayLeave(link)) load(link.href, {});
        }
    });

    for (const name of ["mouseover", "focusin"]) {
        root.addEventListener(name, (event) => {
            const row = event.target.closest("tr[data-spans]");
            if (row) light(row);
            else if (!event.target.closest(".text")) light(null);
            const mark = name === "mouseover" && event.target.closest("mark");
            for (const node of all("tr.near")) node.classList.remove("near");
            if (!mark) return;
            const from = +mark.dataset.from;
            for (const found of rows) {
                found.node.classList.toggle("near", found.spans.some(([a, b]) => a <= from && from < b));
            }
        });
    }

    // A card that is opened closes the others; `toggle` does not bubble.
    root.addEventListener(
        "toggle",
        (event) => {
            if (!event.target.matches(".card > details")) return;
            if (event.target.open) {
                for (const card of cards()) {
                    if (card !== event.target.parentElement) card.firstElementChild.open = false;
                }
            }
            tint();
            askForNear(current());
        },
        true,
    );

    // -- Forms without leaving the page ---------------------------------------------

    root.addEventListener("input", (event) => {
        const form = event.target.closest("[data-panel], .pop form");
        if (form) form.dataset.typed = "yes";
    });

    /** Whether nothing that was typed elsewhere would be lost. */
    function mayLeave(from) {
        const typed = one("form[data-typed]");
        if (!typed || typed.contains(from)) return true;
        complain("Save or cancel the open form first.");
        one("input:not([type=hidden]), select, textarea", typed)?.focus();
        return false;
    }

    root.addEventListener("submit", (event) => {
        const form = event.target;
        event.preventDefault();
        if (busy || !mayLeave(form)) return;
        const data = new FormData(form, event.submitter);
        accepting = event.submitter?.value === "accept";
        if (form.method === "post") load(form.action, { method: "POST", body: data });
        else load(`${form.action.replace(/[?#].*/, "")}?${new URLSearchParams(data)}`, {});
    });

    async function load(url, options) {
        busy = true;
        root.setAttribute("aria-busy", "true");
        try {
            const response = await fetch(url, { ...options, credentials: "same-origin" });
            const page = new DOMParser().parseFromString(await response.text(), "text/html");
            const fresh = page.getElementById("review");
            if (!fresh) throw new Error(`the server answered ${response.status}`);
            swap(fresh, response.url);
        } catch (error) {
            complain(`Nothing was done: ${error.message}. What you typed is still here; try again.`);
        } finally {
            busy = false;
            root.removeAttribute("aria-busy");
        }
    }

    function swap(fresh, url) {
        const pane = one(".text").scrollTop;
        const height = scrollY;
        root.replaceChildren(...fresh.childNodes);
        one(".text").scrollTop = pane;
        scrollTo(0, height);
        django.jQuery(root).find(".admin-autocomplete").djangoAdminSelect2();
        namePickers();
        const address = new URL(url);
        const panel = one(".panel");
        if (!panel) address.search = current() ? `?at=${current().id}` : "";
        address.hash = "";
        history.replaceState(null, "", address);
        index();
        settle(panel);
    }

    /** Give the pickers, which draw themselves, the names of their labels. */
    function namePickers() {
        for (const select of all("select.admin-autocomplete")) {
            const label = one(`label[for="${select.id}"]`);
            const drawn = select.nextElementSibling;
            if (!label || !drawn) continue;
            label.id = `${select.id}-label`;
            const single = one(".select2-selection--single", drawn);
            single?.setAttribute("aria-labelledby", `${label.id} select2-${select.id}-container`);
            one(".select2-selection__rendered[role=textbox]", drawn)?.setAttribute("aria-labelledby", label.id);
            one(".select2-search__field", drawn)?.setAttribute("aria-labelledby", label.id);
        }
    }

    /** Put the focus where the work goes on, and tell what was done. */
    function settle(panel) {
        if (panel) {
            if (one(".errorlist, .error", panel)) panel.dataset.typed = "yes";
            panel.scrollIntoView({ block: "nearest" });
            const fault = one(".errorlist", panel)?.closest(".box");
            one("input:not([type=hidden]), select, textarea, button", fault || panel)?.focus();
        } else {
            // What is accepted is done with: the next draft is opened, if there is one.
            const goesOn = accepting && current() && !unchecked(current());
            show((goesOn && beyond(1, unchecked)) || current());
        }
        accepting = false;
        const told = all(".told p").map((line) => line.textContent);
        say([...told, ...all(".panel .errorlist li, .panel .error").map((line) => line.textContent)].join(" "));
    }

    // -- Keys ----------------------------------------------------------------------

    const press = (selector, within = current()) => within && one(selector, within)?.click();

    const KEYS = {
        j: () => step(1),
        k: () => step(-1),
        n: () => step(1, unchecked),
        a: () => press("button[value=accept]"),
        u: () => press("button[value=reopen]"),
        e: () => press("[data-act=edit]"),
        r: () => {
            const summary = current() && one("[data-act=reject]", current());
            if (!summary) return;
            summary.parentElement.open = true;
            one("input[name=note]", summary.parentElement).focus();
        },
        p: () => press("#publish button", root),
        s: () => startSelecting(),
        "?": () => help(),
        "/": () => help(),
        Escape: () => leave(),
    };

    function help() {
        const keys = document.getElementById("keys");
        keys.open = !keys.open;
        one("summary", keys).focus();
        keys.scrollIntoView({ block: "nearest" });
    }

    /** Close the innermost thing that is open: a form, a reason, a selection, the keys. */
    function leave() {
        const pop = document.activeElement.closest(".pop[open]");
        if (pop) {
            pop.open = false;
            pop.firstElementChild.focus();
        } else if (one("#selected").classList.contains("open")) {
            endSelecting();
        } else if (one(".panel")) {
            press("[data-close]", root);
        } else {
            document.getElementById("keys").open = false;
        }
    }

    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
        const typing = event.target.closest("input, select, textarea, .select2-container");
        if (selecting && !typing && moveSelection(event)) return event.preventDefault();
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        if ((typing && key !== "Escape") || event.target.closest(".select2-container") || !KEYS[key]) return;
        event.preventDefault();
        KEYS[key]();
    });

    // -- Adding what was missed --------------------------------------------------------

    const count = (text) => [...text].length; // characters as the server counts them, not UTF-16 units

    /** Return how many characters of a paragraph stand before a place in it. */
    function before(paragraph, node, offset) {
        const range = document.createRange();
        range.setStart(paragraph, 0);
        range.setEnd(node, offset);
        return +paragraph.dataset.offset + count(range.toString());
    }

    /** Return the offsets of the selected words, without white space around them; null for none. */
    function selected() {
        const selection = getSelection();
        if (!selection.rangeCount || selection.isCollapsed) return null;
        const range = selection.getRangeAt(0);
        const touched = all(".text p[data-offset]").filter((paragraph) => range.intersectsNode(paragraph));
        const parts = touched
            .map((paragraph) => {
                const part = document.createRange();
                part.selectNodeContents(paragraph);
                if (paragraph.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
                if (paragraph.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
                const text = part.toString();
                const start = before(paragraph, part.startContainer, part.startOffset);
                return { start: start + count(text) - count(text.trimStart()), text: text.trim() };
            })
            .filter((part) => part.text);
        if (!parts.length) return null;
        const last = parts.at(-1);
        return {
            start: parts[0].start,
            end: last.start + count(last.text),
            text: parts.map((part) => part.text).join(" … "),
        };
    }

    document.addEventListener("selectionchange", () => {
        const node = getSelection().anchorNode;
        const bar = one("#selected");
        if (!node || !bar || !one(".text").contains(node)) return;
        const words = selected();
        bar.classList.toggle("open", Boolean(words));
        if (!words) return;
        bar.elements.start.value = words.start;
        bar.elements.end.value = words.end;
        one("#selected-words").textContent = words.text;
        const row = one("tr:focus-within", current() || root);
        const wanted = row ? `${row.dataset.row} ${row.dataset.field}`.trim() : current()?.id;
        bar.elements.to.value = wanted || "";
        if (bar.elements.to.selectedIndex < 0) bar.elements.to.value = current()?.id || "";
    });

    function startSelecting() {
        const mark = one("mark.now") || one("mark") || one(".text p[data-offset]");
        if (!mark) return;
        selecting = true;
        one(".text").focus({ preventScroll: true });
        getSelection().collapse(mark, 0);
        getSelection().modify("extend", "forward", "word");
        reveal(mark);
        say("Selecting words. Arrows move, Shift with arrows selects, Enter adds, Escape leaves.");
    }

    function endSelecting() {
        selecting = false;
        getSelection().removeAllRanges();
        one("#selected").classList.remove("open");
        one("summary", current() || root)?.focus({ preventScroll: true });
    }

    const DIRECTIONS = { ArrowLeft: "backward", ArrowRight: "forward", ArrowUp: "backward", ArrowDown: "forward" };

    /** Move or extend the selection by a word or a line; return whether the key was for that. */
    function moveSelection(event) {
        if (event.key === "Enter" && !event.target.closest("button, a, summary")) {
            one("#selected button").focus();
            return true;
        }
        const direction = DIRECTIONS[event.key];
        if (!direction) return false;
        const selection = getSelection();
        const unit = event.key.endsWith("Up") || event.key.endsWith("Down") ? "line" : "word";
        if (event.shiftKey) {
            selection.modify("extend", direction, unit);
        } else {
            if (direction === "backward") selection.collapseToStart();
            else selection.collapseToEnd();
            selection.modify("move", direction, unit);
            if (direction === "forward" && unit === "word") selection.modify("move", "backward", "word");
            selection.modify("extend", "forward", "word");
        }
        say(selection.toString());
        return true;
    }

    root.classList.add("js");
    index();
    django.jQuery(namePickers); // after they are drawn
    if (one(".panel")) settle(one(".panel"));
    addEventListener("beforeunload", (event) => one("form[data-typed]") && event.preventDefault());
}
