// What is folded out over a page folds in again: on Escape, and where somebody presses beside the menu.
document.addEventListener("keydown", event => {
  const open = event.key === "Escape" && event.target.closest?.("details[data-fold][open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details[data-fold][open]")) {
    menu.open = menu.contains(event.target);
  }
});
