// The transcript follows the speech, and times, words and chapters seek.
import "./copy.js";

const player = document.getElementById("player");
const transcript = document.getElementById("transcript");
const words = transcript ? [...transcript.querySelectorAll("[data-t]")] : [];
const starts = words.map(word => Number(word.dataset.t));
const chapters = [...document.querySelectorAll(".chapters [data-seek]")];
let spoken = -1;
let chapter = -1;
let touched = 0;

document.addEventListener("click", event => {
  const place = event.target.closest("[data-seek], [data-t]");
  if (place && player) {
    event.preventDefault();
    seek(Number(place.dataset.seek ?? place.dataset.t));
  }
});

for (const event of ["wheel", "touchmove", "keydown"]) {
  transcript?.addEventListener(event, () => { touched = performance.now(); }, { passive: true });
}

if (player) {
  for (const event of ["timeupdate", "seeking", "loadedmetadata"]) {
    player.addEventListener(event, follow);
  }
  player.addEventListener("play", tick);
}

function seek(seconds) {
  // A hair later than the start, so that rounding does not land in the word before.
  player.currentTime = seconds + 0.01;
  touched = 0;
  player.play().catch(() => { /* The browser waits for a press on the player itself. */ });
}

// While it plays, every frame: "timeupdate" comes four times a second, which is slower than speech.
function tick() {
  follow();
  if (!player.paused && !player.ended) {
    requestAnimationFrame(tick);
  }
}

function follow() {
  const time = player.currentTime;
  mark(last(starts, time));
  const now = last(chapters.map(link => Number(link.dataset.seek)), time);
  if (now !== chapter) {
    chapters[chapter]?.removeAttribute("aria-current");
    chapters[now]?.setAttribute("aria-current", "true");
    chapter = now;
  }
}

function mark(index) {
  if (index === spoken) {
    return;
  }

  const sentence = words[index]?.closest(".sentence");
  const before = words[spoken]?.closest(".sentence");
  words[spoken]?.classList.remove("now");
  words[index]?.classList.add("now");
  spoken = index;
  if (sentence !== before) {
    before?.classList.remove("current");
    sentence?.classList.add("current");
    reveal(sentence);
  }
}

// Only the transcript's own scrolling, never the page's; and not while somebody reads elsewhere in it.
function reveal(sentence) {
  if (!sentence || performance.now() - touched < 5000 && touched > 0) {
    return;
  }

  const middle = sentence.offsetTop - (transcript.clientHeight - sentence.offsetHeight) / 2;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  transcript.scrollTo({ top: middle, behavior: still ? "auto" : "smooth" });
}

// The last index whose value is not after the time, or -1; the values ascend.
function last(values, time) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low - 1;
}
