package org.muster.watch.cases.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.watch.Release;
import org.muster.watch.cases.AttackRates;
import org.muster.watch.cases.Case;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Contact;
import org.muster.watch.cases.Curve;
import org.muster.watch.cases.Outbreak;
import org.muster.watch.cases.Transmission;

/**
 * One outbreak.
 *
 * @param cases those that the viewer may see
 * @param releases of those that are confirmed
 * @param keeps true for those who see all and keep it
 */
public record OutbreakPage(
    Outbreak outbreak,
    List<Case> cases,
    Map<UUID, Release> releases,
    Transmission.Summary summary,
    Curve curve,
    List<Contact> contacts,
    List<AttackRates.Line> rates,
    boolean keeps,
    LocalDate today,
    ZoneId zone) {

  private static final int FIRST = 40;

  public long count(CaseState state) {
    return cases.stream().filter(one -> one.state() == state).count();
  }

  /** Those about whom something must be done, suspected ones first. */
  public List<Case> open() {
    return cases.stream()
        .filter(one -> one.state().open())
        .sorted(Comparator.comparing(Case::state).thenComparing(Case::turnedAt))
        .toList();
  }

  /** As many of them as a page is read to its end. */
  public List<Case> firstOpen() {
    return open().stream().limit(FIRST).toList();
  }

  public @Nullable Release release(Case one) {
    return releases.get(one.id());
  }

  /** Those who are followed today. */
  public List<Contact> followed() {
    return contacts.stream().filter(one -> one.followed(today)).toList();
  }
}
