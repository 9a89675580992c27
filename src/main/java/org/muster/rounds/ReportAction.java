package org.muster.rounds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.muster.notices.NoticeAction;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reporting from a message: by the personal link, or "all as yesterday" by one tap. */
@Component
class ReportAction implements NoticeAction {

  static final String WORD = "report";

  private record Key(UUID institution, UUID round) {}

  private final JdbcClient jdbc;
  private final Rounds rounds;
  private final PersonalLinks links;
  private final Reports reports;
  private final Institutions institutions;

  /** Thousands of letters of one round are written one after the other. */
  private final Cache<Key, Round> known =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofMinutes(1)).build();

  ReportAction(
      JdbcClient jdbc,
      Rounds rounds,
      PersonalLinks links,
      Reports reports,
      Institutions institutions) {
    this.jdbc = jdbc;
    this.rounds = rounds;
    this.links = links;
    this.reports = reports;
    this.institutions = institutions;
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public String linkKey() {
    return "rounds.report.link";
  }

  @Override
  public String tapKey() {
    return "rounds.report.tap";
  }

  @Override
  public String link(UUID round, UUID person) {
    var institution = CurrentInstitution.get();
    return links.link(
        institution, known.get(new Key(institution, round), key -> rounds.get(round)), person);
  }

  @Override
  public String page(UUID round) {
    return "/rounds/" + round + "/mine";
  }

  @Override
  public String tap(UUID round, UUID person, String key, Text t) {
    var receipt = reports.take(Submission.self(round, person, key, new Submission.Same()));
    return switch (receipt) {
      case Receipt.Accepted accepted ->
          t.of("rounds.report.tapped", t.time(accepted.at(), institutions.current().zone()));
      case Receipt.Received received ->
          t.of("rounds.report.received", t.time(received.at(), institutions.current().zone()));
      // Something is asked that yesterday's answers do not say.
      case Receipt.Faulty faulty -> t.of("rounds.report.asked");
      case Receipt.Refused refused -> refused.problem().message(t);
    };
  }

  @Override
  public Set<UUID> settled(UUID round, Collection<UUID> persons) {
    return new HashSet<>(
        jdbc.sql(
                """
                select person_id from rounds.roll
                 where institution_id = ? and round_id = ? and person_id = any (?)
                   and state <> 'missing'
                """)
            .params(CurrentInstitution.get(), round, persons.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }
}
