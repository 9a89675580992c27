package org.muster.people.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Everything held about one person, to be read and printed. */
public record DataDocument(Instant at, ZoneId zone, List<Part> parts) {

  /** What one room holds of one kind. */
  public record Part(String kind, List<List<Field>> rows) {}

  /** A field with what stands in it. */
  public record Field(String name, String value) {}
}
