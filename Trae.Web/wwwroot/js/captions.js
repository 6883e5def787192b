// Captions drawn by us, where they cover neither the controls nor what the picture itself says.

// Off until somebody wants them, unless the browser turned them on for who always does; never by themselves over captions in the picture.
export function captionsOf(video, box, isCaptioned) {
  const element = video.querySelector("track[kind=captions]");
  const track = element?.track;
  let on = track?.mode === "showing" && !isCaptioned;

  element?.addEventListener("load", draw);
  track?.addEventListener("cuechange", draw);
  for (const event of ["timeupdate", "seeking"]) {
    video.addEventListener(event, draw);
  }

  // An iPhone's full screen shows the video alone: there the browser draws them.
  video.addEventListener("webkitbeginfullscreen", () => { if (on) { track.mode = "showing"; } });
  video.addEventListener("webkitendfullscreen", apply);
  apply();

  return {
    get on() { return on; },
    toggle() {
      on = Boolean(track) && !on;
      apply();
    },
  };

  // A hidden track is loaded and tells its cues; one that is off is not even asked for.
  function apply() {
    if (track) {
      track.mode = on ? "hidden" : "disabled";
    }
    draw();
  }

  // By the clock, not by the track's own list of what is said now: that stands still while the video does.
  function draw() {
    const now = video.currentTime;
    const cues = on ? [...track.cues ?? []].filter(cue => cue.startTime <= now && now < cue.endTime) : [];
    const said = cues.map(cue => cue.id + cue.startTime + cue.text).join();
    if (said === box.dataset.said) {
      return;
    }

    box.dataset.said = said;
    box.hidden = cues.length === 0;
    box.replaceChildren(...cues.map(cue => {
      const line = document.createElement("span");
      line.append(cue.getCueAsHTML());

      return line;
    }));
  }
}
