package org.muster.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a round or a message is for: all students, or those who meet every criterion that is named;
 * a criterion is met by meeting one of its values. What a criterion means is said by the {@link
 * Criterion} of its word.
 *
 * @param criteria the values by the criterion's word, {@code {"units": ["0198…"]}}
 */
public record Audience(Map<String, List<String>> criteria) {

  /** Every student. */
  public static final Audience ALL = new Audience(Map.of());

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Audience {
    criteria = Map.copyOf(criteria);
  }

  /** Those who meet one criterion by one of these values. */
  public static Audience of(String word, Object... values) {
    return ALL.and(word, values);
  }

  /** Those of them who also meet a criterion by one of these values. */
  public Audience and(String word, Object... values) {
    var more = new LinkedHashMap<>(criteria);
    more.put(word, java.util.Arrays.stream(values).map(Object::toString).toList());
    return new Audience(more);
  }

  public String toJson() {
    return JSON.writeValueAsString(criteria);
  }

  public static Audience parse(String json) {
    return of(JSON.readTree(json));
  }

  /**
   * Reads {@code null}, {@code "students"}, {@code "all"}, or an object whose members are criteria,
   * each with a value or a list of values. Whether there are such criteria is for {@link
   * Audiences#check}.
   *
   * @throws Problem for anything else: what is not understood would widen the audience
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
    var criteria = new LinkedHashMap<String, List<String>>();
    json.properties()
        .forEach(
            member -> {
              if (!member.getValue().isNull()) {
                criteria.put(member.getKey(), values(member.getKey(), member.getValue()));
              }
            });
    return new Audience(criteria);
  }

  private static List<String> values(String word, JsonNode node) {
    var values = new ArrayList<String>();
    for (var value : node.isArray() ? node.values() : List.of(node)) {
      if (!value.isValueNode() || value.isNull()) {
        throw Problem.unprocessable("people.audience", word);
      }
      values.add(value.asString());
    }
    return List.copyOf(values);
  }
}
