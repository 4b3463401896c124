import { randomUUID } from "node:crypto";
import type { ArmError } from "./errors";
import type { Body } from "./json";

export interface Operation {
  readonly name: string;
  /** The resource that it changes. */
  readonly resource: string;
  readonly started: Date;
  readonly kind: "Creating" | "Updating" | "Deleting";
  /** How many more times somebody who looks is told to wait. */
  left: number;
  readonly finish: () => void;
  /** How it ends, if not well. */
  readonly failure?: ArmError;
  /** What a finished operation answers at the address of its result, where that is not the resource. */
  readonly result?: Body;
  status: "InProgress" | "Succeeded" | "Failed";
}

/** Operations that take time. None has a clock: each look brings it one step on, so that tests never wait. */
export class Operations {
  private readonly operations = new Map<string, Operation>();

  begin(
    operation: Pick<Operation, "resource" | "started" | "kind" | "left" | "finish" | "failure" | "result">,
  ): Operation {
    const begun: Operation = { ...operation, name: randomUUID(), status: "InProgress" };
    this.operations.set(begun.name, begun);
    return begun;
  }

  get(name: string | undefined): Operation | undefined {
    return name === undefined ? undefined : this.operations.get(name.toLowerCase());
  }

  /** Looks at an operation: it is told as it is after this look. */
  look(name: string | undefined): Operation | undefined {
    const operation = this.get(name);
    if (operation?.status !== "InProgress") return operation;
    if (operation.left > 0) {
      operation.left -= 1;
      return operation;
    }
    operation.status = operation.failure ? "Failed" : "Succeeded";
    operation.finish();
    return operation;
  }
}
