package org.muster.forms;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person's answers by item code, in the order of the form. A value is a Boolean, a BigDecimal
 * without trailing zeros, a text (dates and option codes are text), or a list of these where a
 * question repeats.
 */
public final class Answers {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();
  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};
  private static final String SEALED = "sealed";
  private static final Answers NONE = new Answers(new LinkedHashMap<>());

  private final Map<String, Object> values;

  private Answers(LinkedHashMap<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** No answer to anything. */
  public static Answers none() {
    return NONE;
  }

  /** Answers in the order of the map; a question without an answer is left out. */
  public static Answers of(Map<String, ? extends @Nullable Object> values) {
    var canonical = new LinkedHashMap<String, Object>();
    values.forEach(
        (code, value) -> {
          if (value != null && !List.of().equals(value)) {
            canonical.put(code, canonical(value));
          }
        });
    return new Answers(canonical);
  }

  /**
   * Answers from what {@link #toJson} or PostgreSQL wrote.
   *
   * @throws IllegalArgumentException when it is no object of answers
   */
  public static Answers parse(String json) {
    try {
      LinkedHashMap<String, Object> values = JSON.readValue(json, MAP);
      return values == null ? none() : of(values);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("not an object of answers", malformed);
    }
  }

  /**
   * Answers from what {@link #toJson(Set, UnaryOperator)} wrote.
   *
   * @param open gives the text that was sealed
   */
  public static Answers parse(String json, UnaryOperator<String> open) {
    if (!json.contains(SEALED)) {
      return parse(json);
    }
    try {
      LinkedHashMap<String, Object> values = JSON.readValue(json, MAP);
      values.replaceAll(
          (code, value) ->
              value instanceof Map<?, ?> box && box.get(SEALED) instanceof String sealed
                  ? open.apply(sealed)
                  : value);
      return of(values);
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("not an object of answers", malformed);
    }
  }

  /** Compact JSON in the order of the form. */
  public String toJson() {
    return JSON.writeValueAsString(values);
  }

  /**
   * The same with the text of some questions sealed, each as an object: nobody can type one.
   *
   * @param codes the questions
   * @param seal makes a text unreadable
   */
  public String toJson(Set<String> codes, UnaryOperator<String> seal) {
    if (Collections.disjoint(values.keySet(), codes)) {
      return toJson();
    }
    var written = new LinkedHashMap<>(values);
    written.replaceAll(
        (code, value) ->
            codes.contains(code) && value instanceof String text
                ? Map.of(SEALED, seal.apply(text))
                : value);
    return JSON.writeValueAsString(written);
  }

  /** Answers by item code. */
  public Map<String, Object> asMap() {
    return values;
  }

  /** The answer of a question, or null. */
  public @Nullable Object get(String code) {
    return values.get(code);
  }

  /** The answers of a question: none, one, or several where it repeats. */
  public List<?> all(String code) {
    Object value = values.get(code);
    return value == null ? List.of() : value instanceof List<?> several ? several : List.of(value);
  }

  /** True when this is (one of) the answers of a question. */
  public boolean has(String code, Object value) {
    return all(code).contains(value);
  }

  /** The answer of a question as text for an input, empty when there is none. */
  public String text(String code) {
    List<?> all = all(code);
    return all.isEmpty() ? "" : all.getFirst().toString();
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** A number in the one form it is stored in: 36.50 is 36.5, 4E+1 is 40. */
  static BigDecimal canonical(BigDecimal number) {
    if (Math.abs((long) number.scale()) > 1000 || number.precision() > 1000) {
      throw new IllegalArgumentException("no answer: a number of absurd size");
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Object canonical(Object value) {
    return switch (value) {
      case List<?> several -> several.stream().map(Answers::canonical).toList();
      case BigDecimal number -> canonical(number);
      case Number number -> canonical(new BigDecimal(number.toString()));
      case Boolean yes -> yes;
      case String text -> text;
      default -> throw new IllegalArgumentException("no answer: " + value.getClass());
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Answers answers && values.equals(answers.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Health data: kept out of logs. */
  @Override
  public String toString() {
    return "Answers[" + values.size() + "]";
  }
}
