/** A place in a text where it stops being JSON, and what may stand there instead. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

/** What a text holds, with the paths of fields that stand twice; or where it stops being JSON. */
export type JsonText =
  | { readonly value: unknown; readonly repeated: readonly string[]; readonly fault?: undefined }
  | { readonly fault: JsonFault };

/** Deeper than any file this library reads; a text of brackets alone would overflow the stack. */
const DEEPEST = 32;

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Reads JSON as `JSON.parse` does, but tells where a text is wrong in the same words on every version of Node, and which
 * fields stand twice: `JSON.parse` keeps the last one without a word.
 */
export function readJson(text: string): JsonText {
  const reader = new Reader(text);
  try {
    return { value: reader.document(), repeated: reader.repeated };
  } catch (thrown) {
    if (!(thrown instanceof Unexpected)) throw thrown;
    return { fault: placeOf(text, thrown.at, thrown.expected) };
  }
}

class Unexpected extends Error {
  constructor(
    public readonly at: number,
    public readonly expected: string,
  ) {
    super(expected);
  }
}

class Reader {
  public readonly repeated: string[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  public document(): unknown {
    const value = this.value("", 0);
    if (this.at < this.text.length) this.fail("the end of the text");
    return value;
  }

  private value(path: string, depth: number): unknown {
    if (depth > DEEPEST) this.fail(`at most ${DEEPEST} levels`);
    this.take(SPACE);
    const value = this.plainOr(path, depth);
    this.take(SPACE);
    return value;
  }

  private plainOr(path: string, depth: number): unknown {
    switch (this.text[this.at]) {
      case "{":
        return this.object(path, depth);
      case "[":
        return this.list(path, depth);
      default: {
        const plain = this.take(STRING) ?? this.take(NUMBER) ?? this.take(WORD);
        return plain === undefined ? this.fail("a value") : JSON.parse(plain);
      }
    }
  }

  private object(path: string, depth: number): unknown {
    const entries = new Map<string, unknown>();
    this.each("}", () => {
      const quoted = this.take(STRING) ?? this.fail('a name in double quotes or "}"');
      const name = JSON.parse(quoted) as string;
      this.take(SPACE);
      if (this.text[this.at] !== ":") this.fail('":"');
      this.at++;
      const inside = path === "" ? name : `${path}[${quoted}]`;
      if (entries.has(name)) this.repeated.push(inside);
      entries.set(name, this.value(inside, depth + 1));
    });
    return Object.fromEntries(entries);
  }

  private list(path: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.each("]", () => items.push(this.value(`${path}[${items.length}]`, depth + 1)));
    return items;
  }

  /** What stands between two brackets, with commas in between. */
  private each(close: string, read: () => void): void {
    this.at++;
    this.take(SPACE);
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      this.take(SPACE);
      read();
      const next = this.text[this.at];
      if (next !== "," && next !== close) this.fail(`"," or "${close}"`);
      this.at++;
      if (next === close) return;
    }
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private fail(expected: string): never {
    throw new Unexpected(this.at, expected);
  }
}

function placeOf(text: string, at: number, expected: string): JsonFault {
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n"), expected };
}
