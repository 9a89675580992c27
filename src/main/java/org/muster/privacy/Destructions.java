package org.muster.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Destroys what has been kept long enough: told two weeks before, done unless somebody holds it,
 * certified with what went from which table. The certificate names nobody.
 */
@Service
public class Destructions {

  /** The kind of a destruction that somebody who left asked for. */
  public static final String OF_PERSON = "person";

  private static final Duration WARNING = Duration.ofDays(14);
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 500;

  private final DestructionRepository destructions;
  private final Periods periods;
  private final Shredder shredder;
  private final CertificateSigner signer;
  private final Institutions institutions;
  private final People people;
  private final Trail trail;
  private final Clock clock;

  Destructions(
      DestructionRepository destructions,
      Periods periods,
      Shredder shredder,
      CertificateSigner signer,
      Institutions institutions,
      People people,
      Trail trail,
      Clock clock) {
    this.destructions = destructions;
    this.periods = periods;
    this.shredder = shredder;
    this.signer = signer;
    this.institutions = institutions;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /** Those that are planned or held, the next first. */
  public List<Destruction> open() {
    return destructions.open();
  }

  /** Those that are done, the last first. */
  public List<Destruction> done(int limit) {
    return destructions.done(limit);
  }

  /** A destruction; 404 when there is none. */
  public Destruction get(UUID id) {
    return destructions.find(id).orElseThrow(Problem::notFound);
  }

  /**
   * Announces, for each kind of which something will have been kept long enough in two weeks, that
   * it will then be destroyed; where one of the kind is open already, nothing.
   */
  @Transactional
  public void plan() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var open = destructions.open().stream().map(Destruction::kind).collect(Collectors.toSet());
    for (var period : periods.all()) {
      var kept = periods.kept(period.kind());
      var before = now.plus(WARNING).minus(Duration.ofDays(period.days()));
      long expected = open.contains(kept.kind()) ? 0 : shredder.count(kept, before);
      if (expected > 0) {
        var planned =
            Destruction.planned(
                kept.kind(), period.days(), before, expected, now, now.plus(WARNING));
        if (destructions.add(planned)) {
          trail.record(
              "privacy.destruction-planned",
              "destruction",
              planned.id(),
              Map.of("kind", kept.kind(), "rows", expected));
        }
      }
    }
  }

  /** Those whose day has come and that nothing stands against. */
  public List<UUID> due() {
    var now = clock.instant();
    return destructions.open().stream()
        .filter(one -> !one.held() && !one.notBefore().isAfter(now))
        .map(Destruction::id)
        .toList();
  }

  /**
   * Destroys, in one transaction with the certificate: all or nothing. Where the period has been
   * lengthened since it was planned, what is younger than the longer one stays.
   *
   * @throws Problem 409 before its day, while it is held, or once it is done
   */
  @Transactional
  public void destroy(UUID id) {
    var planned =
        destructions.lock(id).orElseThrow(() -> Problem.conflict("privacy.destruction-done"));
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (planned.held() || planned.notBefore().isAfter(now)) {
      throw Problem.conflict("privacy.destruction-not-due");
    }
    var kept = periods.kept(planned.kind());
    var longest = now.minus(Duration.ofDays(periods.of(planned.kind()).days()));
    var before = planned.before().isBefore(longest) ? planned.before() : longest;
    certify(planned, before, now, shredder.destroy(kept, before), null);
  }

  /**
   * Destroys what is somebody's own, who has left and asks for it (PIPL, article 47): their master
   * record, answers, notes and account. What a closure was signed over is kept for its period.
   *
   * @param why the request: when and how it came
   * @throws Problem 422 for an unknown number, somebody who is still here, or without a reason
   */
  @Transactional
  public UUID erase(String number, String why) {
    var reason = reason(why);
    var leaver =
        people
            .leaver(number.strip())
            .orElseThrow(() -> Problem.unprocessable("privacy.not-a-leaver", number));
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var asked = Destruction.planned(OF_PERSON, 0, now, 0, now, now);
    destructions.add(asked);
    var destroyed = new LinkedHashMap<String, Long>();
    for (var kept : periods.kinds()) {
      destroyed.putAll(shredder.destroyOf(kept, leaver));
    }
    certify(asked, now, now, destroyed, reason);
    return asked.id();
  }

  private void certify(
      Destruction planned,
      Instant before,
      Instant now,
      Map<String, Long> destroyed,
      @Nullable String why) {
    var institution = institutions.current();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("certificate", planned.id().toString());
    fields.put("institution", Map.of("code", institution.code(), "name", institution.name()));
    fields.put("kind", planned.kind());
    if (why == null) {
      fields.put("periodDays", planned.days());
      fields.put("olderThan", before.toString());
    } else {
      fields.put("request", why);
    }
    fields.put("announcedAt", planned.plannedAt().toString());
    fields.put("destroyedAt", now.toString());
    fields.put("rows", destroyed);
    fields.put("previous", destructions.done(1).stream().map(one -> one.id().toString()).toList());
    destructions.done(planned.id(), before, now, signer.sign(fields));
    trail.record(
        "privacy.destroyed",
        "destruction",
        planned.id(),
        Map.of(
            "kind",
            planned.kind(),
            "rows",
            destroyed.values().stream().mapToLong(Long::longValue).sum()));
  }

  /**
   * Holds a planned destruction back until it is released: an investigation, a lawsuit, a request.
   *
   * @throws Problem 409 once it is done, 422 without a reason of 10 to 500 characters
   */
  @Transactional
  public void hold(UUID id, String why, String by) {
    get(id);
    var reason = reason(why);
    hold(id, clock.instant(), by, reason);
    trail.record("privacy.destruction-held", "destruction", id, Map.of());
  }

  /** Lets a destruction that was held go on; done at the earliest on the day that was told. */
  @Transactional
  public void release(UUID id) {
    get(id);
    hold(id, null, null, null);
    trail.record("privacy.destruction-released", "destruction", id, Map.of());
  }

  private void hold(UUID id, @Nullable Instant when, @Nullable String by, @Nullable String why) {
    if (!destructions.hold(id, when, by, why)) {
      throw Problem.conflict("privacy.destruction-done");
    }
  }

  private static String reason(String why) {
    var reason = why.strip();
    if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      throw Problem.unprocessable("privacy.reason", SHORTEST_REASON, LONGEST_REASON);
    }
    return reason;
  }
}
