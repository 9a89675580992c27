package org.muster.identity;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * What a token may be used for, at most: its owner's posts decide what is done with it and may
 * allow less.
 */
public enum TokenScope {
  /** Reading rosters in. */
  ROSTER("roster"),
  /** Publishing forms. */
  FORMS("forms"),
  /** Figures, lists, sheets and closures of rounds. */
  ROUNDS_READ("rounds:read"),
  /** Opening rounds, excusing, declaring unreachable, signing off. */
  ROUNDS_WRITE("rounds:write"),
  /** Handing in reports for persons. */
  REPORTS("reports"),
  /** Reports and cases without names, and figures, as FHIR or DHIS2. */
  FHIR("fhir"),
  /** Figures of all institutions, for those that oversee them. */
  PROVINCE("province"),
  /** Everybody's personal links: whoever has one can answer as its owner. */
  LINKS("links"),
  /** Reading and checking the trail. */
  TRAIL("trail"),
  /** Founding institutions: the set-up token's alone. */
  SET_UP("set-up");

  private final String word;

  TokenScope(String word) {
    this.word = word;
  }

  /** How it is written in the database and in the API's description. */
  public String word() {
    return word;
  }

  /** All that a token can be given. */
  public static Set<TokenScope> grantable() {
    return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SET_UP)));
  }

  /** What a handler says that it needs, or its class for all of them. */
  public static Optional<TokenScope> neededBy(Method operation, Class<?> type) {
    return Optional.ofNullable(
            AnnotatedElementUtils.findMergedAnnotation(operation, NeedsScope.class))
        .or(
            () ->
                Optional.ofNullable(
                    AnnotatedElementUtils.findMergedAnnotation(type, NeedsScope.class)))
        .map(NeedsScope::value);
  }

  /** The grantable scope of a word. */
  public static Optional<TokenScope> of(String word) {
    return grantable().stream().filter(scope -> scope.word.equals(word)).findFirst();
  }

  /** The scopes of words; one that is not known any more grants nothing. */
  static Set<TokenScope> of(String[] words) {
    return sorted(Stream.of(words).flatMap(word -> of(word).stream()).toList());
  }

  static Set<TokenScope> sorted(Collection<TokenScope> scopes) {
    return scopes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(scopes));
  }

  static List<String> words(Set<TokenScope> scopes) {
    return scopes.stream().map(TokenScope::word).toList();
  }
}
