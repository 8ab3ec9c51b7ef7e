// Pickers of records: each is offered in two lines, those near at hand come first, and what nothing fits is added.
// It takes the place of Django's own script for them, and keeps the name by which others call it.
"use strict";
{
    const $ = django.jQuery;
    const ADD = "__add__";
    const LONGEST = 300;

    // -- What the form says that is open ------------------------------------------

    /** Return the part of a box's name that all boxes of its row share, or nothing outside rows. */
    const rowOf = (element) => element.name.match(/^(.+-\d+)-[^-]+$/)?.[1];

    const valueOf = (form, name) => form.elements[name]?.value?.trim() || "";

    const isDeleted = (form, name) => form.elements[name.replace(/-[^-]+$/, "-DELETE")]?.checked;

    /** Return the countries that decide who is near: that of the row, else those of the sides, else of the record. */
    function countriesOf(element) {
        const { form } = element;
        const own = valueOf(form, `${rowOf(element)}-country`);
        if (own) return [own];
        const sides = [...form.querySelectorAll("input.country")]
            .filter((box) => /^(sides|parties)-\d+-country$/.test(box.name) && !isDeleted(form, box.name))
            .map((box) => box.value.trim())
            .filter(Boolean);
        if (sides.length) return sides;
        return [valueOf(form, "country")].filter(Boolean);
    }

    function near(element) {
        const { form } = element;
        if (!form) return {};
        const row = rowOf(element);
        const official = row ? `${row}-official` : "official";
        const beside = [...form.querySelectorAll("select[name$='-official']")].map((box) => box.value);
        return {
            "near-country": countriesOf(element).slice(0, 20),
            "near-official": element.name === official ? [] : [valueOf(form, official)].filter(Boolean),
            "near-beside": beside.filter((key) => key && key !== element.value).slice(0, 20),
        };
    }

    // -- What is offered ------------------------------------------------------------

    const line = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });

    /** Draw one of the records: its name, and below it what tells it from its namesakes. */
    function draw(offer) {
        if (offer.add) return line("pick-add", offer.text);
        if (offer.loading || offer.children || !offer.name) return offer.text;
        const drawn = line("pick", "");
        drawn.append(line("pick-name", offer.name));
        if (offer.details) drawn.append(" ", line("pick-details", offer.details));
        return drawn;
    }

    const addLink = (element) => element.closest(".related-widget-wrapper")?.querySelector("a.add-related[href]");

    function withAdding(element, answer, term) {
        const typed = term?.trim();
        if (typed && !answer.pagination?.more && element.dataset.named && addLink(element)) {
            answer.results.push({ id: ADD, text: `Add “${typed}”`, add: typed });
        }
        return answer;
    }

    /** Open the form of a new record with the name that was typed; once saved, it comes back chosen. */
    function add(element, name) {
        const link = addLink(element);
        const opener = link.cloneNode();
        const url = new URL(link.href);
        url.searchParams.set(element.dataset.named, name.slice(0, LONGEST));
        const countries = element.form ? countriesOf(element) : [];
        if (countries.length === 1) url.searchParams.set("country", countries[0]);
        opener.href = url.href;
        window.showRelatedObjectPopup(opener);
    }

    // -- What it is called to those who hear the page --------------------------------------

    /** Name the box after its label: on its own it tells only what is chosen. */
    function name(element) {
        const called = (element.getAttribute("aria-label") || element.labels[0]?.textContent || "").trim();
        const box = $(element).data("select2").$selection[0];
        const shown = box.getAttribute("aria-labelledby");
        if (!called) return;
        if (shown) {
            box.id ||= `${element.id}-box`;
            box.setAttribute("aria-label", called);
            box.setAttribute("aria-labelledby", `${box.id} ${shown}`);
            // What is chosen is text; a box in the box would want a name of its own.
            const text = document.getElementById(shown);
            text?.removeAttribute("role");
            text?.removeAttribute("aria-readonly");
        }
        box.querySelector(".select2-search__field")?.setAttribute("aria-label", called);
        $(element).on("select2:open", () => {
            const typing = document.querySelector(".select2-container--open .select2-search--dropdown input");
            typing?.setAttribute("aria-label", called);
        });
    }

    // -- Django's name for it ---------------------------------------------------------

    $.fn.djangoAdminSelect2 = function () {
        this.each((_, element) => {
            $(element)
                .select2({
                    ajax: {
                        traditional: true,
                        data: (sent) => ({
                            term: sent.term,
                            page: sent.page,
                            app_label: element.dataset.appLabel,
                            model_name: element.dataset.modelName,
                            field_name: element.dataset.fieldName,
                            ...near(element),
                        }),
                        processResults: (answer, sent) => withAdding(element, answer, sent.term),
                    },
                    templateResult: draw,
                })
                .off("select2:selecting.adding")
                .on("select2:selecting.adding", (event) => {
                    const chosen = event.params.args.data;
                    if (!chosen.add) return;
                    event.preventDefault();
                    $(element).select2("close");
                    add(element, chosen.add);
                });
            name(element);
        });
        return this;
    };

    $(() => $(".admin-autocomplete").not("[name*=__prefix__]").djangoAdminSelect2());

    document.addEventListener("formset:added", (event) => {
        $(event.target).find(".admin-autocomplete").djangoAdminSelect2();
    });
}
