package org.muster.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells PostgreSQL, on every connection handed out, whose rows this thread may see; and the
 * connection, for how long this thread waits for it. Hands none out for an institution that is
 * held.
 */
class InstitutionDataSource extends DelegatingDataSource {

  /**
   * In milliseconds, for the first word of a connection that may have died while it lay in the
   * pool: the answer takes no work.
   */
  private static final int FIRST_WORD = 10_000;

  private final Supplier<? extends HeldInstitutions> held;

  /**
   * Guards a data source.
   *
   * @param held asked when a connection is wanted for an institution, not before
   */
  InstitutionDataSource(DataSource target, Supplier<? extends HeldInstitutions> held) {
    super(target);
    this.held = held;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var institution = CurrentInstitution.find();
    if (institution.isPresent() && held.get().isHeld(institution.get())) {
      // As a database that is away: whoever can wait tries again, and nothing is given up.
      throw new SQLTransientConnectionException("held", Problem.held());
    }
    Connection connection = super.getConnection();
    connection.setNetworkTimeout(Runnable::run, FIRST_WORD);
    // Set on every hand-out, also to nothing: a pooled connection still carries the last value.
    try (var statement =
        connection.prepareStatement("select set_config('muster.institution', ?, false)")) {
      statement.setString(1, CurrentInstitution.find().map(UUID::toString).orElse(""));
      statement.execute();
      connection.setNetworkTimeout(
          Runnable::run, Patience.find().map(Duration::toMillis).map(Math::toIntExact).orElse(0));
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }
}
