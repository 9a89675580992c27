package org.muster.supplies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One side of a movement.
 *
 * @param id of the store or the person; null for the other kinds
 */
record Account(Kind kind, @Nullable UUID id) {

  enum Kind {
    STORE,
    PERSON,
    SUPPLIER,
    VOID;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static final Account SUPPLIER = new Account(Kind.SUPPLIER, null);

  /** Where what is missing at a count has gone, and what was too much has come from. */
  static final Account VOID = new Account(Kind.VOID, null);

  static Account store(UUID id) {
    return new Account(Kind.STORE, id);
  }

  static Account person(UUID id) {
    return new Account(Kind.PERSON, id);
  }
}
