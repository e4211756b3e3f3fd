// Niceties for pages that already work without scripts. docs/design.md names the attributes it looks for.
for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (!window.confirm(form.dataset.confirm)) event.preventDefault();
  });
}
document.querySelector("[data-focus]")?.focus();
