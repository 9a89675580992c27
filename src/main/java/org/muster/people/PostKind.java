package org.muster.people;

import java.util.Locale;

/** The kinds of post in the chain and beside it. */
public enum PostKind {
  WORKING_GROUP,
  DATA_TEAM,
  CHIEF_COUNSELLOR,
  COUNSELLOR,
  CLASS_LEADER,
  LOGISTICS,
  COUNSELLING,
  AID,
  CAREERS,
  PUBLICITY,
  CLINIC,
  /** Answers for personal data, and is told whenever somebody looks past their charge. */
  DATA_PROTECTION;

  /** True for those of the muster's chain; offices see their own queues only. */
  boolean inChain() {
    return compareTo(CLASS_LEADER) <= 0;
  }

  /** The word in the database and in addresses: {@code chief_counsellor}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static PostKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
