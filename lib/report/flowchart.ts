/** A Mermaid flowchart from left to right. Nodes are numbered, so no name can be taken for syntax. */
export class Flowchart {
  private readonly lines: string[] = [];
  private nodes = 0;
  private depth = 1;

  /** A box with lines of text; gives the name to connect it by. */
  public node(...texts: string[]): string {
    return this.add(`["${label(texts)}"]`);
  }

  /** A round box. */
  public roundNode(...texts: string[]): string {
    return this.add(`(["${label(texts)}"])`);
  }

  /** A box that stands for those that are not drawn. */
  public foldedNode(text: string): string {
    return this.add(`["${label([text])}"]`, ":::folded");
  }

  public edge(from: string, to: string, text?: string): void {
    this.line(text === undefined ? `${from} --> ${to}` : `${from} -->|"${label([text])}"| ${to}`);
  }

  /** A box around what is drawn inside. */
  public group(title: string, draw: () => void): void {
    this.line(`subgraph s${this.nodes++}["${label([title])}"]`);
    this.depth++;
    this.line("direction LR");
    draw();
    this.depth--;
    this.line("end");
  }

  public toString(): string {
    const style = this.lines.some((line) => line.includes(":::folded")) ? [`  ${FOLDED}`] : [];
    return ["flowchart LR", ...this.lines, ...style, ""].join("\n");
  }

  private add(shape: string, style = ""): string {
    const name = `n${this.nodes++}`;
    this.line(`${name}${shape}${style}`);
    return name;
  }

  private line(text: string): void {
    this.lines.push(`${"  ".repeat(this.depth)}${text}`);
  }
}

const FOLDED = "classDef folded stroke-dasharray: 4 4";

/** Longer names are cut in a picture. */
const LONGEST = 60;

/**
 * Characters that Mermaid, or the HTML it makes, would read as more than text: a quote ends a label, "fa:" is an icon, "$$"
 * is mathematics, "%%" a comment, asterisks and backticks are Markdown. They are written by their numbers.
 */
const SPECIAL = /["#&<>`\\|%$*~:]/gu;

function label(texts: readonly string[]): string {
  return texts
    .map((text) => {
      const characters = [...text.replace(/[\p{C}\p{Z}]+/gu, " ")];
      const cut = characters.length > LONGEST ? [...characters.slice(0, LONGEST - 1), "…"] : characters;
      // Two dollars and "fa:fa-" mean something even when they are written by number: a space without width parts them.
      const parted = cut.join("").replace(/\$(?=\$)|:(?=fa-)/g, "$&\u200b");
      return parted.replace(SPECIAL, (character) => `#${character.codePointAt(0)};`);
    })
    .join("<br/>");
}
