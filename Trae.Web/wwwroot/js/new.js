// Comforts of the "New video" form; it works without them.
import "./voice.js";

const form = document.querySelector("form[data-once]");
const text = document.getElementById("text");
const words = document.getElementById("words");
const language = document.getElementById("language");
const voice = document.querySelector("[data-voices]");

text.addEventListener("input", count);
language.addEventListener("change", () => { voice.value = ""; narrow(); });
form.addEventListener("submit", once);
addEventListener("pageshow", release);
count();
narrow();

function count() {
  const number = text.value.trim() ? text.value.trim().split(/\s+/).length : 0;
  words.textContent = number ? `${number.toLocaleString("en")} ${number === 1 ? "word" : "words"}` : "";
}

function narrow() {
  for (const group of voice.querySelectorAll("optgroup")) {
    group.hidden = group.disabled = language.value !== "" && group.dataset.language !== language.value;
  }
}

// The button's own value is part of the form, so the buttons are switched off only after it was sent.
function once() {
  setTimeout(() => form.querySelectorAll("button").forEach(button => { button.disabled = true; }));
}

function release() {
  form.querySelectorAll("button").forEach(button => { button.disabled = false; });
}
