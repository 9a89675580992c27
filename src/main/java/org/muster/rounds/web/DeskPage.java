package org.muster.rounds.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Closure;
import org.muster.rounds.RollLine;
import org.muster.rounds.Round;
import org.muster.rounds.Tally;

/**
 * The counsellor's desk.
 *
 * @param round null while none has been opened
 * @param flagged those with an abnormal answer
 * @param missing those not heard from, class by class, at most {@link #SHOWN}
 */
public record DeskPage(
    @Nullable Round round,
    ZoneId zone,
    Instant now,
    Tally tally,
    List<ClassLine> classes,
    List<RollLine> flagged,
    int flaggedCount,
    List<Callee> missing) {

  /** Names shown of each list; the number above it leads to all. */
  static final int SHOWN = 60;

  /**
   * One of the counsellor's classes.
   *
   * @param leader the class leader's confirmation; null before
   * @param own the counsellor's signature; null before
   */
  public record ClassLine(
      UUID id, String name, Tally tally, @Nullable Closure leader, @Nullable Closure own) {}

  /** The address of the names behind a number. */
  public String people(String filter) {
    return round == null ? "/rounds" : "/rounds/" + round.id() + "/people?mine=1&" + filter;
  }

  /** True when the deadline has passed. */
  public boolean late() {
    return round != null && now.isAfter(round.dueAt());
  }

  /** Classes that a signature of the day would sign now. */
  public List<ClassLine> ready() {
    return unsigned(true);
  }

  /** Classes that it would leave, since somebody is missing. */
  public List<ClassLine> waiting() {
    return unsigned(false);
  }

  private List<ClassLine> unsigned(boolean whole) {
    return classes.stream()
        .filter(line -> line.own() == null && line.tally().roll() > 0)
        .filter(line -> line.tally().whole() == whole)
        .toList();
  }

  /** The figures of the classes that would be signed. */
  public Tally drafted() {
    return ready().stream().map(ClassLine::tally).reduce(Tally.NONE, DeskPage::plus);
  }

  static Tally plus(Tally a, Tally b) {
    return new Tally(
        a.roll() + b.roll(),
        a.reported() + b.reported(),
        a.proxy() + b.proxy(),
        a.excused() + b.excused(),
        a.unreachable() + b.unreachable());
  }

  /** The name of a class of this desk. */
  public String className(UUID unit) {
    return classes.stream()
        .filter(line -> line.id().equals(unit))
        .map(ClassLine::name)
        .findFirst()
        .orElse("");
  }
}
