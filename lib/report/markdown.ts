import type { FindingData, GalleryData, ReportData } from "./model";
import { calculatedMarkdown, statusMarkdown } from "./replication";
import { cellText, latestText, tableOf } from "./table";
import { totalText } from "./text";

/** The report for a pull request or a wiki page. */
export function renderMarkdown({ galleries, totals, findings }: ReportData): string {
  const blocks = [
    ...galleries.flatMap(renderGallery),
    bullets(totals.map((total) => `${escape(total.stack)}: ${escape(totalText(total))}`)),
    bullets(findings.map(renderFinding)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n") || "No galleries."}\n`;
}

function renderGallery(gallery: GalleryData): string[] {
  const { stack, name, traits, definitions } = gallery;
  const { columns, groups } = tableOf(gallery);
  const tree = definitions.flatMap((definition) => [
    `- **${escape(definition.name)}**${definition.traits.length > 0 ? ` – ${escape(definition.traits.join(" · "))}` : ""}`,
    ...definition.versions.map((version) => `  - ${escape(version.version)}: ${latestText(version)}`),
  ]);
  const rows = groups.flatMap(({ definition, versions }) =>
    versions.map(({ version, regions }) => [
      definition,
      version,
      ...columns.map(({ region }) => cellText(regions.get(region))),
    ]),
  );
  const table = [
    ["image", "version", ...columns.map(({ title }) => title)],
    ["---", "---", ...columns.map(() => "---")],
  ];
  return [
    `## ${escape(name)}`,
    escape([stack, ...traits].join(" · ")),
    tree.join("\n"),
    rows.length > 0
      ? [...table, ...rows.map((row) => row.map(escape))].map((row) => `| ${row.join(" | ")} |`).join("\n")
      : "",
    calculatedMarkdown(definitions, escape),
    statusMarkdown(definitions),
  ];
}

const SIGNS = { warning: "⚠️", acknowledged: "✅", relaxed: "⚠️", skipped: "➖", advice: "💡" } as const;

function renderFinding({ kind, code, path, text, reason }: FindingData): string {
  const where = path === "" ? "" : ` \`${path}\``;
  const why = reason === undefined ? "" : ` – ${kind}: ${escape(reason)}`;
  return `${SIGNS[kind]}${code === "" ? "" : ` **${code}**`}${where} ${escape(text)}${why}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** Keeps Markdown from reading names as markup. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, "\\$&").replace(/\n/g, " ");
}
