package org.muster.notices;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.people.Audience;
import org.muster.people.Scope;

/** Whom a notice goes to. */
public sealed interface Recipients {

  /** Those of an audience who are in the sender's charge. */
  record Chosen(Audience audience, Scope scope) implements Recipients {}

  /** Everybody of an audience: for what the program itself sends. */
  record Everybody(Audience audience) implements Recipients {}

  /** Single persons, each with what is different for them in the words. */
  record Each(List<One> people) implements Recipients {}

  /** One person, and what the words in braces stand for. */
  record One(UUID person, Map<String, String> fields) {}
}
