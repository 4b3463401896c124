/**
 * Runs a piece of this library's own, synchronous code without the framework's stack captures.
 *
 * CDK for Terraform notes a full stack trace for every token and every nested block of a resource, which costs more than
 * making the resource. The traces would only show our own constructor. Errors keep their stacks: V8 makes those itself.
 */
export function withoutStackCapture<T>(run: () => T): T {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => undefined;
  try {
    return run();
  } finally {
    Error.captureStackTrace = capture;
  }
}
