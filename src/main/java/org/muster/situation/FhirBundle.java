package org.muster.situation;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A FHIR R4 Bundle of type collection, written one resource at a time: none is kept. Its links come
 * last, since only then it is known whether there is more.
 */
public final class FhirBundle implements AutoCloseable {

  /** What FHIR's JSON is sent as. */
  public static final String TYPE = "application/fhir+json";

  private final JsonGenerator out;

  /** Begins one. */
  public FhirBundle(OutputStream to, JsonMapper json, Instant at) {
    out = json.createGenerator(to);
    out.writeStartObject();
    out.writeStringProperty("resourceType", "Bundle");
    out.writeStringProperty("type", "collection");
    out.writeStringProperty("timestamp", at.toString());
    out.writeArrayPropertyStart("entry");
  }

  /** Adds a resource. */
  public void add(UUID id, Map<String, ?> resource) {
    out.writePOJO(Map.of("fullUrl", "urn:uuid:" + id, "resource", resource));
  }

  /**
   * Ends it.
   *
   * @param next where it goes on; null where this is all
   */
  public void end(String self, @Nullable String next) {
    out.writeEndArray();
    var link = Map.of("relation", "self", "url", self);
    out.writePOJOProperty(
        "link",
        next == null ? List.of(link) : List.of(link, Map.of("relation", "next", "url", next)));
    out.writeEndObject();
  }

  @Override
  public void close() {
    out.close();
  }
}
