package org.muster.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a round or a message is for: all students, or those who meet every criterion that is set.
 *
 * @param units ids of units, with all below them
 * @param places ids of places, with all below them
 * @param origin beginnings of GB/T 2260 codes, {@code 42} for Hubei
 * @param numbers single students by number
 * @param staying true for those who stay on campus, false for those who left
 */
public record Audience(
    @Nullable List<UUID> units,
    @Nullable List<UUID> places,
    @Nullable List<String> origin,
    @Nullable List<String> numbers,
    @Nullable Boolean staying) {

  /** Every student. */
  public static final Audience ALL = new Audience(null, null, null, null, null);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * An SQL condition over {@code people.student s}; it takes {@link #parameters} and a parameter
   * {@code institution}.
   */
  public static final String CONDITION =
      """
      s.institution_id = :institution
      and (:units::uuid[] is null or s.unit_id in (
        with recursive u as (
          select id from people.unit where institution_id = :institution and id = any (:units::uuid[])
          union select c.id from u join people.unit c
            on c.institution_id = :institution and c.parent_id = u.id)
        select id from u))
      and (:places::uuid[] is null or s.place_id in (
        with recursive p as (
          select id from people.place where institution_id = :institution and id = any (:places::uuid[])
          union select c.id from p join people.place c
            on c.institution_id = :institution and c.parent_id = p.id)
        select id from p))
      and (:origin::text[] is null or exists (
        select from unnest(:origin::text[]) o where starts_with(s.origin, o)))
      and (:numbers::text[] is null or s.number = any (:numbers::text[]))
      and (:staying::boolean is null or s.staying = :staying::boolean)
      """;

  /** The values of {@link #CONDITION}'s criteria. */
  public Map<String, @Nullable Object> parameters() {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("units", units == null ? null : units.toArray(UUID[]::new));
    values.put("places", places == null ? null : places.toArray(UUID[]::new));
    values.put("origin", origin == null ? null : origin.toArray(String[]::new));
    values.put("numbers", numbers == null ? null : numbers.toArray(String[]::new));
    values.put("staying", staying);
    return values;
  }

  public String toJson() {
    var json = JSON.createObjectNode();
    putAll(json, "units", units);
    putAll(json, "places", places);
    putAll(json, "origin", origin);
    putAll(json, "numbers", numbers);
    if (staying != null) {
      json.put("staying", staying);
    }
    return json.toString();
  }

  public static Audience parse(String json) {
    return of(JSON.readTree(json));
  }

  /**
   * Reads {@code null}, {@code "students"}, {@code "all"}, or an object with any of {@code units},
   * {@code places}, {@code origin}, {@code numbers}, {@code staying}.
   *
   * @throws Problem for anything else: a criterion that is not understood would widen the audience
   */
  public static Audience of(@Nullable JsonNode json) {
    if (json == null
        || json.isNull()
        || json.isString() && List.of("students", "all").contains(json.stringValue())) {
      return ALL;
    }
    if (!json.isObject()) {
      throw Problem.unprocessable("people.audience", json.getNodeType().name());
    }
    for (var name : json.propertyNames()) {
      if (!List.of("units", "places", "origin", "numbers", "staying").contains(name)) {
        throw Problem.unprocessable("people.audience", name);
      }
    }
    var staying = json.get("staying");
    return new Audience(
        ids(json, "units"),
        ids(json, "places"),
        words(json, "origin"),
        words(json, "numbers"),
        staying == null || staying.isNull() ? null : staying.asBoolean());
  }

  private static @Nullable List<UUID> ids(JsonNode json, String name) {
    var words = words(json, name);
    try {
      return words == null ? null : words.stream().map(UUID::fromString).toList();
    } catch (IllegalArgumentException notAnId) {
      throw Problem.unprocessable("people.audience", name);
    }
  }

  private static @Nullable List<String> words(JsonNode json, String name) {
    var values = json.get(name);
    if (values == null || values.isNull()) {
      return null;
    }
    var words = new ArrayList<String>();
    values.forEach(value -> words.add(value.asString()));
    return words;
  }

  private static void putAll(
      tools.jackson.databind.node.ObjectNode json, String name, @Nullable List<?> values) {
    if (values != null) {
      var array = json.putArray(name);
      values.forEach(value -> array.add(value.toString()));
    }
  }
}
