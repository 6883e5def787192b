// The player's own controls over a plain <video>, and adaptive streaming once somebody plays or seeks.
import { captionsOf } from "./captions.js";
import { stream } from "./stream.js";

const stage = document.getElementById("stage");
const video = document.getElementById("player");

if (stage && video) {
  build();
}

function build() {
  const controls = stage.querySelector(".controls");
  const seek = stage.querySelector(".seek input");
  const volume = stage.querySelector(".volume");
  const start = stage.querySelector(".start");
  const captions = captionsOf(video, stage.querySelector(".captions"), stage.classList.contains("captioned"));
  const chapters = [...document.querySelectorAll(".chapters [data-seek]")].map(link => ({ at: Number(link.dataset.seek), name: link.lastElementChild.textContent }));
  const length = Number(seek.max);
  let resting = 0;
  let held = false;

  video.controls = false;
  controls.hidden = false;
  start.hidden = false;
  for (const mark of stage.querySelectorAll(".marks [data-at]")) {
    mark.style.left = `${Number(mark.dataset.at) / length * 100}%`;
  }

  const engage = stream(stage, video);
  const acts = {
    play: () => { if (video.paused) { video.play().catch(() => { /* The browser waits for another press. */ }); } else { video.pause(); } },
    mute: () => { video.muted = !video.muted; },
    captions: () => { captions.toggle(); shown(); },
    full: fullScreen,
  };

  stage.addEventListener("click", event => {
    const act = event.target.closest("[data-do]")?.dataset.do ?? (event.target === video ? "play" : null);
    if (act) {
      acts[act]();
    }
  });

  video.addEventListener("play", engage, { once: true });
  for (const event of ["play", "pause", "ended", "volumechange", "timeupdate", "seeking", "loadedmetadata"]) {
    video.addEventListener(event, shown);
  }

  // Held, the bar is the hand's; the video follows when it lets go, and at each step of the keyboard.
  seek.addEventListener("pointerdown", () => { held = true; });
  seek.addEventListener("input", () => { if (held) { paint(Number(seek.value)); } else { video.currentTime = Number(seek.value); } });
  seek.addEventListener("change", () => { held = false; video.currentTime = Number(seek.value); });
  volume.addEventListener("input", () => { video.volume = Number(volume.value); video.muted = video.volume === 0; });
  stage.querySelector("[data-speed]").addEventListener("change", event => { video.playbackRate = Number(event.target.value); });
  document.addEventListener("keydown", pressed);
  for (const event of ["pointermove", "pointerdown", "keydown", "focusin"]) {
    stage.addEventListener(event, awake);
  }
  peek(stage, seek, length, chapters);
  shown();

  function shown() {
    const playing = !video.paused && !video.ended;
    stage.classList.toggle("playing", playing);
    start.hidden = playing || video.currentTime > 0;
    controls.querySelector("[data-do=play]").setAttribute("aria-label", playing ? "Pause" : "Play");
    controls.querySelector("[data-do=mute]").setAttribute("aria-pressed", String(video.muted));
    controls.querySelector("[data-do=captions]").setAttribute("aria-pressed", String(captions.on));
    volume.value = video.muted ? 0 : video.volume;
    volume.style.setProperty("--done", `${volume.value * 100}%`);
    if (!held) {
      paint(video.currentTime);
    }
    if (!playing) {
      awake();
    }
  }

  function paint(time) {
    seek.value = time;
    seek.style.setProperty("--done", `${time / length * 100}%`);
    seek.setAttribute("aria-valuetext", clock(time));
    stage.querySelector("[data-now]").textContent = clock(time);
    stage.querySelector("[data-chapter]").textContent = chapters.findLast(chapter => chapter.at <= time + 0.05)?.name ?? "";
  }

  function awake() {
    stage.classList.remove("idle");
    clearTimeout(resting);
    resting = setTimeout(() => { if (!video.paused) { stage.classList.add("idle"); } }, 2600);
  }

  function pressed(event) {
    const target = event.target;
    const elsewhere = target !== document.body && !stage.contains(target);
    const typing = target.matches("input, select, textarea, [contenteditable]");
    const pressing = target.matches("button, a, summary") && (event.key === " " || event.key === "Enter");
    if (elsewhere || typing || pressing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }

    const key = event.key.toLowerCase();
    const steps = { arrowleft: -5, arrowright: 5, j: -10, l: 10 };
    const keys = { " ": "play", k: "play", m: "mute", c: "captions", f: "full" };
    if (key in steps) {
      video.currentTime = Math.min(length, Math.max(0, video.currentTime + steps[key]));
    } else if (key in keys) {
      acts[keys[key]]();
    } else if (key === "arrowup" || key === "arrowdown") {
      video.volume = Math.min(1, Math.max(0, video.volume + (key === "arrowup" ? 0.1 : -0.1)));
    } else if (/^\d$/.test(key)) {
      video.currentTime = length * Number(key) / 10;
    } else {
      return;
    }

    event.preventDefault();
    awake();
  }

  function fullScreen() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (stage.requestFullscreen) {
      stage.requestFullscreen();
    } else {
      // An iPhone shows only a video alone on its whole screen.
      video.webkitEnterFullscreen?.();
    }
  }
}

// What is at a place of the bar: its picture, its chapter, its time.
function peek(stage, seek, length, chapters) {
  const box = stage.querySelector(".peek");
  const picture = box.querySelector(".picture");
  let cues = null;

  seek.addEventListener("pointermove", async event => {
    const bar = seek.getBoundingClientRect();
    const time = Math.min(length, Math.max(0, (event.clientX - bar.left - 7) / (bar.width - 14) * length));
    box.querySelector(".when").textContent = clock(time);
    box.querySelector(".what").textContent = chapters.findLast(chapter => chapter.at <= time)?.name ?? "";
    box.hidden = false;
    cues ??= load(stage.dataset.thumbnails);
    show((await cues).findLast(cue => cue.at <= time));
    const half = box.offsetWidth / 2;
    box.style.left = `${Math.min(bar.width - half, Math.max(half, event.clientX - bar.left))}px`;
  });
  for (const event of ["pointerleave", "pointerup"]) {
    seek.addEventListener(event, () => { box.hidden = true; });
  }

  function show(cue) {
    if (cue) {
      picture.style.width = `${cue.width}px`;
      picture.style.height = `${cue.height}px`;
      picture.style.backgroundImage = `url("${cue.sheet}")`;
      picture.style.backgroundPosition = `-${cue.x}px -${cue.y}px`;
    }
  }
}

async function load(address) {
  if (!address) {
    return [];
  }

  const response = await fetch(address);
  const text = response.ok ? await response.text() : "";

  return [...text.matchAll(/^(\d+):(\d+):([\d.]+) --> .*\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/gm)].map(([, h, m, s, file, x, y, width, height]) =>
    ({ at: h * 3600 + m * 60 + Number(s), sheet: new URL(file, new URL(address, location.href)).href, x, y, width, height }));
}

function clock(time) {
  const seconds = Math.floor(time);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];

  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${String(s).padStart(2, "0")}` : `${m}:${String(s).padStart(2, "0")}`;
}
