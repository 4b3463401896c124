import { ArmError, type Answer } from "./errors";
import { textAt, withAt, type Body } from "./json";
import { Operations, type Operation } from "./operations";
import type { Behaviour, Request } from "./request";
import type { Resource, Store } from "./store";
import { typeNamed } from "./types";
import type { ResourceType } from "./types/resource-type";
import { targetOf } from "./world";

/** Changes that take time: how they are answered, and how they are asked for afterwards. */
export class LongRunning {
  private readonly operations = new Operations();

  constructor(
    private readonly store: Store,
    private readonly behaviour: Behaviour,
  ) {}

  /** Somebody looks at a resource: what goes on with it is one step further. */
  look(resource: Resource | undefined): void {
    this.operations.look(resource?.operation);
  }

  requireIdle(before: Resource | undefined): void {
    const operation = this.operations.get(before?.operation);
    if (before && operation?.kind === "Deleting" && operation.status === "InProgress") {
      throw new ArmError(409, "Conflict", `The resource '${before.name}' is marked for deletion.`);
    }
  }

  /** The answer to a change: at once where the type knows no other, with an operation to ask otherwise. */
  begin(
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
    const headers = mode === "state" ? {} : this.headers(operation, request, mode === "asyncOperation");
    const silent = status === 202 && (kind === "Deleting" || mode === "location" || result !== undefined);
    return { status, headers, ...(!silent && { body: this.shown(this.store.get(id)!, request) }) };
  }

  private headers(operation: Operation, request: Request, both: boolean): { [name: string]: string } {
    const { subscription } = targetOf(operation.resource);
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
  answer(name: string, request: Request): Answer {
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
}
