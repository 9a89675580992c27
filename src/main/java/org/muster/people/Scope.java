package org.muster.people;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has in their charge today, from their posts and the posts they stand in for.
 * Controllers take it as a parameter and fetch through it.
 *
 * @param charges for each kind of post, the units in its charge with all that is below them
 * @param opened persons outside of it whom they may look at for a while, having said why
 */
public record Scope(
    UUID institution, @Nullable UUID person, Map<PostKind, Set<UUID>> charges, Set<UUID> opened) {

  public Scope(UUID institution, @Nullable UUID person, Map<PostKind, Set<UUID>> charges) {
    this(institution, person, charges, Set.of());
  }

  /** True for those who have the whole institution in their charge. */
  public boolean whole() {
    return holds(PostKind.WORKING_GROUP) || holds(PostKind.DATA_TEAM);
  }

  /** True for those who answer for the data: they see who looked, what was taken, what is kept. */
  public boolean overseesData() {
    return holds(PostKind.WORKING_GROUP) || holds(PostKind.DATA_PROTECTION);
  }

  public boolean holds(PostKind kind) {
    return charges.containsKey(kind);
  }

  /** True when the unit's people, by name and state, are in this charge. */
  public boolean covers(UUID unit) {
    return whole() || charges.values().stream().anyMatch(units -> units.contains(unit));
  }

  /**
   * True when the answers of the unit's people may be read: not by class leaders, and by the data
   * team as counts only.
   */
  public boolean readsAnswers(UUID unit) {
    return holds(PostKind.WORKING_GROUP)
        || charges.getOrDefault(PostKind.CHIEF_COUNSELLOR, Set.of()).contains(unit)
        || charges.getOrDefault(PostKind.COUNSELLOR, Set.of()).contains(unit);
  }

  /** True when this person's answers may be read: their own, their students', or opened to them. */
  public boolean readsAnswersOf(PersonLine someone) {
    return someone.id().equals(person)
        || opened.contains(someone.id())
        || someone.unit() != null && readsAnswers(someone.unit());
  }

  /** The units of one kind of post; empty where it is not held. */
  public Set<UUID> units(PostKind kind) {
    return charges.getOrDefault(kind, Set.of());
  }

  /** The units whose people's answers may be read, or null for all there are: for SQL. */
  public UUID @Nullable [] answerUnits() {
    return holds(PostKind.WORKING_GROUP)
        ? null
        : java.util.stream.Stream.of(PostKind.CHIEF_COUNSELLOR, PostKind.COUNSELLOR)
            .flatMap(kind -> units(kind).stream())
            .distinct()
            .toArray(UUID[]::new);
  }

  /** All units in this charge, or null for all there are: for SQL. */
  public UUID @Nullable [] units() {
    return whole()
        ? null
        : charges.values().stream().flatMap(Set::stream).distinct().toArray(UUID[]::new);
  }
}
