import { Construct } from "constructs";

/* A construct knows the whole tree: a failed comparison would print all of it, for minutes. Its path says as much. */
Object.defineProperty(Construct.prototype, "toJSON", {
  configurable: true,
  value(this: Construct) {
    return `construct ${this.node.path}`;
  },
});
