package org.muster.backup;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.rounds.ClosureChains;
import org.muster.shared.CurrentInstitution;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail and the closures as they stand on one connection: the program's own services, without
 * the program. It runs nothing, least of all its jobs, so that looking changes nothing.
 */
final class Chains implements AutoCloseable {

  /**
   * Where an institution's two chains end.
   *
   * @param trail how long, its last hash, and whether every link holds
   * @param closures the same of the closures
   */
  record Heads(UUID institution, String name, Head trail, Head closures) {}

  /** The end of a chain. */
  record Head(long length, String hash, boolean holds) {}

  private final AnnotationConfigApplicationContext services =
      new AnnotationConfigApplicationContext();

  /** On a connection that stays the caller's, at the moment of what it shows. */
  Chains(Connection connection, Instant at) {
    var source = new SingleConnectionDataSource(connection, true);
    services.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
    services.registerBean(
        TransactionTemplate.class,
        () -> new TransactionTemplate(new DataSourceTransactionManager(source)));
    services.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
    services.registerBean(Clock.class, () -> Clock.fixed(at, ZoneOffset.UTC));
    services.register(Institutions.class, Trail.class, ClosureChains.class);
    services.refresh();
  }

  List<Institution> institutions() {
    return services.getBean(Institutions.class).all();
  }

  Heads heads(UUID institution) {
    return heads(services.getBean(Institutions.class).get(institution));
  }

  List<Heads> heads() {
    return services.getBean(Institutions.class).all().stream().map(this::heads).toList();
  }

  private Heads heads(Institution institution) {
    return CurrentInstitution.call(
        institution.id(),
        () -> {
          var trail = services.getBean(Trail.class).verify();
          var closures = services.getBean(ClosureChains.class).verify();
          return new Heads(
              institution.id(),
              institution.name(),
              new Head(trail.entries(), trail.head(), trail.holds()),
              new Head(closures.closures(), closures.head(), closures.holds()));
        });
  }

  /** Puts an entry on the trail of every institution there is, or of none. */
  void record(String action, String subject, Map<String, ?> detail) {
    services
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                services
                    .getBean(Institutions.class)
                    .all()
                    .forEach(
                        institution ->
                            CurrentInstitution.run(
                                institution.id(),
                                () ->
                                    services
                                        .getBean(Trail.class)
                                        .record(action, "backup", subject, detail))));
  }

  /**
   * Puts an entry on one institution's trail, and commits what was done before on the connection.
   */
  void record(UUID institution, String action, String code, Map<String, ?> detail) {
    services
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> note(institution, action, code, detail));
  }

  /** The same on the trails of those that oversee all institutions. */
  void recordWithOverseers(String action, String code, Map<String, ?> detail) {
    var institutions = services.getBean(Institutions.class);
    services
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                institutions
                    .overseers()
                    .forEach(overseer -> note(overseer.id(), action, code, detail)));
  }

  private void note(UUID institution, String action, String code, Map<String, ?> detail) {
    CurrentInstitution.run(
        institution,
        () -> services.getBean(Trail.class).record(action, "institution", code, detail));
  }

  @Override
  public void close() {
    services.close();
  }
}
