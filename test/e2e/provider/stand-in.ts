import { CloudError, type Cloud } from "./cloud";
import { readDataSource } from "./data-sources";
import type { Diagnostic } from "./diagnostics";
import { parseId } from "./ids";
import { planResource, type Plan } from "./plan";
import { ResourceType } from "./resource";
import { deriveDataSource, deriveResource } from "./schema/bindings";
import { recordedSchemas, type Release } from "./schema/recorded";
import { conformed } from "./schema/conformed";
import type { ProviderSchemas, Schema } from "./schema/schema";
import { semanticsOf } from "./semantics";
import { validateDataSource, validateResource } from "./validate";
import type { Attributes } from "./values";

/** A failed operation: told to Terraform as one error. */
export class Refused extends Error {
  constructor(readonly diagnostics: Diagnostic[]) {
    super(diagnostics.map(({ summary }) => summary).join("; "));
  }
}

/** The stand-in for azurerm: recorded schemas, a table of semantics and a cloud in memory. */
export class StandIn {
  private readonly recorded: ProviderSchemas;
  private readonly derivedResources = new Map<string, Schema>();
  private readonly derivedDataSources = new Map<string, Schema>();

  constructor(
    readonly cloud: Cloud,
    release: Release,
  ) {
    this.recorded = recordedSchemas(release);
  }

  /** Types outside the recorded slice: their schema comes from the installed bindings. */
  offer(resources: string[], dataSources: string[]): void {
    for (const type of resources.filter((name) => name.startsWith("azurerm_"))) {
      if (!this.recorded.resource_schemas[type]) addDerived(this.derivedResources, type, deriveResource);
    }
    for (const type of dataSources.filter((name) => name.startsWith("azurerm_"))) {
      if (!this.recorded.data_source_schemas[type]) addDerived(this.derivedDataSources, type, deriveDataSource);
    }
  }

  schemas(): ProviderSchemas {
    const { provider, resource_schemas, data_source_schemas } = this.recorded;
    return {
      provider,
      resource_schemas: { ...resource_schemas, ...Object.fromEntries(this.derivedResources) },
      data_source_schemas: { ...data_source_schemas, ...Object.fromEntries(this.derivedDataSources) },
    };
  }

  /** The provider block as the provider checks it before it is configured. */
  prepare(config: Attributes): Diagnostic[] {
    return Array.isArray(config.features) && config.features.length !== 1
      ? [{ summary: `exactly one "features" block is required, got ${config.features.length}`, path: ["features"] }]
      : [];
  }

  validate(type: string, config: Attributes): Diagnostic[] {
    const { schema, semantics } = this.resource(type);
    return validateResource(schema, semantics, config);
  }

  validateData(type: string, config: Attributes): Diagnostic[] {
    return validateDataSource(this.dataSource(type), type, config);
  }

  plan(type: string, prior: Attributes | null, proposed: Attributes): Plan {
    const { schema, semantics } = this.resource(type);
    const plan = planResource(schema, semantics, prior, proposed);
    const problem = semantics.refusePlan?.(plan.planned);
    if (problem !== undefined) throw new Refused([{ summary: problem }]);
    return plan;
  }

  apply(type: string, prior: Attributes | null, planned: Attributes | null, subscription: string): Attributes | null {
    const resource = this.resource(type);
    const [doing, name] = prior === null ? ["creating", planned?.name] : [planned ? "updating" : "deleting", prior.id];
    return attempt(`${doing} ${type} "${String(name)}"`, () => {
      if (planned === null) {
        if (prior) resource.delete(prior);
        return null;
      }
      return prior === null ? resource.create(planned, subscription) : resource.update(planned);
    });
  }

  read(type: string, state: Attributes): Attributes | null {
    return attempt(`reading ${type} "${String(state.id)}"`, () => this.resource(type).read(state));
  }

  /** A stored state brought to the schema: what the schema does not have goes, what is missing is null. */
  upgrade(type: string, state: Attributes): Attributes {
    return conformed(this.resource(type).schema.block, state);
  }

  /** The empty object that the following read fills. */
  import(type: string, id: string): Attributes {
    const { schema, semantics } = this.resource(type);
    if (!parseId(semantics.id, id)) {
      throw new Refused([{ summary: `parsing "${id}": not the id of a ${type}, expected ${semantics.id}` }]);
    }
    return conformed(schema.block, { id });
  }

  readData(type: string, config: Attributes, subscription: string): Attributes {
    const resources = this.schemas().resource_schemas;
    const schemaOf = (found: string): Schema => resources[found] ?? this.dataSource(found);
    const query = { cloud: this.cloud, config, subscription, schemaOf };
    return attempt(`reading data ${type}`, () => readDataSource(type, this.dataSource(type), query));
  }

  private resource(type: string): ResourceType {
    const schema = this.recorded.resource_schemas[type] ?? this.derivedResources.get(type);
    if (!schema) throw new Refused([{ summary: `the stand-in was not told of ${type}` }]);
    return new ResourceType(type, schema, semanticsOf(type, schema), this.cloud);
  }

  private dataSource(type: string): Schema {
    const schema = this.recorded.data_source_schemas[type] ?? this.derivedDataSources.get(type);
    if (!schema) throw new Refused([{ summary: `the stand-in was not told of data ${type}` }]);
    return schema;
  }
}

function addDerived(known: Map<string, Schema>, type: string, derive: (type: string) => Schema): void {
  if (known.has(type)) return;
  try {
    known.set(type, derive(type));
  } catch (error) {
    // A type the bindings do not have either is Terraform's to refuse.
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
  }
}

/** Runs an operation; what the service or the provider refuses becomes one diagnostic. */
function attempt<T>(doing: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const text = error instanceof CloudError ? `${doing}: ${error.message}` : error.message;
    throw new Refused([{ summary: text }]);
  }
}
