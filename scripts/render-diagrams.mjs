// Renders every diagram of diagrams.json with Mermaid's own renderer in Chromium. Arguments: the folder of the packages, the
// file, the browser, and a folder for pictures ("" for none). Prints a line for each and counts those that failed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [packages, file, executablePath, pictures] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const { chromium } = require("playwright-core");
const mermaid = join(packages, "node_modules/mermaid/dist/mermaid.min.js");

// Nothing is fetched and nothing is reported anywhere: the page is a text, the script a file.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const browser = await chromium.launch({ executablePath, args });
const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
await page.setContent('<body style="background: white"><div id="picture" style="display: inline-block"></div></body>');
await page.addScriptTag({ path: mermaid });
await page.evaluate(() =>
  window.mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true, flowchart: { useMaxWidth: false } }),
);

let failed = 0;
for (const { name, text, shows } of JSON.parse(readFileSync(file, "utf8"))) {
  const fault = await render(text, shows);
  console.log(fault === undefined ? `ok ${name}` : `not ok ${name}\n    ${fault}\n${text.replace(/^/gm, "    ")}`);
  if (fault !== undefined) failed++;
  else if (pictures) {
    await page.locator("#picture").screenshot({ path: join(pictures, `${name.replace(/[^a-z0-9]+/gi, "-")}.png`) });
  }
}
await browser.close();
console.log(failed === 0 ? "all rendered" : `${failed} not rendered`);
process.exitCode = failed === 0 ? 0 : 1;

/** What is wrong, if anything: a syntax error, or a name that is not in the picture as it was given. */
async function render(text, shows) {
  const drawn = await page.evaluate(async (source) => {
    try {
      await window.mermaid.parse(source);
      const { svg } = await window.mermaid.render("drawn", source);
      const picture = document.getElementById("picture");
      picture.innerHTML = svg;
      const labels = [...picture.querySelectorAll(".nodeLabel")];
      return {
        labels: labels.flatMap((label) => label.innerText.split("\n")),
        nodes: picture.querySelectorAll(".node").length,
      };
    } catch (thrown) {
      return { fault: String(thrown?.message ?? thrown) };
    }
  }, text);
  if (drawn.fault !== undefined) return drawn.fault;
  const boxes = (text.match(/^ *n\d+[([]/gm) ?? []).length;
  if (drawn.nodes !== boxes) return `${boxes} boxes in the text, ${drawn.nodes} in the picture`;
  const missing = shows.filter((name) => !drawn.labels.some((label) => label.replaceAll("\u200b", "").trim() === name));
  return missing.length > 0
    ? `not in the picture: ${missing.join(" ⏎ ")}; there are ${drawn.labels.join(" ⏎ ")}`
    : undefined;
}
