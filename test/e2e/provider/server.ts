import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { wireDiagnostics, wirePath, type Diagnostic } from "./diagnostics";
import { Refused, type StandIn } from "./stand-in";
import { wireSchemas } from "./schema/wire";
import { decodeValue, encodeValue, isObject } from "./values";
import type { Attributes } from "./values";

interface Wire {
  readonly msgpack?: Uint8Array;
}
/** All fields of all requests: each method uses its own. */
interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config: Wire;
  readonly current_state: Wire;
  readonly prior_state: Wire;
  readonly planned_state: Wire;
  readonly proposed_new_state: Wire;
  readonly raw_state: { readonly json: Uint8Array };
}
type Method = (request: Request, connection: string) => object;

export interface RunningServer {
  /** What TF_REATTACH_PROVIDERS says about this server. */
  readonly reattach: string;
  stop(): void;
}

/**
 * Serves a stand-in on a loopback port. Not on a Unix socket: Terraform opens one connection for each provider
 * configuration, and only the port at its other end tells two subscriptions apart.
 */
export async function serve(standIn: StandIn, defaultSubscription: string): Promise<RunningServer> {
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(serviceDefinition(), handlers(methods(standIn, defaultSubscription)));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const address = { Network: "tcp", String: `127.0.0.1:${port}` };
  // Without `Test` Terraform would end the process that serves, which is the test runner.
  const attach = { Protocol: "grpc", ProtocolVersion: 5, Pid: process.pid, Test: true, Addr: address };
  return {
    reattach: JSON.stringify({ "registry.terraform.io/hashicorp/azurerm": attach }),
    stop: () => server.forceShutdown(),
  };
}

function serviceDefinition(): grpc.ServiceDefinition {
  const definition = loadSync(join(__dirname, "tfplugin5.proto"), { keepCase: true, longs: Number, enums: String });
  return definition["tfplugin5.Provider"] as grpc.ServiceDefinition;
}

function handlers(table: { [name: string]: Method }): grpc.UntypedServiceImplementation {
  const handle =
    (method: Method): grpc.handleUnaryCall<Request, object> =>
    (call, respond) => {
      try {
        respond(null, method(call.request, call.getPeer()));
      } catch (error) {
        if (error instanceof Refused) respond(null, { diagnostics: wireDiagnostics(error.diagnostics) });
        else respond({ code: grpc.status.INTERNAL, details: error instanceof Error ? error.stack : String(error) });
      }
    };
  return Object.fromEntries(Object.entries(table).map(([name, method]) => [name, handle(method)]));
}

function methods(standIn: StandIn, defaultSubscription: string): { [name: string]: Method } {
  const subscriptions = new Map<string, string>();
  const subscriptionOf = (connection: string) => subscriptions.get(connection) ?? defaultSubscription;
  return {
    GetSchema: () => ({
      ...wireSchemas(standIn.schemas()),
      server_capabilities: { plan_destroy: false, get_provider_schema_optional: true },
    }),
    PrepareProviderConfig: ({ config }) => ({
      prepared_config: config,
      ...refusals(standIn.prepare(object(config))),
    }),
    Configure: ({ config }, connection) => {
      const { subscription_id: subscription } = object(config);
      // A port may have served another provider configuration before.
      if (typeof subscription === "string") subscriptions.set(connection, subscription);
      else subscriptions.delete(connection);
      return {};
    },
    ValidateResourceTypeConfig: ({ type_name, config }) => refusals(standIn.validate(type_name, object(config))),
    ValidateDataSourceConfig: ({ type_name, config }) => refusals(standIn.validateData(type_name, object(config))),
    UpgradeResourceState: ({ type_name, raw_state }) => ({
      upgraded_state: encodeValue(
        standIn.upgrade(type_name, JSON.parse(Buffer.from(raw_state.json).toString("utf8")) as Attributes),
      ),
    }),
    ReadResource: ({ type_name, current_state }) => ({
      new_state: encodeValue(standIn.read(type_name, object(current_state))),
    }),
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state }) => {
      const { planned, replace, adjusted } = standIn.plan(type_name, nullable(prior_state), object(proposed_new_state));
      return {
        planned_state: encodeValue(planned),
        requires_replace: replace.map(wirePath),
        legacy_type_system: adjusted,
      };
    },
    ApplyResourceChange: ({ type_name, prior_state, planned_state }, connection) => {
      const prior = nullable(prior_state);
      try {
        const state = standIn.apply(type_name, prior, nullable(planned_state), subscriptionOf(connection));
        return { new_state: encodeValue(state) };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        // The object is as it was: Terraform keeps what it knew.
        return { new_state: encodeValue(prior), ...refusals(error.diagnostics) };
      }
    },
    ImportResourceState: ({ type_name, id }) => ({
      imported_resources: [{ type_name, state: encodeValue(standIn.import(type_name, id)) }],
    }),
    ReadDataSource: ({ type_name, config }, connection) => ({
      state: encodeValue(standIn.readData(type_name, object(config), subscriptionOf(connection))),
    }),
    Stop: () => ({}),
  };
}

function refusals(diagnostics: Diagnostic[]): object {
  return { diagnostics: wireDiagnostics(diagnostics) };
}

function nullable(wire: Wire): Attributes | null {
  const value = decodeValue(wire);
  return isObject(value) ? value : null;
}

function object(wire: Wire): Attributes {
  return nullable(wire) ?? {};
}
