package org.muster.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.PublicAddress;
import org.muster.shared.RandomSecret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time links that let people of the institution in force sign in and choose a password. */
@Service
public class Invitations {

  /** How long a link that is handed out to many may take to reach its owner. */
  private static final Duration LIFE = Duration.ofDays(7);

  /** Somebody to be let in; they will sign in by their number. */
  public record Guest(UUID person, String number, String name) {}

  /** A link, shown once and kept as a hash. */
  public record Invitation(String number, String name, String link) {}

  private final JdbcClient jdbc;
  private final PublicAddress address;
  private final Trail trail;
  private final Clock clock;

  Invitations(JdbcClient jdbc, PublicAddress address, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.address = address;
    this.trail = trail;
    this.clock = clock;
  }

  /** The persons who have chosen a password. */
  public Set<UUID> settled() {
    return new HashSet<>(
        jdbc.sql(
                """
                select person_id from identity.account
                 where institution_id = ? and person_id is not null and password is not null
                   and closed_at is null
                """)
            .param(CurrentInstitution.get())
            .query(UUID.class)
            .list());
  }

  /** Makes a link for each guest, and the account where there is none yet. */
  @Transactional
  public List<Invitation> invite(List<Guest> guests) {
    var secrets = guests.stream().map(guest -> RandomSecret.next()).toList();
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            with guest as (
              select * from unnest(:ids, :persons, :numbers, :names, :hashes)
                as g(id, person_id, number, name, hash)
            ), made as (
              insert into identity.account
                (institution_id, id, person_id, login, display_name, created_at)
              select :institution, id, person_id, number, name, :now from guest
              on conflict (institution_id, login) do nothing
              returning id, login
            ), account as (
              select id, login from made
              union all
              select a.id, a.login from identity.account a
               where a.institution_id = :institution and a.login = any (:numbers)
            )
            insert into identity.sign_in_link (institution_id, hash, account_id, expires_at)
            select :institution, g.hash, a.id, :until
              from guest g join account a on a.login = g.number
            """)
        .param("institution", CurrentInstitution.get())
        .param("ids", guests.stream().map(guest -> Ids.next()).toArray(UUID[]::new))
        .param("persons", guests.stream().map(Guest::person).toArray(UUID[]::new))
        .param("numbers", guests.stream().map(Guest::number).toArray(String[]::new))
        .param("names", guests.stream().map(Guest::name).toArray(String[]::new))
        .param("hashes", secrets.stream().map(RandomSecret::hash).toArray(byte[][]::new))
        .param("now", now)
        .param("until", now.plus(LIFE))
        .update();
    trail.record("identity.invite", "accounts", guests.size(), java.util.Map.of());
    var links = new java.util.ArrayList<Invitation>();
    for (int n = 0; n < guests.size(); n++) {
      var guest = guests.get(n);
      links.add(
          new Invitation(
              guest.number(), guest.name(), address.get() + "/sign-in/link/" + secrets.get(n)));
    }
    return links;
  }
}
