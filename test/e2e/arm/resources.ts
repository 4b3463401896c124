import { ArmError, notHere, type Answer } from "./errors";
import { mergePatch, textAt, withAt, type Body } from "./json";
import { Operations, type Operation } from "./operations";
import { alike, GROUP_TYPE, routeOf, type Below, type Target } from "./path";
import { refuse } from "./refusals";
import { checkImmutable, checkLocation, checkRequired, settle } from "./settle";
import { Store, type Resource } from "./store";
import { typeNamed } from "./types";
import type { Context, LongRunning, ResourceType } from "./types/resource-type";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Where the server is reached, for addresses in answers. */
  readonly origin: string;
  readonly body?: Body;
}

export interface Failure {
  readonly operation: "create" | "read" | "update" | "delete";
  /** The id, or the name, of the resource that it happens to. */
  readonly object: string;
  readonly message?: string;
  readonly status?: number;
  readonly code?: string;
  /** Whether Azure first says yes: the operation fails, and leaves the resource in the state Failed. */
  readonly late?: boolean;
}

export interface Behaviour {
  /** How often somebody who polls a write is told to wait; once unless said otherwise. */
  readonly steps: number;
  readonly pageSize: number;
  /** Whether a resource group exists as soon as something is made in it. */
  readonly impliedGroups: boolean;
  /** How every type tells that a change takes time, instead of as the table says. */
  readonly longRunning?: LongRunning;
  readonly now: () => Date;
}

type Doing = Failure["operation"];

/** Every resource, and what can be done with one: the same for all types, as the table of types says. */
export class Resources {
  readonly store = new Store();
  readonly operations = new Operations();
  readonly log: string[] = [];
  private failures: Failure[] = [];

  constructor(private readonly behaviour: Behaviour) {}

  fail(failure: Failure): void {
    this.failures.push(failure);
  }

  /** A resource that is there before anybody asks, or that is changed behind everybody's back: nothing is refused. */
  seed(id: string, body: Body, apiVersion?: string): void {
    const route = routeOf(id);
    const type = "target" in route ? typeNamed(route.target.type) : undefined;
    if (!type || !("target" in route)) throw notHere(`the type of '${id}'`);
    const target = this.canonical(type, route.target);
    if (target.nested) this.seedOwner(target.owner);
    const context = this.context(target, apiVersion ?? type.apiVersions[0]!);
    this.keep(target, settle(type, body, context));
  }

  answer(request: Request): Answer {
    const route = routeOf(request.path);
    return "target" in route ? this.resource(request, route.target) : this.below(request, route.below);
  }

  private resource(request: Request, written: Target): Answer {
    const type = this.typeOf(written.type, request);
    const target = this.canonical(type, written);
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
    const resource = this.existing(type, this.canonical(type, below.of!));
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
    this.log.push(`update ${resource.id}`);
    this.keep(routeTarget(resource.id), result.becomes);
    return this.begun(type, resource.id, request, "Updating", { status: 202, result: result.result });
  }

  private get(type: ResourceType, target: Target, request: Request): Answer {
    this.mayFail("read", target);
    this.operations.look(this.store.get(target.id)?.operation);
    const resource = this.existing(type, target);
    return request.method === "HEAD" ? { status: 204 } : { status: 200, body: this.shown(resource, request) };
  }

  private write(type: ResourceType, target: Target, request: Request, sent: Body): Answer {
    if (type.implied) throw notAllowed(request);
    const before = this.store.get(target.id);
    const doing: Doing = before ? "update" : "create";
    this.requireOwner(target);
    this.requireIdle(before);
    this.requireUnlocked(target.id, ["ReadOnly"]);
    const context = this.context(target, request.query.get("api-version") ?? "");
    checkLocation(type, sent, target, before);
    checkRequired(type, sent);
    const body = settle(type, sent, context);
    checkImmutable(type, body, before);
    refuse({ body, before: before?.body, context }, doing as "create" | "update");
    const failure = this.mayFail(doing, target);
    this.keep(target, body);
    this.log.push(`${doing} ${target.id}`);
    const status = before ? type.put.updated : type.put.created;
    return this.begun(type, target.id, request, before ? "Updating" : "Creating", { status, failure });
  }

  private patch(type: ResourceType, target: Target, request: Request): Answer {
    if (!type.patch) throw notAllowed(request);
    const { body } = this.existing(type, target);
    return this.write(type, target, request, mergePatch(body, request.body ?? {}));
  }

  private delete(type: ResourceType, target: Target, request: Request): Answer {
    const before = this.store.get(target.id);
    if (type.implied) throw notAllowed(request);
    if (!before && type.type === GROUP_TYPE) this.existing(type, target);
    if (!before) return { status: 204 };
    this.requireUnlocked(target.id, ["ReadOnly", "CanNotDelete"]);
    refuse({ body: before.body, context: this.context(target, request.query.get("api-version") ?? "") }, "delete");
    this.requireEmpty(type, target.id);
    const failure = this.mayFail("delete", target);
    this.log.push(`delete ${target.id}`);
    if (type.deleted === 202) return this.begun(type, target.id, request, "Deleting", { status: 202, failure });
    this.store.remove(target.id);
    return { status: type.deleted };
  }

  private list(request: Request, below: Below): Answer {
    if (request.method !== "GET") throw notAllowed(request);
    const type = this.typeOf(below.type, request);
    if (request.query.has("$filter")) throw notHere("filters of lists");
    if (below.of)
      this.existing(this.typeOf(below.of.type, request), this.canonical(typeNamed(below.of.type)!, below.of));
    const found = this.store.below(below.owner).filter((one) => alike(one.type, type.type));
    const first = Number(request.query.get("$skiptoken") ?? 0) || 0;
    const last = first + this.behaviour.pageSize;
    const value = found.slice(first, last).map((resource) => this.shown(resource, request));
    const next = new URLSearchParams(request.query);
    next.set("$skiptoken", String(last));
    const nextLink = last < found.length ? `${request.origin}${request.path}?${next.toString()}` : undefined;
    return { status: 200, body: { value, ...(nextLink !== undefined && { nextLink }) } };
  }

  /** The answer to a change: at once where the type knows no other, with an operation to ask otherwise. */
  private begun(
    type: ResourceType,
    id: string,
    request: Request,
    kind: Operation["kind"],
    { status, failure, result }: { status: number; failure?: ArmError; result?: Body },
  ): Answer {
    const mode = kind === "Deleting" ? "asyncOperation" : (this.behaviour.longRunning ?? type.longRunning);
    const resource = this.store.get(id)!;
    if (mode === "none") return { status, body: this.shown(resource, request) };
    const left = kind === "Deleting" ? 0 : this.behaviour.steps;
    const finish = (): void => {
      if (kind === "Deleting" && !failure) this.store.remove(id);
    };
    const started = this.behaviour.now();
    const operation = this.operations.begin({ resource: id, kind, left, started, failure, result, finish });
    this.store.set({ ...resource, operation: operation.name });
    const headers = mode === "state" ? {} : this.operationHeaders(operation, request, mode === "asyncOperation");
    const silent = status === 202 && (kind === "Deleting" || mode === "location" || result !== undefined);
    return { status, headers, ...(!silent && { body: this.shown(this.store.get(id)!, request) }) };
  }

  private operationHeaders(operation: Operation, request: Request, both: boolean): { [name: string]: string } {
    const { subscription } = routeTarget(operation.resource);
    const provider = /\/providers\/(Microsoft\.\w+)\//.exec(operation.resource)?.[1] ?? "Microsoft.Resources";
    const location = textAt(this.store.get(operation.resource)?.body, "location") ?? "westeurope";
    const path = `/subscriptions/${subscription}/providers/${provider}/locations/${location}/operations/${operation.name}`;
    const address = `${request.origin}${path}?api-version=${request.query.get("api-version") ?? ""}`;
    return {
      ...(both && { "Azure-AsyncOperation": address }),
      Location: `${address}&monitor=true`,
      "Retry-After": "0",
    };
  }

  /** Where an operation is asked for: how it stands, or, at its other address, what came of it. */
  operation(name: string, request: Request): Answer {
    const operation = this.operations.look(name);
    if (!operation) throw new ArmError(404, "NotFound", `The operation '${name}' was not found.`);
    const goingOn = operation.status === "InProgress";
    const headers = { "Retry-After": "0" };
    if (request.query.get("monitor") === "true") {
      if (goingOn)
        return { status: 202, headers: { ...headers, Location: `${request.origin}${request.path}?${request.query}` } };
      if (operation.failure) throw operation.failure;
      const resource = this.store.get(operation.resource);
      return resource ? { status: 200, body: operation.result ?? this.shown(resource, request) } : { status: 204 };
    }
    const times = {
      startTime: operation.started.toISOString(),
      ...(!goingOn && { endTime: this.behaviour.now().toISOString() }),
    };
    const error = operation.failure && !goingOn ? operation.failure.envelope() : {};
    const properties = operation.result && !goingOn ? { properties: { output: operation.result } } : {};
    return {
      status: 200,
      headers,
      body: { id: request.path, name, status: operation.status, ...times, ...properties, ...error },
    };
  }

  /** A resource as it is answered. */
  shown({ id, type, name, body, operation }: Resource, { query }: Pick<Request, "query">): Body {
    const under = this.operations.get(operation);
    const state = under?.status === "InProgress" ? under.kind : under?.status === "Failed" ? "Failed" : "Succeeded";
    const row = typeNamed(type)!;
    const { tags, ...rest } = row.render ? row.render(body, query) : body;
    const shown = { id, name, type, ...rest, ...(tags !== undefined && { tags }) };
    return row.tracked ? withAt(shown, "properties.provisioningState", state) : shown;
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

  /** The target by the id that the resource has already, or with the type as the table spells it. */
  private canonical(type: ResourceType, target: Target): Target {
    const owner = this.store.get(target.owner)?.id ?? target.owner;
    const known = this.store.get(target.id);
    const last = type.type.split("/").pop()!;
    const isGroup = type.type === GROUP_TYPE;
    const between = isGroup || target.nested ? `/${last}` : `/providers/${type.type}`;
    const id = known?.id ?? `${owner}${between}/${target.name}`;
    return { ...target, owner, id, type: type.type, name: known?.name ?? target.name };
  }

  private context(target: Target, apiVersion: string): Context {
    const { store } = this;
    return { target, apiVersion, store, now: this.behaviour.now(), before: store.get(target.id) };
  }

  private keep(target: Target, body: Body): void {
    const { id, type, name } = target;
    this.store.set({ id, type, name, body });
  }

  private existing(type: ResourceType, target: Target): Resource {
    const resource = this.store.get(target.id) ?? this.implied(type, target);
    if (resource) return resource;
    this.requireOwner(target);
    if (type.type === GROUP_TYPE) throw groupNotFound(target.name);
    const where = target.group === undefined ? "" : ` under resource group '${target.group}'`;
    throw new ArmError(404, "ResourceNotFound", `The Resource '${type.type}/${target.name}'${where} was not found.`);
  }

  private implied({ implied, type }: ResourceType, { id, name, owner }: Target): Resource | undefined {
    return implied && alike(name, "default") && this.store.get(owner) ? { id, type, name, body: implied } : undefined;
  }

  /** What a resource is part of has to be there: its parent, its group, or what it applies to if that is of a type here. */
  private requireOwner(target: Target): void {
    if (target.group !== undefined && target.type !== GROUP_TYPE) this.requireGroup(target);
    const route = /\/providers\/|\/resourceGroups\//i.test(target.owner) ? routeOf(target.owner) : undefined;
    const owner = route && "target" in route ? route.target : undefined;
    const type = owner && typeNamed(owner.type);
    if (!owner || !type || this.store.get(owner.id) || this.implied(type, owner)) return;
    if (!target.nested) this.existing(type, owner);
    const message = `Can not perform requested operation on nested resource. Parent resource '${owner.name}' not found.`;
    throw new ArmError(404, "ParentResourceNotFound", message);
  }

  private requireGroup({ subscription, group = "" }: Target): void {
    const id = `/subscriptions/${subscription}/resourceGroups/${group}`;
    if (this.store.get(id)) return;
    if (!this.behaviour.impliedGroups) throw groupNotFound(group);
    this.seed(id, { location: "westeurope" });
  }

  private seedOwner(owner: string): void {
    if (!this.store.get(owner)) this.seed(owner, {});
  }

  private requireIdle(before: Resource | undefined): void {
    const operation = this.operations.get(before?.operation);
    if (before && operation?.kind === "Deleting" && operation.status === "InProgress") {
      throw new ArmError(409, "Conflict", `The resource '${before.name}' is marked for deletion.`);
    }
  }

  private requireUnlocked(id: string, levels: string[]): void {
    const locks = this.store.all("Microsoft.Authorization/locks").filter((lock) => {
      const scope = lock.id.slice(0, lock.id.toLowerCase().lastIndexOf("/providers/microsoft.authorization/"));
      const covers = `${id.toLowerCase()}/`.startsWith(`${scope.toLowerCase()}/`) && !alike(lock.id, id);
      return covers && levels.includes(textAt(lock.body, "properties.level") ?? "");
    });
    if (locks.length === 0 || /\/Microsoft\.Authorization\/locks\//i.test(id)) return;
    const scopes = locks.map((lock) => lock.id.split("/providers/Microsoft.Authorization/")[0]).join(", ");
    const message = `The scope '${id}' cannot perform the operation because following scope(s) are locked: '${scopes}'. Please remove the lock and try again.`;
    throw new ArmError(409, "ScopeLocked", message);
  }

  private requireEmpty(type: ResourceType, id: string): void {
    const nested = type.type === GROUP_TYPE ? [] : this.store.nested(id);
    if (nested.length === 0) return;
    const ids = nested.map((one) => one.id.split("/providers/").pop()).join(", ");
    const message = `Can not delete resource before nested resources are deleted. Some existing nested resource IDs include: '${ids}'.`;
    throw new ArmError(409, "CannotDeleteResource", message);
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

function routeTarget(id: string): Target {
  const route = routeOf(id);
  if (!("target" in route)) throw new Error(`${id} is no resource`);
  return route.target;
}

function groupNotFound(name: string): ArmError {
  return new ArmError(404, "ResourceGroupNotFound", `Resource group '${name}' could not be found.`);
}

function notAllowed({ method, path }: Request): ArmError {
  return new ArmError(405, "MethodNotAllowed", `The method '${method}' is not allowed for '${path}'.`);
}
