import { join } from "node:path";
import { credentials, makeGenericClientConstructor, type ServiceDefinition } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { Cloud } from "./cloud";
import { StandIn } from "./stand-in";
import { serve } from "./server";
import { decodeValue, encodeValue, type Attributes } from "./values";

type Call = (request: object, done: (error: Error | null, answer: { state: { msgpack: Uint8Array } }) => void) => void;

test("a connection that is configured anew without a subscription works in the default one", async () => {
  const server = await serve(new StandIn(new Cloud(), "4.55.0"), "default");
  const { Addr } = Object.values(
    JSON.parse(server.reattach) as { [address: string]: { Addr: { String: string } } },
  )[0]!;
  const definition = loadSync(join(__dirname, "tfplugin5.proto"), { keepCase: true, longs: Number, enums: String });
  const Client = makeGenericClientConstructor(definition["tfplugin5.Provider"] as ServiceDefinition, "Provider");
  const client = new Client(Addr.String, credentials.createInsecure());
  const call = (method: string, request: object): Promise<Attributes> =>
    new Promise((resolve, reject) => {
      (client[method] as Call).call(client, request, (error, { state } = { state: { msgpack: new Uint8Array() } }) =>
        error ? reject(error) : resolve(decodeValue(state) as Attributes),
      );
    });
  const subscription = async (): Promise<unknown> => {
    const asked = await call("ReadDataSource", { type_name: "azurerm_client_config", config: encodeValue({}) });
    return asked.subscription_id;
  };
  try {
    await call("Configure", { config: encodeValue({ subscription_id: "other" }) });
    expect(await subscription()).toBe("other");
    await call("Configure", { config: encodeValue({ subscription_id: null }) });
    expect(await subscription()).toBe("default");
  } finally {
    client.close();
    server.stop();
  }
});
