// Comforts of the "New video" form; it works without them.
import "./voice.js";

const text = document.getElementById("text");
const words = document.getElementById("words");
const language = document.getElementById("language");
const voice = document.querySelector("[data-voices]");

text.addEventListener("input", count);
language.addEventListener("change", () => { voice.value = ""; narrow(); });
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
