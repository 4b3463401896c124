import type { SourceBlob } from "./blobs";
import { ArmError, notHere, type Answer } from "./errors";
import { mergePatch, type Body } from "./json";
import { LongRunning } from "./long-running";
import { alike, GROUP_TYPE, routeOf, type Below, type Target } from "./path";
import { refuse } from "./refusals";
import type { Behaviour, Failure, Request } from "./request";
import { checkImmutable, checkLocation, checkRequired, settle } from "./settle";
import type { Store } from "./store";
import { typeNamed } from "./types";
import type { Context, ResourceType } from "./types/resource-type";
import { targetOf, World } from "./world";

type Doing = Failure["operation"];

/** Every resource, and what can be done with one: the same for all types, as the table of types says. */
export class Resources {
  readonly store: Store;
  /** Every change, in order: `create /subscriptions/…`; an action by its own name: `share …`. */
  readonly log: string[] = [];
  readonly longRunning: LongRunning;
  private readonly world: World;
  private failures: Failure[] = [];

  constructor(private readonly behaviour: Behaviour) {
    this.world = new World(behaviour.impliedGroups);
    this.store = this.world.store;
    this.longRunning = new LongRunning(this.store, behaviour);
  }

  fail(failure: Failure): void {
    this.failures.push(failure);
  }

  /** A resource that is there before anybody asks, or that is changed behind everybody's back: nothing is refused. */
  seed(id: string, body: Body, apiVersion?: string): void {
    const route = routeOf(id);
    const type = "target" in route ? typeNamed(route.target.type) : undefined;
    if (!type || !("target" in route)) throw notHere(`the type of '${id}'`);
    const target = this.world.canonical(type, route.target);
    if (target.nested && !this.store.get(target.owner)) this.seed(target.owner, {});
    const context = this.context(target, apiVersion ?? type.apiVersions[0]!);
    this.world.keep(target, settle(type, body, context));
  }

  answer(request: Request): Answer {
    const route = routeOf(request.path);
    return "target" in route ? this.resource(request, route.target) : this.below(request, route.below);
  }

  private resource(request: Request, written: Target): Answer {
    const type = this.typeOf(written.type, request);
    const target = this.world.canonical(type, written);
    switch (request.method) {
      case "GET":
      case "HEAD":
        return this.get(type, target, request);
      case "PUT":
        return this.write(type, target, request, request.body ?? {});
      case "PATCH":
        return this.patch(type, target, request);
      case "DELETE":
        return this.delete(type, target, request);
      default:
        throw notAllowed(request);
    }
  }

  private below(request: Request, below: Below): Answer {
    const { method, query, body = {} } = request;
    const type = below.of && typeNamed(below.of.type);
    const action =
      type?.actions && Object.entries(type.actions).find(([key]) => alike(key, `${method} ${below.word}`))?.[1];
    if (!type || !action) return this.list(request, below);
    this.typeOf(type.type, request);
    const resource = this.world.existing(type, this.world.canonical(type, below.of!));
    const now = this.behaviour.now();
    const context = {
      apiVersion: query.get("api-version") ?? "",
      store: this.store,
      now,
      before: resource,
      below,
      body,
      query,
    };
    const result = action(resource, context);
    if ("answer" in result) return result.answer;
    this.log.push(`${below.word} ${resource.id}`);
    this.world.keep(targetOf(resource.id), result.becomes);
    return this.longRunning.begin(type, resource.id, request, "Updating", { status: 202, result: result.result });
  }

  private get(type: ResourceType, target: Target, request: Request): Answer {
    this.mayFail("read", target);
    this.longRunning.look(this.store.get(target.id));
    const resource = this.world.existing(type, target);
    return request.method === "HEAD"
      ? { status: 204 }
      : { status: 200, body: this.longRunning.shown(resource, request) };
  }

  private write(type: ResourceType, target: Target, request: Request, sent: Body): Answer {
    if (type.implied) throw notAllowed(request);
    const before = this.store.get(target.id);
    const doing: Doing = before ? "update" : "create";
    this.world.requireOwner(target);
    this.longRunning.requireIdle(before);
    this.world.requireUnlocked(target.id, ["ReadOnly"]);
    const context = this.context(target, request.query.get("api-version") ?? "", request.source);
    checkLocation(type, sent, target, before);
    checkRequired(type, sent);
    const body = settle(type, sent, context);
    checkImmutable(type, body, before);
    refuse({ body, before: before?.body, context }, doing as "create" | "update");
    const failure = this.mayFail(doing, target);
    this.world.keep(target, body);
    this.log.push(`${doing} ${target.id}`);
    const status = before ? type.put.updated : type.put.created;
    return this.longRunning.begin(type, target.id, request, before ? "Updating" : "Creating", { status, failure });
  }

  private patch(type: ResourceType, target: Target, request: Request): Answer {
    if (!type.patch) throw notAllowed(request);
    const { body } = this.world.existing(type, target);
    return this.write(type, target, request, mergePatch(body, request.body ?? {}));
  }

  private delete(type: ResourceType, target: Target, request: Request): Answer {
    const before = this.store.get(target.id);
    if (type.implied) throw notAllowed(request);
    if (!before && type.type === GROUP_TYPE) this.world.existing(type, target);
    if (!before) return { status: 204 };
    this.world.requireUnlocked(target.id, ["ReadOnly", "CanNotDelete"]);
    refuse({ body: before.body, context: this.context(target, request.query.get("api-version") ?? "") }, "delete");
    this.world.requireEmpty(type, target.id);
    const failure = this.mayFail("delete", target);
    this.log.push(`delete ${target.id}`);
    if (type.deleted === 202)
      return this.longRunning.begin(type, target.id, request, "Deleting", { status: 202, failure });
    this.store.remove(target.id);
    return { status: type.deleted };
  }

  private list(request: Request, below: Below): Answer {
    if (request.method !== "GET") throw notAllowed(request);
    const type = this.typeOf(below.type, request);
    if (request.query.has("$filter")) throw notHere("filters of lists");
    if (below.of)
      this.world.existing(
        this.typeOf(below.of.type, request),
        this.world.canonical(typeNamed(below.of.type)!, below.of),
      );
    const found = this.store.below(below.owner).filter((one) => alike(one.type, type.type));
    const first = Number(request.query.get("$skiptoken") ?? 0) || 0;
    const last = first + this.behaviour.pageSize;
    const value = found.slice(first, last).map((resource) => this.longRunning.shown(resource, request));
    const next = new URLSearchParams(request.query);
    next.set("$skiptoken", String(last));
    const nextLink = last < found.length ? `${request.origin}${request.path}?${next.toString()}` : undefined;
    return { status: 200, body: { value, ...(nextLink !== undefined && { nextLink }) } };
  }

  private typeOf(name: string, { query }: Request): ResourceType {
    const type = typeNamed(name);
    if (!type) throw notHere(`resources of type '${name}'`);
    const apiVersion = query.get("api-version") ?? "";
    if (type.apiVersions.includes(apiVersion)) return type;
    const supported = `The supported api-versions are '${type.apiVersions.join(", ")}'.`;
    const message = /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(apiVersion)
      ? `No registered resource provider found for API version '${apiVersion}' for type '${type.type}'. ${supported}`
      : `The api-version '${apiVersion}' is invalid. ${supported}`;
    const code = message.startsWith("No") ? "NoRegisteredProviderFound" : "InvalidApiVersionParameter";
    throw new ArmError(400, code, message);
  }

  private context(target: Target, apiVersion: string, source?: SourceBlob): Context {
    const { store } = this;
    return { target, apiVersion, store, now: this.behaviour.now(), before: store.get(target.id), source };
  }

  /** A failure that a test has ordered: thrown, or given back if it comes late. */
  private mayFail(doing: Doing, { id, name }: Target): ArmError | undefined {
    const hit = this.failures.find(
      ({ operation, object }) => operation === doing && (alike(object, id) || object === name),
    );
    if (!hit) return undefined;
    this.failures = this.failures.filter((one) => one !== hit);
    const error = new ArmError(
      hit.status ?? 409,
      hit.code ?? "Failed",
      hit.message ?? `The test made this ${doing} fail.`,
    );
    if (!hit.late) throw error;
    return error;
  }
}

function notAllowed({ method, path }: Request): ArmError {
  return new ArmError(405, "MethodNotAllowed", `The method '${method}' is not allowed for '${path}'.`);
}
