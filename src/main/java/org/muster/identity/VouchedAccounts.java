package org.muster.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Roll.Member;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The account of somebody for whom a sign-in service vouches. The roll decides who may come in; the
 * account is made when they first do.
 */
@Component
class VouchedAccounts {

  private static final Logger LOG = LoggerFactory.getLogger(VouchedAccounts.class);

  private final Roll roll;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Trail trail;
  private final Clock clock;

  VouchedAccounts(
      Roll roll, JdbcClient jdbc, TransactionTemplate transaction, Trail trail, Clock clock) {
    this.roll = roll;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.trail = trail;
    this.clock = clock;
  }

  /** The account of a number that a service vouches for, or the problem why there is none. */
  UUID account(String service, String institutionCode, String number) {
    var institution =
        roll.institution(institutionCode)
            .orElseThrow(
                () -> {
                  LOG.error("muster.sign-in.{}.institution is not the code of any", service);
                  return new Problem(
                      HttpStatus.SERVICE_UNAVAILABLE, "identity.provider-institution");
                });
    return CurrentInstitution.call(institution, () -> account(service, number));
  }

  private UUID account(String service, String number) {
    var member = roll.find(number).orElse(null);
    if (member == null) {
      note("sign-in.refused", "number", number, service);
      throw new Problem(HttpStatus.FORBIDDEN, "identity.number-unknown", number);
    }
    var known = known(member).or(() -> made(service, member)).or(() -> known(member));
    if (known.isEmpty() || !known.get().isOpenTo(member)) {
      note("sign-in.refused", "number", number, service);
      throw new Problem(HttpStatus.FORBIDDEN, "identity.account-refused", number);
    }
    return known.get().id();
  }

  private record Known(UUID id, @Nullable UUID person, boolean closed) {

    /** A closed account is somebody's decision, and one of another person is not theirs. */
    boolean isOpenTo(Member member) {
      return !closed && member.person().equals(person);
    }
  }

  private Optional<Known> known(Member member) {
    return jdbc.sql(
            """
            select id, person_id, closed_at is not null from identity.account
             where institution_id = ? and login = ?
            """)
        .params(CurrentInstitution.get(), member.number())
        .query(
            (row, n) ->
                new Known(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBoolean(3)))
        .optional();
  }

  /** Empty when another request of the same person was quicker. */
  private Optional<Known> made(String service, Member member) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              var id = Ids.next();
              int made =
                  jdbc.sql(
                          """
                          insert into identity.account
                            (institution_id, id, person_id, login, display_name, created_at)
                          values (?, ?, ?, ?, ?, ?)
                          on conflict (institution_id, login) do nothing
                          """)
                      .params(
                          CurrentInstitution.get(),
                          id,
                          member.person(),
                          member.number(),
                          member.name(),
                          clock.instant().atOffset(ZoneOffset.UTC))
                      .update();
              if (made == 0) {
                return Optional.<Known>empty();
              }
              note("account.made", "account", id, service);
              return Optional.of(new Known(id, member.person(), false));
            }));
  }

  private void note(String action, String kind, Object subject, String service) {
    trail.record(action, kind, subject, Map.of("by", service));
  }
}
