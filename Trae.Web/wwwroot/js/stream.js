// Adaptive streaming in place of the MP4: Apple's browsers play it themselves, others through hls.js, which is loaded only now.

// Returns what starts it; until then, and wherever it fails, the MP4 plays.
export function stream(stage, video) {
  const address = stage.dataset.hls;
  const file = video.currentSrc || video.querySelector("source").src;
  let engaged = false;

  // A change of source pauses the element by itself, which is not the viewer's wish.
  let going = false;

  return () => {
    if (address && !engaged) {
      engaged = true;
      start().catch(() => fall(null));
    }
  };

  async function start() {
    const at = video.currentTime;
    going = !video.paused;
    if (navigator.vendor.startsWith("Apple") && video.canPlayType("application/vnd.apple.mpegurl")) {
      stage.dataset.plays = "native";
      return swap(address, at);
    }

    const { default: Hls } = await import(new URL(stage.dataset.engine, document.baseURI).href);
    if (!Hls.isSupported()) {
      return;
    }

    // The page's rules forbid scripts from blobs, which a worker would be; captions are the page's own track.
    const hls = new Hls({
      enableWorker: false, enableWebVTT: false, enableIMSC1: false, enableCEA708Captions: false, renderTextTracksNatively: false,
      startPosition: Math.max(at, video.currentTime), capLevelToPlayerSize: true, maxBufferLength: 20, backBufferLength: 30,
    });
    let mended = false;
    hls.on(Hls.Events.ERROR, (_, problem) => {
      if (!problem.fatal) {
        return;
      }
      if (problem.type === Hls.ErrorTypes.MEDIA_ERROR && !mended) {
        mended = true;
        hls.recoverMediaError();
      } else {
        fall(hls);
      }
    });
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      stage.dataset.plays = "hls";
      menu(hls, Hls);
      if (going) {
        video.play().catch(() => { /* Left to the viewer. */ });
      }
    });
    hls.loadSource(address);
    hls.attachMedia(video);
  }

  function menu(hls, Hls) {
    const select = stage.querySelector("[data-quality]");
    const [automatic] = select.options;
    const name = level => `${Math.min(level.width, level.height)}p`;
    hls.levels
      .map((level, index) => ({ name: name(level), index, side: Math.min(level.width, level.height) }))
      .sort((a, b) => b.side - a.side)
      .forEach(level => select.add(new Option(level.name, level.index)));
    select.addEventListener("change", () => { hls.nextLevel = Number(select.value); });
    hls.on(Hls.Events.LEVEL_SWITCHED, (_, { level }) => {
      stage.dataset.level = name(hls.levels[level]);
      automatic.textContent = `Auto (${stage.dataset.level})`;
    });
  }

  function fall(hls) {
    const at = video.currentTime;
    going ||= !video.paused;
    hls?.destroy();
    stage.dataset.plays = "file";
    const select = stage.querySelector("[data-quality]");
    select?.remove();
    swap(file.split("#")[0], at);
  }

  function swap(source, at) {
    video.src = source;
    video.addEventListener("loadedmetadata", () => { video.currentTime = at; }, { once: true });
    if (going) {
      video.play().catch(() => { /* Left to the viewer. */ });
    }
  }
}
