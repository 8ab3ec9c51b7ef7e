/* Filters that work at once. Without this script the same form is sent by its button, and says the same. */
(() => {
  "use strict";
  const form = document.getElementById("filters");
  if (!form || !window.htmx) return;
  document.documentElement.classList.add("live");

  const TYPING = 400;
  let newer = false; // whether something was changed since the last question was sent
  let kept = null; // what a reader had open and in hand when the answer came
  let timer;

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const isName = (element) => element.matches(".by-name");
  const isNarrowing = (element) => element.matches(".narrow");

  // A name is looked for while it is typed, and filters when it is chosen or sent with Enter.
  form.addEventListener("change", (event) => {
    if (isName(event.target) || isNarrowing(event.target)) event.stopPropagation();
    else newer = true;
  }, true);

  form.addEventListener("input", (event) => {
    const box = event.target;
    if (isNarrowing(box)) return narrow(box);
    if (isName(box) || box.type !== "search") return;
    newer = true;
    clearTimeout(timer);
    timer = setTimeout(() => box.dispatchEvent(new Event("change", { bubbles: true })), TYPING);
  });

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && isNarrowing(event.target)) event.preventDefault();
  });

  function narrow(box) {
    const sought = fold(box.value);
    for (const option of box.parentElement.querySelectorAll(".opt")) {
      option.hidden = !fold(option.textContent).includes(sought);
    }
  }

  // An address holds what is filled in, and no half of a name.
  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, formData, triggeringEvent } = event.detail;
    const seeking = isName(elt);
    if (elt !== form && !seeking) return;
    const sent = triggeringEvent && triggeringEvent.type === "submit";
    for (const name of new Set(formData.keys())) {
      const typed = sent ? "" : (form.querySelector(`.by-name[name="${name}"]`) || {}).value;
      const filled = formData.getAll(name).filter((value) => value.trim() && value !== typed);
      formData.delete(name);
      filled.forEach((value) => formData.append(name, value));
    }
    if (seeking) return formData.append("find", elt.value);
    newer = false;
    clearTimeout(timer);
    const asked = new URLSearchParams(formData).toString();
    if (asked === new URLSearchParams(location.search).toString()) event.preventDefault();
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    if (target.id !== "results" || xhr.status !== 200) return;
    if (newer) {
      event.detail.shouldSwap = false; // a later question is on its way, and this answer would undo it
      return;
    }
    const held = document.activeElement;
    kept = {
      id: held && held.id,
      inList: Boolean(held && held.closest(".chips, .years")),
      open: [...form.querySelectorAll("details[open][id]")].map((details) => details.id),
      sought: [...form.querySelectorAll(".narrow")].map((box) => [box.closest("details").id, box.value]),
    };
  });

  document.addEventListener("htmx:afterSwap", () => {
    if (!kept) return;
    const { id, inList, open, sought } = kept;
    kept = null;
    for (const details of open) document.getElementById(details)?.setAttribute("open", "");
    for (const [details, text] of sought) {
      const box = text && document.querySelector(`#${details} .narrow`);
      if (box) {
        box.value = text;
        narrow(box);
      }
    }
    if (document.activeElement && document.activeElement !== document.body) return;
    // One that was found by name stands among the choices now.
    const same = id && (document.getElementById(id) || document.getElementById(id.replace(/^found-/, "f-")));
    const next = same || (inList && (document.querySelector(".chips a") || document.getElementById("results")));
    if (next) next.focus({ preventScroll: true });
  });

  // Where a script gets no answer, the page itself says why.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => {
      if (event.detail.target.id === "results") location.assign(event.detail.pathInfo.finalRequestPath);
      else event.detail.target.textContent = form.dataset.failure;
    });
  }
})();
