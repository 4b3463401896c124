/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | Body;
export interface Body {
  readonly [name: string]: Json | undefined;
}

export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a path such as `properties.identifier.publisher`; null and absent are the same to Azure. */
export function at(body: Body | undefined, path: string): Json | undefined {
  let value: Json | undefined = body;
  for (const name of path.split(".")) {
    if (!isBody(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value ?? undefined;
}

export function textAt(body: Body | undefined, path: string): string | undefined {
  const value = at(body, path);
  return typeof value === "string" ? value : undefined;
}

export function bodyAt(body: Body | undefined, path: string): Body {
  const value = at(body, path);
  return isBody(value) ? value : {};
}

export function listAt(body: Body | undefined, path: string): Body[] {
  const value = at(body, path);
  return Array.isArray(value) ? value.filter(isBody) : [];
}

/** The body with another value at a path; undefined takes it out. */
export function withAt(body: Body, path: string, value: Json | undefined): Body {
  const [name, ...rest] = path.split(".") as [string, ...string[]];
  if (value === undefined && !Object.hasOwn(body, name)) return body;
  const others = Object.entries(body).filter(([key]) => key !== name);
  const inside = rest.length > 0 ? withAt(bodyAt(body, name), rest.join("."), value) : value;
  // Built from entries: an assignment to a member called __proto__ would change the prototype.
  return Object.fromEntries(inside === undefined ? others : [...others, [name, inside]]);
}

/** RFC 7396: objects are merged, null takes out, all else replaces. */
export function mergePatch(body: Body, patch: Body): Body {
  const names = [...new Set([...Object.keys(body), ...Object.keys(patch)])];
  const merged = names.map((name): [string, Json | undefined] => {
    if (!Object.hasOwn(patch, name)) return [name, body[name]];
    const [old, changed] = [Object.hasOwn(body, name) ? body[name] : undefined, patch[name]];
    return [name, isBody(changed) ? mergePatch(isBody(old) ? old : {}, changed) : (changed ?? undefined)];
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Whether Azure takes two values for one: letter case in texts and the order of members do not count. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json | undefined): string {
  if (typeof value === "string") return JSON.stringify(value.toLowerCase());
  if (Array.isArray(value)) return `[${(value as Json[]).map(canonical).join()}]`;
  if (!isBody(value)) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  return `{${members
    .map(([name, member]) => `${name}:${canonical(member)}`)
    .sort()
    .join()}}`;
}
