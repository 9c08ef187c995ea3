// Light or dark, as the system says until the reader says otherwise; and the button that prints.
"use strict";
(() => {
  const root = document.documentElement;
  const store = { get: () => { try { return localStorage.getItem("soat-theme"); } catch { return null; } },
                  set: (value) => { try { localStorage.setItem("soat-theme", value); } catch { /* a browser that keeps nothing */ } } };
  const kept = store.get();
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store.set(root.dataset.theme);
  });
  const print = document.getElementById("print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
})();
