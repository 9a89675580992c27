package org.muster.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each post must do at the stage in force, and what of it is done. */
@Service
public class Duties {

  private static final int LONGEST_NOTE = 500;

  private final Stages stages;
  private final Chain chain;
  private final TickTable ticks;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Duties(
      Stages stages,
      Chain chain,
      TickTable ticks,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.stages = stages;
    this.chain = chain;
    this.ticks = ticks;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /** The checklists of the posts somebody acts in today; none where no stage is in force. */
  public List<Checklist> of(UUID person) {
    return stages.inForce().map(now -> of(now, person)).orElse(List.of());
  }

  private List<Checklist> of(InForce now, UUID person) {
    var acting =
        chain.actsFor(person).stream()
            .filter(post -> !now.stage().duties(post.kind()).isEmpty())
            .toList();
    if (acting.isEmpty()) {
      return List.of();
    }
    var done =
        ticks.of(now, institutions.today(), acting.stream().map(Chain.ActsFor::holder).toList());
    return acting.stream()
        .map(
            post ->
                new Checklist(
                    post.kind(),
                    post.holder(),
                    post.name(),
                    post.holder().equals(person),
                    lines(
                        now.stage().duties(post.kind()),
                        done.getOrDefault(
                            new TickTable.Owed(post.holder(), post.kind()), Map.of()))))
        .toList();
  }

  private List<Checklist.Line> lines(List<Duty> duties, Map<String, Checklist.Tick> done) {
    return duties.stream()
        .map(
            duty -> {
              var tick = done.get(duty.code());
              return new Checklist.Line(duty, tick, tick == null && isLate(duty));
            })
        .toList();
  }

  private boolean isLate(Duty duty) {
    if (duty.by() == null) {
      return false;
    }
    var institution = institutions.current();
    Instant by = institutions.today().atTime(duty.by()).atZone(institution.zone()).toInstant();
    return clock.instant().isAfter(by);
  }

  /**
   * Notes that a duty is done; a second time it changes nothing.
   *
   * @param holder whose duty it is: one's own, or of somebody one stands in for
   * @throws Problem 403 when the viewer does not act in that post, 409 when the stage in force has
   *     no such duty, 422 for a note of more than 500 characters
   */
  @Transactional
  public void tick(Viewer viewer, PostKind role, String duty, UUID holder, String note) {
    requireActing(viewer, role, holder);
    if (note.length() > LONGEST_NOTE) {
      throw Problem.unprocessable("operation.duty-note", LONGEST_NOTE);
    }
    var now = stages.inForce().orElseThrow(() -> Problem.conflict("operation.duty-gone"));
    var owed =
        now.stage().duties(role).stream()
            .filter(one -> one.code().equals(duty))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("operation.duty-gone"));
    ticks
        .add(
            now,
            owed,
            holder,
            viewer,
            note.isBlank() ? null : note.strip(),
            clock.instant(),
            institutions.today())
        .ifPresent(
            id -> trail.record("operation.duty-done", "person", holder, Map.of("duty", duty)));
  }

  /** Takes a tick back. */
  @Transactional
  public void undo(Viewer viewer, UUID tick) {
    var owed =
        stages
            .inForce()
            .flatMap(now -> ticks.find(tick, now.operation().id()))
            .orElseThrow(Problem::notFound);
    requireActing(viewer, owed.role(), owed.holder());
    ticks.undo(tick, viewer.name(), clock.instant());
    trail.record("operation.duty-undone", "person", owed.holder(), Map.of());
  }

  private void requireActing(Viewer viewer, PostKind role, UUID holder) {
    if (chain.actsFor(viewer.self()).stream()
        .noneMatch(post -> post.kind() == role && post.holder().equals(holder))) {
      throw Problem.forbidden();
    }
  }
}
