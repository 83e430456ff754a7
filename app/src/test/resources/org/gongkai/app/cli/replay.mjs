// node replay.mjs FILE.wacz PACKAGE CHROMIUM URL TIME …: shows pages of the file in ReplayWeb.page, whose npm package is
// unpacked at PACKAGE, and prints {"url", "text"} for each, a line each. Runs beside puppeteer-core.
import fs from "node:fs";
import http from "node:http";
import puppeteer from "puppeteer-core";

const [wacz, bundle, chromium, ...pages] = process.argv.slice(2);
const PATIENCE = 20_000;
// A service worker that is being installed may miss the first page; it is there when that is loaded again.
const TRIES = 4;
const files = { "/reports.wacz": wacz, "/ui.js": `${bundle}/ui.js`, "/replay/sw.js": `${bundle}/sw.js` };

const escaped = text => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

function frame(address) {
  return `<!doctype html><script src="/ui.js"></script>
    <replay-web-page embed="replayonly" source="/reports.wacz" replayBase="/replay/"
      url="${escaped(address.get("url"))}" ts="${escaped(address.get("ts"))}"></replay-web-page>`;
}

const server = http.createServer((request, response) => {
  const asked = new URL(request.url, "http://loopback");
  if (asked.pathname === "/") {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(frame(asked.searchParams));
    return;
  }
  const file = files[asked.pathname];
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  const bytes = fs.readFileSync(file);
  const headers = {
    "Content-Type": file.endsWith(".js") ? "text/javascript" : "application/octet-stream",
    "Accept-Ranges": "bytes",
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  if (range) {
    const begin = Number(range[1]);
    const end = range[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1;
    headers["Content-Range"] = `bytes ${begin}-${end}/${bytes.length}`;
    response.writeHead(206, headers).end(bytes.subarray(begin, end + 1));
  } else {
    headers["Content-Length"] = bytes.length;
    response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : bytes);
  }
});
await new Promise(ready => server.listen(0, "127.0.0.1", ready));

// What the archive does not hold is asked of the service worker for ever: no waiting until everything is loaded.
async function text(page) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    const replayed = page.frames().find(each => each.url().includes("mp_/"));
    const found = await replayed?.evaluate(() => document.body?.innerText ?? "").catch(() => "");
    if (found) {
      return found;
    }
    await new Promise(later => setTimeout(later, 50));
  }
  return "";
}

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (let index = 0; index < pages.length; index += 2) {
    const [url, ts] = pages.slice(index, index + 2);
    let shown = "";
    for (let tried = 0; !shown && tried < TRIES; tried++) {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/?${new URLSearchParams({ url, ts })}`);
      shown = await text(page);
      await page.close();
    }
    console.log(JSON.stringify({ url, text: shown }));
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
