package org.muster.forms;

import org.muster.shared.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A questionnaire's JSON in the one form it is stored and compared in: members in order, no space.
 *
 * @param text the canonical JSON
 * @param hash SHA-256 of it
 */
record Canonical(String text, String hash, Form form) {

  private static final int LONGEST = 512 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** Reads what someone wants to publish, or refuses it. */
  static Canonical sent(String json) {
    if (json.length() > LONGEST) {
      throw Refusal.notJson();
    }
    return of(json);
  }

  /** Reads what was published; the database's spelling may be longer than what was sent. */
  static Canonical of(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      refuseUnwritable(Cursor.root(root));
      Form form = Questionnaire.read(Cursor.root(root));
      String text = JSON.writeValueAsString(JSON.treeToValue(root, Object.class));
      return new Canonical(text, Sha256.hex(text), form);
    } catch (JacksonException | NumberFormatException malformed) {
      throw Refusal.notJson();
    }
  }

  /** What PostgreSQL's jsonb cannot hold, also in members nobody reads, and absurd numbers. */
  private static void refuseUnwritable(Cursor at) {
    JsonNode node = at.node();
    if (node.isString() && !writable(node.stringValue())) {
      throw at.bad();
    }
    if (node.isNumber()) {
      at.number();
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        refuseUnwritable(new Cursor(node.get(i), at.path() + "[" + i + "]", at.element()));
      }
    }
    for (String name : node.propertyNames()) {
      if (!writable(name)) {
        throw at.bad();
      }
      refuseUnwritable(at.at(name));
    }
  }

  private static boolean writable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
