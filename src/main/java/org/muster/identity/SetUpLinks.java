package org.muster.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import org.muster.shared.MusterSettings;
import org.muster.shared.RandomSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The one-time link by which the first person gets in, instead of a default password. */
@Service
public class SetUpLinks {

  private static final Logger LOG = LoggerFactory.getLogger(SetUpLinks.class);

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final MusterSettings settings;
  private final ObjectProvider<MadeUpCampus> campus;
  private final Environment environment;
  private final Clock clock;

  SetUpLinks(
      JdbcClient jdbc,
      Accounts accounts,
      MusterSettings settings,
      ObjectProvider<MadeUpCampus> campus,
      Environment environment,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.settings = settings;
    this.campus = campus;
    this.environment = environment;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void welcome() {
    if (settings.demo()) {
      campus.ifAvailable(MadeUpCampus::begin);
      LOG.info("Muster: look around at {}/demo", address());
    } else if (accounts.none()) {
      LOG.info("Muster: nobody can sign in yet. Set it up at {}/setup/{}", address(), renew());
    } else {
      LOG.info("Muster: ready at {}", address());
    }
  }

  private String address() {
    var port = environment.getProperty("local.server.port");
    return port == null
        ? settings.publicUrl()
        : settings.publicUrl().replace("//localhost:8080", "//localhost:" + port);
  }

  /** A new link's secret; links made before no longer serve. */
  public String renew() {
    var secret = RandomSecret.next();
    // One statement, so that two programs starting at once leave no third link behind.
    jdbc.sql(
            """
            with gone as (delete from identity.set_up_link)
            insert into identity.set_up_link (hash, created_at) values (?, ?)
            """)
        .params(RandomSecret.hash(secret), clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return secret;
  }

  /** True while this is the link and nobody has an account. */
  public boolean serves(String secret) {
    return jdbc.sql("select exists (select from identity.set_up_link where hash = ?)")
            .param(RandomSecret.hash(secret))
            .query(Boolean.class)
            .single()
        && accounts.none();
  }

  /** Ends the link: somebody can sign in now. */
  public void close() {
    jdbc.sql("delete from identity.set_up_link").update();
  }
}
