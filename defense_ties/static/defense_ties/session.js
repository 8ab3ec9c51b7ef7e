// A session that is about to end says so in good time, and can be prolonged without leaving a half-filled form.
"use strict";

(() => {
    const meta = document.querySelector("meta[name='session']");
    const cookie = (name) => {
        const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
        return found ? found.slice(name.length + 1) : "";
    };

    // Over HTTPS its name says that no other host has set it.
    const csrfToken = () => cookie("__Host-csrftoken") || cookie("csrftoken");

    // Signing in anew in another tab changes the token; a form that was open meanwhile takes the new one.
    document.addEventListener("submit", (event) => {
        const token = csrfToken();
        const box = event.target.querySelector("input[name='csrfmiddlewaretoken']");
        if (box && token) box.value = token;
    }, true);

    if (!meta) return;
    const WARN = 10 * 60;
    const LONGEST = 24 * 60 * 60; // a clock for longer than that overflows, and nobody leaves a page open so long
    const KEPT = "session-ends"; // one session for all tabs: work in one of them prolongs it for the others
    let ends = Date.now() + Number(meta.content) * 1000;
    let note = null;

    const tellTabs = () => {
        try { localStorage.setItem(KEPT, String(ends)); } catch { /* no storage: each tab counts for itself */ }
    };
    const askTabs = () => {
        try { ends = Math.max(ends, Number(localStorage.getItem(KEPT)) || 0); } catch { /* as above */ }
    };

    const show = (words, ...deeds) => {
        if (!note) {
            note = document.createElement("div");
            note.className = "session-note";
            note.setAttribute("role", "alert");
            document.body.append(note);
        }
        note.replaceChildren(words, ...deeds);
    };
    const deed = (name, label, act) => {
        const made = document.createElement(name);
        made.textContent = label;
        if (name === "a") {
            made.href = meta.dataset.login;
            made.target = "_blank";
        } else {
            made.type = "button";
            made.addEventListener("click", act);
        }
        return made;
    };
    const over = () => show(
        "You are signed out. What you typed is still here: log in in another tab, then come back and save. ",
        deed("a", "Log in"),
    );
    const stay = async () => {
        const headers = { "X-CSRFToken": csrfToken() };
        try {
            const answer = await fetch(meta.dataset.stay, { method: "POST", headers, credentials: "same-origin" });
            if (answer.redirected || !answer.ok) return over();
            const before = ends;
            ends = Date.now() + (await answer.json()).seconds * 1000;
            tellTabs();
            if (ends - Date.now() > WARN * 1000 || ends > before + 60000) {
                note.remove();
                note = null;
            } else {
                show("The session has lasted its time. Save soon, or log in again in another tab. ", deed("a", "Log in"));
            }
            wait();
        } catch {
            show("The site does not answer. Your text is still here; try again. ", deed("button", "Try again", stay));
        }
    };
    const tell = () => {
        askTabs();
        const left = (ends - Date.now()) / 1000;
        if (left <= 0) return over();
        if (left > WARN && note) {
            note.remove();
            note = null;
        }
        if (left <= WARN) {
            const time = new Date(ends).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
            show(`You will be signed out at ${time}. `, deed("button", "Stay signed in", stay));
        }
        wait();
    };
    let timer = 0;
    const wait = () => {
        const left = (ends - Date.now()) / 1000;
        const next = left > WARN ? left - WARN : left;
        window.clearTimeout(timer);
        timer = window.setTimeout(tell, Math.min(Math.max(next, 1), LONGEST) * 1000);
    };
    tellTabs();
    tell();
})();
