// Puts the mouth of a portrait where the picture is clicked; the numbers beside it work without this.
const place = document.querySelector("[data-mouth-place]");
const aim = place.querySelector("[data-aim]");
const picture = aim.querySelector("img");
const mark = aim.querySelector("ellipse");
const said = place.querySelector("[data-found]");
const [x, y, width] = ["MouthX", "MouthY", "MouthWidth"].map(name => place.querySelector(`[name="Form.${name}"]`));
const portrait = document.querySelector("[name='Form.Portrait']");
let shown = portrait.value;

aim.classList.add("live");
aim.addEventListener("click", event => {
  const box = picture.getBoundingClientRect();
  x.value = percent((event.clientX - box.left) / box.width);
  y.value = percent((event.clientY - box.top) / box.height);
  width.value ||= found()?.[2] ?? width.placeholder;
  x.dispatchEvent(new Event("input", { bubbles: true }));
});
place.addEventListener("input", draw);
["input", "change"].forEach(name => portrait.addEventListener(name, choose));

// Another picture has its mouth elsewhere.
function choose() {
  if (portrait.value === shown) {
    return;
  }
  shown = portrait.value;
  x.value = y.value = width.value = "";
  const places = found();
  [x.placeholder, y.placeholder, width.placeholder] = places ?? ["", "", "10"];
  aim.hidden = !shown;
  if (shown) {
    picture.src = `/media/assets/${encodeURIComponent(shown.slice(shown.lastIndexOf("/") + 1))}`;
  }
  draw();
}

function draw() {
  const own = x.value !== "" || y.value !== "";
  const [left, top, across] = own ? [x.value, y.value, width.value || width.placeholder] : found() ?? [];
  mark.setAttribute("visibility", left && top ? "visible" : "hidden");
  mark.setAttribute("cx", `${left || 0}%`);
  mark.setAttribute("cy", `${top || 0}%`);
  mark.setAttribute("rx", `${(across || 10) / 2}%`);
  said.textContent = !shown ? "Choose a picture above, then mark its mouth here."
    : own ? "The mouth is where you put it. Click again to move it."
    : left ? "The mouth was found. Click on the picture if the mark is off."
    : "No mouth was found. Click on it in the picture, or only the head will move.";
}

function found() {
  const places = portrait.selectedOptions[0]?.dataset.mouth;
  return places ? places.split(" ") : null;
}

function percent(share) {
  return String(Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10);
}

draw();
