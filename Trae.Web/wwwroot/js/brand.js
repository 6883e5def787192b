// The sketch follows the form: colours, name and fonts.
const sample = document.querySelector("[data-sample]");
const usual = { background: "#0a3d42", text: "#f4fbfa", accent: "#f2c15a" };

for (const picker of document.querySelectorAll("[data-picker]")) {
  const field = document.getElementById(picker.dataset.picker);
  picker.addEventListener("input", () => { field.value = picker.value; paint(field); });
  field.addEventListener("input", () => paint(field, picker));
}

document.getElementById("name").addEventListener("input", event => {
  sample.querySelector("[data-type=heading]").textContent = event.target.value.slice(0, 18) || "Your brand";
});

function paint(field, picker) {
  const colour = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : null;
  if (colour && picker) {
    picker.value = colour;
  }
  sample.querySelectorAll(`[data-fill=${field.id}]`).forEach(shape => shape.setAttribute("fill", colour ?? usual[field.id]));
}
