// While somebody types into the search box, what may be meant is offered below it; without this, the form works.
"use strict";

for (const box of document.querySelectorAll("input[data-suggest]")) {
    const list = document.createElement("ul");
    const status = document.createElement("p");
    let typed = 0;
    let asking = null;
    let active = -1;

    list.id = `${box.id}-options`;
    list.className = "offers";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.dataset.offers);
    status.className = "vh";
    status.setAttribute("role", "status");
    box.form.append(list, status);
    for (const [name, value] of Object.entries({
        role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
    })) box.setAttribute(name, value);

    const options = () => [...list.querySelectorAll("[role=option]")];

    const point = (place) => {
        active = place;
        options().forEach((option, number) => option.setAttribute("aria-selected", String(number === place)));
        const option = options()[place];
        if (option) {
            box.setAttribute("aria-activedescendant", option.id);
            option.scrollIntoView({ block: "nearest" });
        } else box.removeAttribute("aria-activedescendant");
    };

    const close = () => {
        list.hidden = true;
        box.setAttribute("aria-expanded", "false");
        point(-1);
    };

    const open = () => {
        const number = options().length;
        if (!number || document.activeElement !== box) return close();
        list.hidden = false;
        box.setAttribute("aria-expanded", "true");
        point(-1);
        status.textContent = `${box.dataset.offers}: ${number}`;
    };

    const ask = async () => {
        asking?.abort();
        asking = new AbortController();
        const words = box.value.trim();
        if (words.length < 2) return close();
        try {
            const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asking.signal });
            if (!answer.ok) return close();
            list.innerHTML = await answer.text();
            options().forEach((option, number) => { option.id = `${list.id}-${number}`; });
            open();
        } catch (error) {
            if (error.name !== "AbortError") close();
        }
    };

    const go = (option) => { window.location.href = option.dataset.href; };

    box.addEventListener("input", () => {
        clearTimeout(typed);
        typed = setTimeout(ask, 120);
    });
    box.addEventListener("blur", () => {
        clearTimeout(typed);
        asking?.abort();
        close();
    });
    box.addEventListener("keydown", (event) => {
        const number = options().length;
        if (event.isComposing) return;
        if (event.key === "Escape" && !list.hidden) {
            event.preventDefault();
            close();
        } else if (event.key === "Enter" && !list.hidden && active >= 0) {
            event.preventDefault();
            go(options()[active]);
        } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && number) {
            event.preventDefault();
            if (list.hidden) open();
            const step = event.key === "ArrowDown" ? 1 : -1;
            // From the box to the first or last one, and from either end back to the box.
            const places = number + 1;
            point(((active + 1 + step + places) % places) - 1);
        }
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) go(option);
    });
}
